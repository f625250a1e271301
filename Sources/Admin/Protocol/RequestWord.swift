/// One word of a request line.
public struct RequestWord: Sendable, Equatable {
    /// What the word is.
    public enum Form: Sendable, Equatable {
        /// A plain word: a part of the command's name, or free text in quotes.
        case plain(String)
        /// `--name`.
        case flag(String)
        /// `name=value`; nil when nothing follows the equals sign, while `name=""` is the empty text.
        case assignment(String, String?)
    }

    /// What the word is.
    public var form: Form
    /// Where it starts: the first character of the line is 1.
    public var column: Int

    /// A word at a column.
    public init(_ form: Form, column: Int) {
        self.form = form
        self.column = column
    }
}

extension RequestWord.Form: CustomStringConvertible {
    /// The word as it is typed; reading it back gives the same word.
    public var description: String {
        switch self {
        case .plain(let text): Self.mustQuote(text) ? text.quoted : text.asProtocolWord
        case .flag(let name): "--\(name)"
        case .assignment(let name, let value): "\(name)=\(value?.asProtocolWord ?? "")"
        }
    }

    /// Whether bare text would be read as a tag, a comment, a marker, a flag or an assignment.
    private static func mustQuote(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return scalars.contains("=")
            || ["@", "#", "<{", "<<", "--"].contains { scalars.starts(with: $0.unicodeScalars) }
    }

    /// Whether the text may stand before an equals sign or after two hyphens.
    public static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, first.isAlphanumeric else { return false }
        return text.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }
}
