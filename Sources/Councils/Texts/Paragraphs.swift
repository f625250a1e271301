/// A text as people write it in a document: paragraphs with line breaks between them, and no other hidden characters.
public struct Paragraphs: Sendable, Hashable {
    /// The text with its line breaks as LF.
    public let text: String

    /// A text, or `nil` where it is empty, longer than `limit` characters or holds what nobody sees.
    public init?(_ text: String, limit: Int) {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        guard !text.isEmpty, text.unicodeScalars.count <= limit,
            lines.allSatisfy({ !$0.unicodeScalars.contains(where: Self.isHidden) })
        else { return nil }
        self.text = lines.joined(separator: "\n")
    }

    /// What such a text looks like, for messages.
    public static func rule(limit: Int) -> Message {
        Message("part_text_malformed", ["limit": "\(limit)"])
    }

    /// What nobody sees and answers escape: controls, separators, marks of direction.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl || scalar == "\u{FEFF}"
        }
    }
}
