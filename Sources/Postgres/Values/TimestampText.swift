/// Reads and writes instants as text: a date, a time of day, an offset.
enum TimestampText {
    private static let microsecondsADay: Int64 = 86_400_000_000

    /// The date and the time of day in UTC, the latter without zeros behind the last digit needed.
    static func parts(of microseconds: Int64) -> (date: String, time: String) {
        let days = microseconds.floorDivided(by: microsecondsADay)
        let rest = microseconds - days * microsecondsADay
        let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000_000)
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }
        return (
            CivilDate(daysSinceEpoch: Int(days)).description, clock.joined(separator: ":") + fractionText(fraction)
        )
    }

    private static func fractionText(_ microseconds: Int64) -> String {
        guard microseconds > 0 else { return "" }
        var digits = microseconds.padded(to: 6)[...]
        while digits.last == "0" { digits.removeLast() }
        return "." + digits
    }

    /// Microseconds since the Unix epoch; nil for malformed text and beyond the range of the count.
    static func parse(_ text: String) -> Int64? {
        let isBeforeChrist = text.hasSuffix(" BC")
        let text = text.dropLast(isBeforeChrist ? 3 : 0)
        guard let divider = text.firstIndex(where: { $0 == "T" || $0 == " " }),
            let date = CivilDate(text[..<divider] + (isBeforeChrist ? " BC" : "")),
            let offsetStart = text[divider...].lastIndex(where: { "Z+-".contains($0) }),
            let time = microsecondsOfDay(text[text.index(after: divider)..<offsetStart]),
            let offset = offsetSeconds(text[offsetStart...])
        else { return nil }
        return total(days: date.daysSinceEpoch, microseconds: time - offset * 1_000_000)
    }

    /// In 128 bits, where neither the days before the last nor those after the first instant overflow.
    private static func total(days: Int, microseconds: Int64) -> Int64? {
        Int64(exactly: Int128(days) * Int128(microsecondsADay) + Int128(microseconds))
    }

    private static func microsecondsOfDay(_ text: Substring) -> Int64? {
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let clock = sexagesimal(halves[0]), clock.count == 3, clock[0] < 24,
            let fraction = microseconds(halves.dropFirst().first)
        else { return nil }
        return (clock[0] * 3_600 + clock[1] * 60 + clock[2]) * 1_000_000 + fraction
    }

    /// One to six digits behind the point.
    private static func microseconds(_ digits: Substring?) -> Int64? {
        guard let digits else { return 0 }
        guard (1...6).contains(digits.utf8.count), let value = UInt32(digits), digits.first != "+" else { return nil }
        return (0..<(6 - digits.utf8.count)).reduce(Int64(value)) { value, _ in value * 10 }
    }

    /// `Z`, `+07`, `+07:00` or, for zones of old, `+07:06:40`.
    private static func offsetSeconds(_ text: Substring) -> Int64? {
        if text == "Z" { return 0 }
        guard let sign = text.first, sign != "Z", let parts = sexagesimal(text.dropFirst()), parts.count <= 3
        else { return nil }
        let seconds = zip(parts, [3_600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        return sign == "-" ? -seconds : seconds
    }

    /// Two-digit numbers between colons, each but the first below 60.
    private static func sexagesimal(_ text: Substring) -> [Int64]? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.count == 2 && $0.first != "+" ? UInt8($0) : nil }
        guard numbers.count == parts.count, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        return numbers.map(Int64.init)
    }
}
