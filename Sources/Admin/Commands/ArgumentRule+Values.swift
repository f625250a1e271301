extension ArgumentRule.Kind {
    /// What would have been right, if the value is not.
    func violation(by value: String) -> Phrase? {
        allows(value) ? nil : expectation
    }

    /// The values that are right, for people.
    var expectation: Phrase {
        switch self {
        case .code: .code
        case .text, .secret, .words: .anyText
        case .integer(let range): .integer(range)
        case .choice(let words): .choice(words)
        case .timestamp: .timestamp
        case .date: .date
        case .points: .points
        }
    }

    private func allows(_ value: String) -> Bool {
        switch self {
        case .code: Self.isCode(value.utf8)
        case .text, .secret, .words: true
        case .integer(let range): Int(value).map { range.contains($0) && value.first != "+" } ?? false
        case .choice(let words): words.contains(value)
        case .timestamp: Self.isTimestamp(value.utf8)
        case .date: Self.isDate(value.utf8[...])
        case .points: Self.isPoints(value)
        }
    }

    private static func isCode(_ octets: String.UTF8View) -> Bool {
        (1...63).contains(octets.count) && octets.first != UInt8(ascii: "-") && octets.last != UInt8(ascii: "-")
            && octets.allSatisfy { $0.isDigit || $0.isLowercaseLetter || $0 == UInt8(ascii: "-") }
    }

    /// RFC 3339: date, T, time with optional fraction, Z or an offset.
    private static func isTimestamp(_ octets: String.UTF8View) -> Bool {
        guard isDate(octets.prefix(10)), matches(octets.dropFirst(10).prefix(9), "T00:00:00") else { return false }
        let parts = numbers(octets.dropFirst(11).prefix(8))
        var rest = octets.dropFirst(19)
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { $0.isDigit }
            guard (1...9).contains(fraction.count) else { return false }
            rest = rest[fraction.endIndex...]
        }
        return parts[0] < 24 && parts[1] < 60 && parts[2] < 60 && isOffset(rest)
    }

    private static func isOffset(_ octets: Substring.UTF8View) -> Bool {
        if octets.elementsEqual("Z".utf8) { return true }
        guard matches(octets, "+00:00") || matches(octets, "-00:00") else { return false }
        let parts = numbers(octets.dropFirst())
        return parts[0] < 24 && parts[1] < 60
    }

    private static func isDate(_ octets: Substring.UTF8View) -> Bool {
        guard matches(octets, "0000-00-00") else { return false }
        let parts = numbers(octets)
        let (year, month, day) = (parts[0], parts[1], parts[2])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return year > 0 && lengths.indices.contains(month - 1) && (1...lengths[month - 1]).contains(day)
    }

    /// `numeric(9,2)` with an optional sign.
    private static func isPoints(_ value: String) -> Bool {
        let digits = value.hasPrefix("-") ? value.dropFirst() : value[...]
        let parts = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(\.isDigit) }) else { return false }
        return (1...7).contains(parts[0].count) && (parts.count == 1 || (1...2).contains(parts[1].count))
    }

    /// Whether the octets have the pattern's shape, where 0 stands for any digit.
    private static func matches(_ octets: Substring.UTF8View, _ pattern: String) -> Bool {
        octets.count == pattern.utf8.count
            && zip(octets, pattern.utf8).allSatisfy { $1 == UInt8(ascii: "0") ? $0.isDigit : $0 == $1 }
    }

    private static func numbers(_ octets: Substring.UTF8View) -> [Int] {
        octets.split { !$0.isDigit }.compactMap { Int(String(Substring($0))) }
    }
}
