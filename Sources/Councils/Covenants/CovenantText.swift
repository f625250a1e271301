/// The text of a covenant (giao ước thi đua): what the members of a cluster give each other their word on.
public struct CovenantText: Sendable, Hashable {
    /// Paragraphs separated by line breaks, without blanks around them.
    public let text: String

    /// The longest text, in characters.
    public static let limit = 20_000

    /// What such a text looks like, for messages.
    public static let rule = Paragraphs.rule(limit: limit)

    /// A text, or `nil` where it is none.
    public init?(_ text: String) {
        guard let paragraphs = Paragraphs(text.trimmed, limit: Self.limit) else { return nil }
        self.text = paragraphs.text
    }

    /// A text from the octets of a file, or `nil` where it is none.
    public init?(octets: [UInt8]) {
        guard let text = String(validating: octets, as: UTF8.self) else { return nil }
        self.init(text)
    }
}
