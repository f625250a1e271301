/// A request line as read: its tag and its words, without the payload's marker.
public struct RequestLine: Sendable, Equatable {
    /// The tag without `@`.
    public var tag: String?
    /// The words in order; never empty when parsed.
    public var words: [RequestWord]

    /// Reads a line without its EOL. Throws `501 syntax` with `col=` when it breaks the grammar.
    public init(parsing octets: [UInt8]) throws(Refusal) {
        var scanner = try WordScanner(octets)
        tag = RequestTag.find(in: octets)
        if tag != nil { scanner.skipTag() }
        words = try scanner.words()
    }

    /// The line of those words, to be sent.
    public init(tag: String? = nil, _ forms: [RequestWord.Form]) {
        self.tag = tag
        self.words = []
        for form in forms {
            words.append(RequestWord(form, column: description.count + (description.isEmpty ? 1 : 2)))
        }
    }
}

extension RequestLine: CustomStringConvertible {
    /// The line as it is typed, without EOL.
    public var description: String {
        ((tag.map { ["@\($0)"] } ?? []) + words.map(\.form.description)).joined(separator: " ")
    }
}
