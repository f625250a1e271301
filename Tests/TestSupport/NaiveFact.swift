/// A fact and what it gives, worked out with whole fractions: the slow and obvious way, which shares nothing with the sources.
/// Quantities are in ten-thousandths, points in hundredths, days counted from 1 January 2024.
public enum NaiveFact: Hashable, Sendable {
    /// Done or not.
    case answer(Bool)
    /// A rate in per cent.
    case rate(Int)
    /// A result and its plan.
    case result(Int, plan: Int)
    /// Whole days late.
    case late(Int)
    /// The day it was done and the day it was due.
    case done(Int, due: Int)

    /// What stands in the column `actual`.
    public var actual: String {
        switch self {
        case .answer(let isDone): isDone ? "yes" : "no"
        case .rate(let rate): Self.decimal(rate)
        case .result(let actual, _): Self.decimal(actual)
        case .late(let days): "\(days)"
        case .done(let day, _): Self.date(day)
        }
    }

    /// What stands in the column `plan`.
    public var plan: String {
        switch self {
        case .answer, .rate, .late: ""
        case .result(_, let plan): Self.decimal(plan)
        case .done(_, let due): Self.date(due)
        }
    }

    /// The text that the line keeps.
    public var text: String { plan.isEmpty ? actual : "\(actual)/\(plan)" }

    /// Four places, without zeros at the end; three would read as a group of thousands, so they stay four.
    private static func decimal(_ value: Int) -> String {
        var places = String("\(10_000 + value % 10_000)".dropFirst())
        while places.hasSuffix("0") { places.removeLast() }
        if places.count == 3 { places += "0" }
        return places.isEmpty ? "\(value / 10_000)" : "\(value / 10_000).\(places)"
    }

    private static func date(_ days: Int) -> String {
        var (year, month, day) = (2024, 1, days + 1)
        while day > length(month, year) {
            day -= length(month, year)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        [31, year.isMultiple(of: 4) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

/// An interval of results and its points.
public struct NaiveRung: Hashable, Sendable {
    /// Where it begins; `nil` is without end.
    public var lower: Int?
    /// Whether the beginning belongs to it.
    public var holdsLower: Bool
    /// Where it ends; `nil` is without end.
    public var upper: Int?
    /// Whether the end belongs to it.
    public var holdsUpper: Bool
    /// What it gives.
    public var points: Int

    /// An interval; `nil` is without end.
    public init(lower: Int?, holdsLower: Bool, upper: Int?, holdsUpper: Bool, points: Int) {
        (self.lower, self.holdsLower) = (lower, holdsLower)
        (self.upper, self.holdsUpper, self.points) = (upper, holdsUpper, points)
    }

    /// Whether amount / per lies in it.
    func holds(_ amount: Int128, per: Int128) -> Bool {
        let (low, high) = (lower.map { Int128($0) * per }, upper.map { Int128($0) * per })
        let isAbove = low.map { holdsLower ? amount >= $0 : amount > $0 } ?? true
        let isBelow = high.map { holdsUpper ? amount <= $0 : amount < $0 } ?? true
        return isAbove && isBelow
    }
}

extension NaiveFact {
    /// The points that a criterion gives for the fact.
    public func points(_ criterion: NaiveCriterion, overAchievement: Int) -> Int {
        switch self {
        case .answer(let isDone): isDone ? criterion.max : 0
        case .rate(let rate): criterion.points(Int128(rate), per: 1)
        case .late(let days): criterion.points(Int128(days) * 10_000, per: 1)
        case .done(let day, let due): criterion.points(Int128(max(0, day - due)) * 10_000, per: 1)
        case .result(let actual, let plan):
            criterion.kind == "ladder"
                ? criterion.points(Int128(actual) * 100 * 10_000, per: Int128(plan))
                : criterion.share(Int128(actual), of: Int128(plan), atMost: Int128(overAchievement))
        }
    }
}

extension NaiveCriterion {
    fileprivate func points(_ amount: Int128, per: Int128) -> Int {
        let found = rungs.filter { $0.holds(amount, per: per) }
        // Not one, not several: a ladder that cannot be is not what a test is about.
        return found.count == 1 ? found[0].points : -1
    }

    /// The share of the maximum, cut at so many hundredths of a per cent, rounded half up to a hundredth.
    fileprivate func share(_ actual: Int128, of plan: Int128, atMost percent: Int128) -> Int {
        actual * 10_000 > plan * percent
            ? Int(NaiveCard.rounded(Int128(max) * percent, over: 10_000))
            : Int(NaiveCard.rounded(Int128(max) * actual, over: plan))
    }
}
