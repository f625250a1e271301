/// The last line of a reply: code, word, fields and text.
public struct FinalLine: Sendable {
    /// The three digits.
    public var code: Int
    /// The stable word, as sent; a newer server may send one that ``ReplyWord`` does not know.
    public var word: String
    /// `name=value` after the word, in order.
    public var fields: [(String, String)]
    /// What a person reads.
    public var text: String?

    /// A final line with a word of the table.
    public init(_ word: ReplyWord, fields: [(String, String)] = [], text: String? = nil) {
        self.init(code: word.code, word: word.rawValue, fields: fields, text: text)
    }

    init(code: Int, word: String, fields: [(String, String)], text: String?) {
        self.code = code
        self.word = word
        self.fields = fields
        self.text = text
    }

    /// The value of the first field of that name.
    public subscript(name: String) -> String? {
        fields.first { $0.0 == name }?.1
    }

    /// Whether the answer says no: the rows before it are void.
    public var isRefusal: Bool { code >= 400 }
}

extension FinalLine {
    init(_ outcome: Outcome) {
        self.init(outcome.word, fields: outcome.fields, text: outcome.text)
    }

    /// The line of a refusal, in the session's language.
    init(_ refusal: Refusal, in language: String = Phrase.languages[0]) {
        self.init(refusal.word, fields: refusal.fields, text: refusal.text(in: language))
    }

    /// The line without tag and LF; in JSON mode fields and text stand in one object after ` : `.
    public func serialised(json isJSON: Bool = false) -> String {
        guard !isJSON else { return "\(code) \(word) : \(json.text)" }
        let named = fields.map { " \($0.0)=\($0.1.asProtocolWord)" }.joined()
        return "\(code) \(word)\(named)" + (text.map { " : \($0.escapedForDisplay)" } ?? "")
    }

    /// The object that stands for the line in JSON mode: code, word, the fields, text.
    public var json: JSONText {
        let head: [(String, JSONText)] = [("code", .number(code)), ("word", .string(word))]
        let tail: [(String, JSONText)] = text.map { [("text", .string($0))] } ?? []
        return .object(head + fields.map { ($0.0, .string($0.1)) } + tail)
    }
}
