/// One line of a reply as the client reads it.
public struct ReplyLine: Sendable {
    /// What the line is.
    public enum Content: Sendable {
        /// A line before the final one. A code that a newer server may send has no kind and is passed over by clients.
        case part(ReplyLineKind?, String)
        /// The line that ends the reply.
        case final(FinalLine)
    }

    /// The request's tag without `@`.
    public var tag: String?
    /// What the line is.
    public var content: Content

    /// Reads a line without its LF. Throws ``AdminClientError/protocolBroken(_:)`` when it is no reply line.
    public init(parsing line: String) throws(AdminClientError) {
        var rest = line[...]
        tag = RequestTag.find(in: line.utf8)
        if tag != nil { rest = rest.drop { $0 != " " }.dropFirst() }
        let digits = rest.utf8.prefix(3)
        guard digits.count == 3, digits.allSatisfy(\.isDigit), let code = Int(String(Substring(digits))) else {
            throw .protocolBroken("not a reply line: \(line.escapedForDisplay)")
        }
        let separator = rest.utf8.dropFirst(3).first
        let text = String(Substring(rest.utf8.dropFirst(4)))
        switch separator {
        case UInt8(ascii: "-"): content = .part(ReplyLineKind(rawValue: code), text)
        case UInt8(ascii: " "): content = .final(try FinalLine(code: code, parsing: text))
        default: throw .protocolBroken("not a reply line: \(line.escapedForDisplay)")
        }
    }
}

extension FinalLine {
    /// Reads what follows the code. Fields are words of the request's grammar; the text starts after the first ` : ` outside quotes.
    init(code: Int, parsing rest: String) throws(AdminClientError) {
        let (head, text) = Self.split(rest)
        guard let line = try? RequestLine(parsing: Array(head.utf8)), case .plain(let word)? = line.words.first?.form
        else {
            throw .protocolBroken("not a final line: \(rest.escapedForDisplay)")
        }
        let fields = line.words.compactMap { word in
            if case .assignment(let name, let value) = word.form { (name, value ?? "") } else { nil }
        }
        self.init(code: code, word: word, fields: fields, text: text)
    }

    private static func split(_ rest: String) -> (head: Substring, text: String?) {
        var isQuoted = false
        var isEscaped = false
        let octets = rest.utf8
        for index in octets.indices {
            let octet = octets[index]
            if !isQuoted, octets[index...].starts(with: " : ".utf8) {
                return (rest[..<index], String(rest[octets.index(index, offsetBy: 3)...]))
            }
            if octet == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
            isEscaped = octet == UInt8(ascii: "\\") && !isEscaped
        }
        return (rest[...], nil)
    }
}
