/// A criterion as the naive model sees it, points in hundredths.
public struct NaiveCriterion: Sendable {
    /// Its code.
    public var code: String
    /// Its kind, in the schema's words.
    public var kind: String
    /// The most it gives.
    public var max: Int
    /// Typed points are multiples of it.
    public var step: Int
    /// The most bonus on top.
    public var bonusMax: Int
    /// The rungs of a ladder or of lateness.
    public var rungs: [NaiveRung]

    /// A criterion.
    public init(code: String, kind: String, max: Int, step: Int, bonusMax: Int, rungs: [NaiveRung] = []) {
        (self.code, self.kind, self.max) = (code, kind, max)
        (self.step, self.bonusMax, self.rungs) = (step, bonusMax, rungs)
    }

    /// Where it counts: `base`, `bonus` or `deduction`.
    public var part: String { ["bonus", "deduction"].contains(kind) ? kind : "base" }
}

/// A line's place on a card.
public struct NaivePlace: Hashable, Sendable {
    /// The criterion's code.
    public var code: String
    /// 0 for the year, else the half.
    public var half: Int

    /// A place.
    public init(_ code: String, _ half: Int) { (self.code, self.half) = (code, half) }
}

/// What a year is scored by, points in hundredths.
public struct NaiveTable: Sendable {
    /// The criteria of the year, or of its second half.
    public var criteria: [NaiveCriterion]
    /// Those of the first half, where an amendment made them others.
    public var amended: [NaiveCriterion]?
    /// What the halves weigh; `nil` scores whole years.
    public var weights: (first: Int, second: Int)?
    /// The most bonus that counts.
    public var bonusCap: Int
    /// The most that a share counts, in hundredths of a per cent.
    public var overAchievement: Int

    /// A table.
    public init(
        criteria: [NaiveCriterion], amended: [NaiveCriterion]? = nil, weights: (first: Int, second: Int)? = nil,
        bonusCap: Int, overAchievement: Int
    ) {
        (self.criteria, self.amended, self.weights) = (criteria, amended, weights)
        (self.bonusCap, self.overAchievement) = (bonusCap, overAchievement)
    }

    /// Every place that a card has, with its criterion.
    public var places: [NaivePlace: NaiveCriterion] {
        let halves: [(Int, [NaiveCriterion])] =
            weights == nil ? [(0, criteria)] : [(1, amended ?? criteria), (2, criteria)]
        return Dictionary(
            uniqueKeysWithValues: halves.flatMap { half, criteria in
                criteria.map { (NaivePlace($0.code, half), $0) }
            })
    }
}

extension NaiveTable {
    /// A table of every kind of criterion, of whole years or halves, amended or not.
    public static func random(using random: inout some RandomNumberGenerator) -> NaiveTable {
        let criteria = (1...Int.random(in: 2...8, using: &random)).map { criterion("\($0)", using: &random) }
        var table = NaiveTable(
            criteria: [criterion("0", kind: "manual", using: &random)] + criteria,
            bonusCap: Int.random(in: 0...600, using: &random),
            overAchievement: Int.random(in: 10_000...20_000, using: &random))
        guard Bool.random(using: &random) else { return table }
        table.weights = (Int.random(in: 1...5, using: &random), Int.random(in: 1...7, using: &random))
        guard Bool.random(using: &random) else { return table }
        // Some are dropped, some are new, some are others under the same code, and all are numbered anew.
        let kept = table.criteria.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
        let changed = kept.map { Bool.random(using: &random) ? $0 : criterion($0.code, using: &random) }
        table.amended = (changed + [criterion("x", kind: "external", using: &random)]).shuffled(using: &random)
        return table
    }

    static let kinds = [
        "manual", "manual", "boolean", "ladder", "proportional", "lateness", "external", "cross", "bonus", "deduction",
    ]

    /// A criterion of a kind, or of any.
    public static func criterion(
        _ code: String, kind: String? = nil, using random: inout some RandomNumberGenerator
    ) -> NaiveCriterion {
        let kind = kind ?? kinds.randomElement(using: &random) ?? "manual"
        let step = [1, 5, 25, 33, 50, 100].randomElement(using: &random) ?? 1
        let isOutside = ["bonus", "deduction"].contains(kind)
        var criterion = NaiveCriterion(
            code: code, kind: kind, max: step * Int.random(in: 1...40, using: &random), step: step,
            bonusMax: isOutside ? 0 : Int.random(in: 0...3, using: &random) * 55)
        if kind == "ladder" { criterion.rungs = rungs(1, criterion.max, using: &random) }
        if kind == "lateness" { criterion.rungs = rungs(10_000, criterion.max, using: &random) }
        return criterion
    }

    /// Rungs without gap or overlap whose bounds are multiples of a unit; each bound belongs to one side or the other.
    private static func rungs(
        _ unit: Int, _ max: Int, using random: inout some RandomNumberGenerator
    ) -> [NaiveRung] {
        let places = unit == 1 ? 1...1_500_000 : 1...40
        let bounds = Set(
            (0..<Int.random(in: 1...5, using: &random)).map { _ in Int.random(in: places, using: &random) })
        var rungs: [NaiveRung] = []
        var (lower, holdsLower): (Int?, Bool) = Bool.random(using: &random) ? (nil, false) : (0, true)
        for bound in bounds.sorted() {
            let holdsUpper = Bool.random(using: &random)
            let points = Int.random(in: 0...max, using: &random)
            rungs.append(
                NaiveRung(
                    lower: lower, holdsLower: holdsLower, upper: bound * unit, holdsUpper: holdsUpper, points: points))
            (lower, holdsLower) = (bound * unit, !holdsUpper)
        }
        let last = Int.random(in: 0...max, using: &random)
        rungs.append(NaiveRung(lower: lower, holdsLower: holdsLower, upper: nil, holdsUpper: false, points: last))
        return rungs
    }
}

extension NaiveCriterion {
    /// A fact of the criterion's kind, often exactly on a bound, or where half up decides.
    public func fact(using random: inout some RandomNumberGenerator) -> NaiveFact? {
        let bound = rungs.compactMap(\.upper).randomElement(using: &random) ?? 0
        let near = [-1, 0, 0, 1].randomElement(using: &random) ?? 0
        let some = Int.random(in: 1...9_000, using: &random)
        switch (kind, Bool.random(using: &random)) {
        case ("boolean", let isDone): return .answer(isDone)
        case ("ladder", true): return .rate(Swift.max(0, bound + near))
        case ("ladder", false): return .result(Swift.max(0, bound * some + near), plan: some * 1_000_000)
        case ("proportional", true): return .result(some * (1 + 2 * (some % 3)), plan: some * 2)
        case ("proportional", false):
            return .result(Int.random(in: 0...40_000_000, using: &random), plan: some * 1_111)
        case ("lateness", true): return .late(Swift.max(0, bound / 10_000 + near))
        case ("lateness", false): return .done(300 + bound / 10_000 + near - some % 2 * 2, due: 300)
        default: return nil
        }
    }
}
