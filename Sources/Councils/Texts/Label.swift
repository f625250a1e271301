/// A name or a sentence as people write it: not blank, at most 500 characters, no control characters.
public struct Label: Sendable, Hashable {
    /// The text without the blanks around it.
    public let text: String

    /// The longest label, in characters.
    public static let limit = 500

    /// What a label looks like, for messages.
    public static let rule: Message = "label_malformed"

    /// A label without the blanks around it, or `nil` where the text is none.
    public init?(_ text: String) {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= Self.limit || text.unicodeScalars.count <= Self.limit,
            !text.unicodeScalars.contains(where: \.isControl)
        else { return nil }
        self.text = text
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character; those of ASCII are known without a table.
    fileprivate var isControl: Bool {
        isASCII ? value < 0x20 || value == 0x7F : properties.generalCategory == .control
    }
}
