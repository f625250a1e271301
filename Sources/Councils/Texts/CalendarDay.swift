/// A day of the calendar as people write it in files: `05/07/2025`, `5/7/2025` or `2025-07-05`.
public struct CalendarDay: Sendable, Hashable {
    /// The year, of those that units compete in.
    public let year: Int
    /// The month, from 1.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// A day, or `nil` where the calendar has no such one.
    public init?(year: Int, month: Int, day: Int) {
        guard AwardYear.range.contains(year), (1...12).contains(month),
            (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads a day, or gives `nil` where the text is none.
    public init?(parsing text: String) {
        if let parts = Self.numbers(text, between: UInt8(ascii: "-"), digits: [4...4, 2...2, 2...2]) {
            self.init(year: parts[0], month: parts[1], day: parts[2])
        } else if let parts = Self.numbers(text, between: UInt8(ascii: "/"), digits: [1...2, 1...2, 4...4]) {
            self.init(year: parts[2], month: parts[1], day: parts[0])
        } else {
            return nil
        }
    }

    /// The numbers of a text, if it has as many as there are bounds, each with so many digits.
    private static func numbers(
        _ text: String, between separator: UInt8, digits bounds: [ClosedRange<Int>]
    ) -> [Int]? {
        guard text.utf8.count <= 10, text.utf8.contains(separator) else { return nil }
        let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == bounds.count else { return nil }
        var numbers: [Int] = []
        for (part, bounds) in zip(parts, bounds) {
            guard bounds.contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        return numbers
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDay: CustomStringConvertible {
    /// The ISO form, `2025-07-05`.
    public var description: String {
        "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
