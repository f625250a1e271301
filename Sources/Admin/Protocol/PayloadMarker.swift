/// The last word of a line that announces a payload, found on the raw octets before anything else is looked at, so that even a
/// line that cannot be read swallows its own payload.
public enum PayloadMarker: Sendable, Equatable {
    /// `<{N}`: so many octets follow, then one LF.
    case counted(Int)
    /// `<<WORD`: lines follow until one that equals the word. For people; it ends the session.
    case until([UInt8])
    /// A marker whose end nobody can know: too many digits, a word too long, an unknown shape.
    case malformed

    /// So many octets at a line's end hold any marker.
    static let longest = 64

    /// The marker at the end of a line without its EOL, and where it starts; nil when there is none. Spaces after it are passed
    /// over: a payload that runs as commands is worse than a lenient line.
    static func find(in line: some BidirectionalCollection<UInt8>) -> PayloadMarker? {
        let trimmed = line.dropLast(while: { $0 == space })
        let token = trimmed.suffix(while: { $0 != space })
        guard token.startIndex != line.startIndex, let marker = parse(Array(token)) else { return nil }
        return marker
    }

    /// The marker that a whole word is, if it is one. A word with a quote in it belongs to quoted text.
    static func parse(_ word: [UInt8]) -> PayloadMarker? {
        guard !word.contains(UInt8(ascii: "\"")) else { return nil }
        if word.starts(with: "<{".utf8) { return counted(word.dropFirst(2)) }
        if word.starts(with: "<<".utf8) { return until(word.dropFirst(2)) }
        return nil
    }

    private static func counted(_ rest: ArraySlice<UInt8>) -> PayloadMarker {
        let digits = rest.dropLast()
        guard rest.last == UInt8(ascii: "}"), (1...12).contains(digits.count), digits.allSatisfy(\.isDigit),
            let count = Int(String(decoding: digits, as: UTF8.self))
        else { return .malformed }
        return .counted(count)
    }

    private static func until(_ word: ArraySlice<UInt8>) -> PayloadMarker {
        let isWord = (1...32).contains(word.count) && word.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
        return isWord ? .until(Array(word)) : .malformed
    }

    private static let space = UInt8(ascii: " ")
}
