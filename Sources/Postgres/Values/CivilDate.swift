/// A day of the Gregorian calendar, in no time zone.
public struct CivilDate: Hashable, Sendable {
    /// The year, counted as astronomers do: 0 is 1 BC.
    public let year: Int

    /// 1 to 12.
    public let month: Int

    /// 1 to the month's last.
    public let day: Int

    /// Nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, ofYear: year) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    private static func days(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate {
    /// Days since 1970-01-01, negative before it.
    public var daysSinceEpoch: Int {
        // Years are counted from March, so that the leap day is the last of its year.
        let year = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return 365 * year + year.floorDivided(by: 4) - year.floorDivided(by: 100) + year.floorDivided(by: 400)
            + dayOfYear - 719_468
    }

    /// The day so many days after 1970-01-01.
    public init(daysSinceEpoch: Int) {
        let days = daysSinceEpoch + 719_468
        let era = days.floorDivided(by: 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = (monthFromMarch + 2) % 12 + 1
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}

extension CivilDate: Comparable {
    /// Orders by the calendar.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CivilDate: LosslessStringConvertible {
    /// Parses what `description` prints; nil for anything else and for days the calendar does not have.
    public init?(_ description: String) {
        let isBeforeChrist = description.hasSuffix(" BC")
        let parts = description.dropLast(isBeforeChrist ? 3 : 0).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count >= 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = UInt32(parts[0]), let month = UInt8(parts[1]), let day = UInt8(parts[2]), year > 0
        else { return nil }
        self.init(year: isBeforeChrist ? 1 - Int(year) : Int(year), month: Int(month), day: Int(day))
    }

    /// ISO 8601, as in `2026-11-20`; years before 1 as the server prints them, `0044-03-15 BC`.
    public var description: String {
        let date = "\((year > 0 ? year : 1 - year).padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
        return year > 0 ? date : date + " BC"
    }
}

extension CivilDate: PostgresCodable {
    /// `date`
    public static var postgresType: PostgresType { .date }

    /// `date`
    public static var decodablePostgresTypes: [PostgresType] { [.date] }

    /// ISO 8601.
    public var postgresText: String? { description }

    /// Nil for `infinity`, which is no day.
    public init?(postgresText text: String) { self.init(text) }
}

extension BinaryInteger {
    /// Division that rounds towards negative infinity, for a positive divisor.
    func floorDivided(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Decimal digits with leading zeros.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
