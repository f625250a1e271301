/// A criterion as a test made it up, with points worked out from facts in the plainest way; points are in hundredths, figures in
/// ten-thousandths.
public struct NaiveRule: Sendable {
    /// One interval, with both bounds as they are written.
    public struct Rung: Sendable {
        public var lower: Int, isLowerIncluded: Bool, upper: Int?, isUpperIncluded: Bool, points: Int
    }

    /// Its place in the table, from 1.
    public var number: Int
    /// The word of its kind.
    public var kind: String
    /// The most that it gives.
    public var max: Int
    /// In any order.
    public var rungs: [Rung]

    /// What a fact gives, `nil` where it does not fit the kind; `overAchievement` is in hundredths of a per cent.
    public func points(_ fact: String, overAchievement: Int) -> Int? {
        switch kind {
        case "boolean": ["yes": max, "no": 0][fact]
        case "ladder": rate(fact).flatMap { rung($0.result, per: $0.per) }
        case "lateness": Self.days(fact).flatMap { rung(Int128($0) * 10_000, per: 10_000) }
        case "proportional": proportion(fact, overAchievement)
        default: nil
        }
    }

    private func proportion(_ fact: String, _ overAchievement: Int) -> Int? {
        let sides = fact.split(separator: "/", omittingEmptySubsequences: false).map(Self.units)
        guard sides.count == 2, let actual = sides[0], let plan = sides[1], plan > 0 else { return nil }
        let cap = Self.halfUp(Int128(max) * Int128(overAchievement), 10_000)
        return min(Self.halfUp(Int128(actual) * Int128(max), Int128(plan)), cap)
    }

    private func rate(_ fact: String) -> (result: Int128, per: Int128)? {
        let sides = fact.split(separator: "/", omittingEmptySubsequences: false).map(Self.units)
        guard let actual = sides.first ?? nil else { return nil }
        if sides.count == 1 { return (Int128(actual), 10_000) }
        guard sides.count == 2, let plan = sides[1], plan > 0 else { return nil }
        return (Int128(actual) * 100, Int128(plan))
    }

    /// The only rung that result / per falls on; bounds are in ten-thousandths.
    private func rung(_ result: Int128, per: Int128) -> Int? {
        let value = result * 10_000
        let matching = rungs.filter { rung in
            let lower = Int128(rung.lower) * per
            let isAbove = value > lower || rung.isLowerIncluded && value == lower
            guard let upper = rung.upper.map({ Int128($0) * per }) else { return isAbove }
            return isAbove && (value < upper || rung.isUpperIncluded && value == upper)
        }
        return matching.count == 1 ? matching[0].points : nil
    }

    private static func halfUp(_ value: Int128, _ per: Int128) -> Int {
        Int(value / per) + (value % per * 2 >= per ? 1 : 0)
    }

    /// `97.5` is 975000; `nil` for anything that is not a canonical figure.
    private static func units(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        guard (1...2).contains(parts.count), isDigits, parts[0].count <= 10 else { return nil }
        if parts.count == 1 { return Int(parts[0]).map { $0 * 10_000 } }
        return parts[1].count > 4 ? nil : Int(parts[0] + (parts[1] + "0000").prefix(4))
    }

    /// Days late, of a number or of the days done and due.
    private static func days(_ fact: String) -> Int? {
        let sides = fact.split(separator: "/", omittingEmptySubsequences: false)
        if sides.count == 1 { return fact.contains(".") ? nil : units(sides[0]).map { $0 / 10_000 } }
        guard sides.count == 2, let done = dayNumber(sides[0]), let due = dayNumber(sides[1]) else { return nil }
        return done > due ? done - due : 0
    }

    /// Days since 1 January 1900, counted month by month.
    private static func dayNumber(_ text: Substring) -> Int? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard text.count == 10, parts.count == 3, (1...12).contains(parts[1]) else { return nil }
        let lengths = { (year: Int) in
            [
                31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
                31,
            ]
        }
        guard (1...lengths(parts[0])[parts[1] - 1]).contains(parts[2]) else { return nil }
        let years = (1900..<parts[0]).reduce(0) { $0 + lengths($1).reduce(0, +) }
        return years + lengths(parts[0]).prefix(parts[1] - 1).reduce(0, +) + parts[2] - 1
    }
}
