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
        if let parts = text.wholeMatch(of: #/(\d{4})-(\d{2})-(\d{2})/#),
            let year = Int(parts.1), let month = Int(parts.2), let day = Int(parts.3)
        {
            self.init(year: year, month: month, day: day)
        } else if let parts = text.wholeMatch(of: #/(\d{1,2})/(\d{1,2})/(\d{4})/#),
            let day = Int(parts.1), let month = Int(parts.2), let year = Int(parts.3)
        {
            self.init(year: year, month: month, day: day)
        } else {
            return nil
        }
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
