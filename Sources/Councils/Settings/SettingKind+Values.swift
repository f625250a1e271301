extension SettingKind {
    /// The one text by which a value is stored, or `nil` where this kind has no such value.
    ///
    /// People may write blanks around it, a decimal comma, leading zeros, `80%` for a fraction; what comes out of it reads
    /// back as itself.
    public func canonical(_ text: String) -> String? {
        let text = text.trimmed
        switch self {
        case .integer(let range): return Self.integer(text, in: range).map(String.init)
        case .integers(let range): return Self.list(text) { Self.integer($0, in: range).map(String.init) }
        case .share(let range), .points(let range):
            guard let value = try? Points(parsing: text), range.contains(value) else { return nil }
            return value.description
        case .choice(let words): return words.contains(text) ? text : nil
        case .words(let words, let needed):
            guard let list = Self.list(text, { words.contains($0) ? $0 : nil }) else { return nil }
            return needed.allSatisfy(list.split(separator: ",").map(String.init).contains) ? list : nil
        case .fraction: return Fraction(text)?.description
        case .yesNo: return ["yes", "no"].contains(text) ? text : nil
        case .day: return Self.day(text)
        case .time: return Self.time(text)
        case .group: return text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9.\-]{0,31}/#) == nil ? nil : text
        }
    }

    /// Digits only, of a number that lies in the range.
    private static func integer(_ text: String, in range: ClosedRange<Int>) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text), range.contains(value) else {
            return nil
        }
        return value
    }

    /// The items of a list that commas separate, each in its own canonical text, none twice.
    private static func list(_ text: String, _ canonical: (String) -> String?) -> String? {
        let items = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        let values = items.compactMap(canonical)
        guard values.count == items.count, Set(values).count == values.count else { return nil }
        return values.joined(separator: ",")
    }

    /// 29 February is no day of a setting, for most years lack it.
    private static func day(_ text: String) -> String? {
        guard let match = text.wholeMatch(of: #/(previous:|next:)?([0-9]{2})-([0-9]{2})/#),
            let month = Int(match.2), let day = Int(match.3), (1...12).contains(month)
        else { return nil }
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day) ? text : nil
    }

    private static func time(_ text: String) -> String? {
        text.wholeMatch(of: #/([01][0-9]|2[0-3]):[0-5][0-9]/#) == nil ? nil : text
    }
}

/// A part of the whole in lowest terms: more than nothing, at most everything.
public struct Fraction: Sendable, Equatable, CustomStringConvertible {
    /// How many parts.
    public let numerator: Int
    /// Of how many.
    public let denominator: Int

    /// Reads `2/3` or `80%`; `nil` for anything else. Numbers have at most four digits.
    public init?(_ text: String) {
        let parts: (Substring, Substring)
        if let match = text.wholeMatch(of: #/([0-9]{1,4})/([0-9]{1,4})/#) {
            parts = (match.1, match.2)
        } else if let match = text.wholeMatch(of: #/([0-9]{1,3}) ?%/#) {
            parts = (match.1, "100")
        } else {
            return nil
        }
        guard let upper = Int(parts.0), let lower = Int(parts.1), upper > 0, upper <= lower else { return nil }
        let divisor = Self.commonDivisor(upper, lower)
        (numerator, denominator) = (upper / divisor, lower / divisor)
    }

    /// As it is stored, such as `4/5`.
    public var description: String { "\(numerator)/\(denominator)" }

    private static func commonDivisor(_ one: Int, _ other: Int) -> Int {
        other == 0 ? one : commonDivisor(other, one % other)
    }
}
