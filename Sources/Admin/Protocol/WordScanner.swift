/// Splits a line into words by the protocol's grammar, scalar by scalar: a combining mark after a quote must not hide the quote.
struct WordScanner {
    private let line: String
    private var position: String.Index

    /// Checks that the line is UTF-8 without forbidden characters.
    init(_ octets: [UInt8]) throws(Refusal) {
        guard let line = String(validating: octets, as: UTF8.self) else {
            throw .syntax(.notUTF8, column: Self.columnOfInvalidOctet(in: octets))
        }
        self.line = line
        position = line.startIndex
        if let bad = line.unicodeScalars.firstIndex(where: \.isForbidden) {
            let name = "U+" + String(line.unicodeScalars[bad].value, radix: 16, uppercase: true)
            throw .syntax(.forbidden(name), column: column(of: bad))
        }
    }

    mutating func skipTag() {
        skipSpaces()
        skip { $0 != " " }
    }

    mutating func words() throws(Refusal) -> [RequestWord] {
        var words: [RequestWord] = []
        skipSpaces()
        while position < line.endIndex {
            if try !skipMarker() { words.append(try word()) }
            skipSpaces()
        }
        guard !words.isEmpty else { throw .syntax(.noCommand, column: column(of: position)) }
        return words
    }

    /// The framing has already taken the marker at the end; one elsewhere has no payload.
    private mutating func skipMarker() throws(Refusal) -> Bool {
        let rest = line.utf8[position...]
        let token = rest.prefix { $0 != UInt8(ascii: " ") }
        guard token.first == UInt8(ascii: "<"), PayloadMarker.parse(Array(token)) != nil else { return false }
        guard rest[token.endIndex...].allSatisfy({ $0 == UInt8(ascii: " ") }), position != line.startIndex else {
            throw .syntax(.markerMisplaced, column: column(of: position))
        }
        position = line.endIndex
        return true
    }

    private mutating func word() throws(Refusal) -> RequestWord {
        let start = position
        let scalars = line.unicodeScalars
        let head = scalars[start...].prefix { $0 != " " && $0 != "\"" && $0 != "=" }
        if head.starts(with: "--".unicodeScalars) {
            return RequestWord(.flag(try flag()), column: column(of: start))
        }
        if head.endIndex < line.endIndex, scalars[head.endIndex] == "=", RequestWord.Form.isName(Substring(head)) {
            position = scalars.index(after: head.endIndex)
            let value = isAtWordEnd ? nil : try text()
            return RequestWord(.assignment(String(head), value), column: column(of: start))
        }
        return RequestWord(.plain(try text()), column: column(of: start))
    }

    private mutating func flag() throws(Refusal) -> String {
        let start = position
        skip { $0 != " " }
        let name = line.unicodeScalars[start..<position].dropFirst(2)
        guard RequestWord.Form.isName(Substring(name)) else {
            throw .syntax(.flagMalformed, column: column(of: start))
        }
        return String(name)
    }

    /// Bare and quoted parts up to the next space.
    private mutating func text() throws(Refusal) -> String {
        var text = String.UnicodeScalarView()
        while !isAtWordEnd {
            switch line.unicodeScalars[position] {
            case "\"": try quotedPart(into: &text)
            case "\\": throw .syntax(.bareBackslash, column: column(of: position))
            case let scalar:
                text.append(scalar)
                advance()
            }
        }
        return String(text)
    }

    private mutating func quotedPart(into text: inout String.UnicodeScalarView) throws(Refusal) {
        let opening = position
        advance()
        while position < line.endIndex {
            let scalar = line.unicodeScalars[position]
            switch scalar {
            case "\"":
                advance()
                return
            case "\\": text.append(try escape())
            default:
                text.append(scalar)
                advance()
            }
        }
        throw .syntax(.quoteNotClosed, column: column(of: opening))
    }

    private mutating func escape() throws(Refusal) -> Unicode.Scalar {
        let start = position
        advance()
        guard position < line.endIndex else { throw badEscape(at: start) }
        let letter = line.unicodeScalars[position]
        advance()
        switch letter {
        case "\\", "\"": return letter
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try bracedScalar(from: start)
        default: throw badEscape(at: start)
        }
    }

    private mutating func bracedScalar(from start: String.Index) throws(Refusal) -> Unicode.Scalar {
        let rest = line.unicodeScalars[position...]
        guard rest.first == "{", let end = rest.firstIndex(of: "}") else { throw badEscape(at: start) }
        let digits = rest[rest.index(after: rest.startIndex)..<end]
        position = line.unicodeScalars.index(after: end)
        guard (1...6).contains(digits.count), digits.allSatisfy({ $0.properties.isASCIIHexDigit }),
            let value = UInt32(String(digits), radix: 16), value != 0, let scalar = Unicode.Scalar(value)
        else { throw badEscape(at: start) }
        return scalar
    }

    private func badEscape(at start: String.Index) -> Refusal {
        .syntax(.badEscape, column: column(of: start))
    }

    private var isAtWordEnd: Bool { position == line.endIndex || line.unicodeScalars[position] == " " }

    private mutating func skipSpaces() {
        skip { $0 == " " }
    }

    private mutating func skip(while predicate: (Unicode.Scalar) -> Bool) {
        while position < line.endIndex, predicate(line.unicodeScalars[position]) { advance() }
    }

    private mutating func advance() {
        position = line.unicodeScalars.index(after: position)
    }

    /// Counts characters as a reader sees them; an index inside a character belongs to that character.
    private func column(of index: String.Index) -> Int {
        let count = line[..<index].count
        return index.samePosition(in: line) == nil ? count : count + 1
    }

    private static func columnOfInvalidOctet(in octets: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = octets.makeIterator()
        var valid = String.UnicodeScalarView()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid.append(scalar) }
        return String(valid).count + 1
    }
}

extension Refusal {
    static func syntax(_ phrase: Phrase, column: Int) -> Refusal {
        Refusal(.syntax, phrase, fields: [("col", String(column))])
    }
}
