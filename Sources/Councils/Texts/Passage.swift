/// What takes more than a sentence to say: not blank, at most 5000 characters, line breaks but no other control characters.
public struct Passage: Sendable, Hashable {
    /// The text without the blanks around it, its lines ended by LF.
    public let text: String

    /// The longest passage, in characters.
    public static let limit = 5000

    /// What a passage looks like, for messages.
    public static let rule = Message("passage_malformed", ["limit": "\(limit)"])

    /// A passage, or `nil` where the text is none.
    public init?(_ text: String) {
        let lines = text.trimmed.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let text = lines.joined(separator: "\n")
        guard !text.isEmpty, text.unicodeScalars.count <= Self.limit,
            !text.unicodeScalars.contains(where: { $0 != "\n" && $0.properties.generalCategory == .control })
        else { return nil }
        self.text = text
    }
}
