/// A council's year as a test made it up, for a model of its closing that is written from the rules alone: plain values, points
/// in hundredths, shares in hundredths of a per cent, days counted from 1 December.
public struct NaiveYear: Sendable {
    /// Where the moment of the closing lies beside its cut-off.
    public enum CutOff: String, Sendable, CaseIterable {
        /// The closing was never scheduled.
        case never
        /// Held cycles are still tried again.
        case ahead
        /// This very instant.
        case now
        /// It is over.
        case past
    }

    /// The council's code.
    public var code: String
    /// What the council set for its year.
    public var rules = NaiveRules()
    /// Where its closing stands in time.
    public var cutOff = CutOff.never
    /// Its clusters, each with its cycle.
    public var clusters: [NaiveCluster]

    /// A year; everything else is as nobody set it.
    public init(code: String, clusters: [NaiveCluster]) { (self.code, self.clusters) = (code, clusters) }
}

/// From which share of the base on a total is in which class.
public struct NaiveThresholds: Sendable, Hashable {
    /// Shares in hundredths of a per cent.
    public var excellent: Int, good: Int, fair: Int

    /// Falling shares.
    public init(_ excellent: Int, _ good: Int, _ fair: Int) {
        (self.excellent, self.good, self.fair) = (excellent, good, fair)
    }
}

/// What a council sets for the ranks of its year.
public struct NaiveRules: Sendable {
    /// What decides between equal totals, in this order.
    public var tieKeys = ["key_group_points", "fewer_deductions", "more_bonus", "cluster_ballot"]
    /// The group whose points decide; `first` is the first group of each table.
    public var keyTaskGroup = "first"
    /// The classes.
    public var thresholds = NaiveThresholds(9_000, 8_000, 6_500)
    /// The most units that may be excellent.
    public var excellentMaxShare = 10_000
    /// Certificates a cluster.
    public var certificates = 1
    /// Which reports keep a unit from being nominated: `late`, `incomplete` or `none`.
    public var dossierGate = "late"
    /// What happens at the cut-off: `hold`, `zero` or `not_ranked`.
    public var missingWork = "hold"
    /// Whether the council appoints who leads the next year.
    public var councilAppoints = false

    /// As nobody set anything.
    public init() {}
}

/// One criterion, in a group.
public struct NaiveYearCriterion: Sendable {
    /// Its code, its group's code, and its kind: `manual`, `bonus` or `deduction`.
    public var code: String, group: String, kind: String
    /// The most it gives.
    public var max: Int

    /// A criterion.
    public init(_ code: String, _ group: String, _ kind: String = "manual", max: Int) {
        (self.code, self.group, self.kind, self.max) = (code, group, kind, max)
    }

    /// Whether it counts in the base.
    public var isBase: Bool { kind != "bonus" && kind != "deduction" }
}

/// What cards are scored by.
public struct NaiveYearTable: Sendable {
    /// The set's code.
    public var code: String
    /// The groups in their order.
    public var groups: [String]
    /// The year's criteria.
    public var criteria: [NaiveYearCriterion]
    /// The first half's criteria, where an amendment made them others; its groups stand in the opposite order.
    public var firstHalf: [NaiveYearCriterion]?
    /// What the halves weigh; `nil` where points are given for whole years.
    public var weights: (first: Int, second: Int)?
    /// The most bonus that counts.
    public var bonusCap: Int

    /// A table.
    public init(_ code: String, groups: [String], bonusCap: Int, _ criteria: [NaiveYearCriterion]) {
        (self.code, self.groups, self.bonusCap, self.criteria) = (code, groups, bonusCap, criteria)
    }

    /// What all base criteria give.
    public var baseTotal: Int { criteria.filter(\.isBase).reduce(0) { $0 + $1.max } }

    /// The criteria of a half; 0 is the whole year.
    public func criteria(of half: Int) -> [NaiveYearCriterion] { half == 1 ? firstHalf ?? criteria : criteria }

    /// The groups of a half, in their order.
    public func groups(of half: Int) -> [String] { half == 1 && firstHalf != nil ? groups.reversed() : groups }

    /// The halves that points are given for.
    public var halves: [Int] { weights == nil ? [0] : [1, 2] }
}

/// A figure's points in one line.
public struct NaiveYearLine: Sendable {
    /// The criterion's code.
    public var criterion: String
    /// 0 for the year, else the half.
    public var half: Int
    /// Points, and bonus on top of them.
    public var points: Int, bonus: Int

    /// A line.
    public init(_ criterion: String, half: Int = 0, _ points: Int, bonus: Int = 0) {
        (self.criterion, self.half, self.points, self.bonus) = (criterion, half, points, bonus)
    }
}
