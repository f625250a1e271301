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

/// What another channel found about a unit.
public struct NaiveFinding: Sendable {
    /// `none`, `deduct`, `hold`, `disqualify` or `not_considered`.
    public var effect: String
    /// What a deduction takes off.
    public var points: Int?
    /// Whether it has no effect any more.
    public var isLifted = false

    /// A finding.
    public init(_ effect: String, points: Int? = nil, isLifted: Bool = false) {
        (self.effect, self.points, self.isLifted) = (effect, points, isLifted)
    }
}

/// A part of a report, or all of it, as it came in.
public struct NaiveFiling: Sendable {
    /// When, and which parts.
    public var day: Int, parts: [String]

    /// A filing.
    public init(day: Int, _ parts: [String]) { (self.day, self.parts) = (day, parts) }
}

/// A unit in a cycle.
public struct NaiveMember: Sendable {
    /// Its code.
    public var code: String
    /// Whether its card left the cycle before the year's end.
    public var hasLeft = false
    /// Whether its card is decided.
    public var isDecided = true
    /// Whose figure its lines are: `self`, `head`, `agreed` or `decided`.
    public var figure = "decided"
    /// Its lines.
    public var lines: [NaiveYearLine]
    /// What was found.
    public var findings: [NaiveFinding] = []
    /// Whether it signed the covenant.
    public var hasSigned = true
    /// What it filed for the report of the year.
    public var filings: [NaiveFiling] = []
    /// Its votes in the cluster's ballot; `nil` where none are on record.
    public var votes: Int?

    /// A member whose card is decided.
    public init(_ code: String, _ lines: [NaiveYearLine] = []) { (self.code, self.lines) = (code, lines) }
}

/// A meeting as it stands on record.
public struct NaiveMeeting: Sendable {
    /// Whether it was held.
    public var isHeld = false
    /// `present`, `absent` or `excused`, by unit.
    public var attendance: [String: String] = [:]
    /// Whether it has minutes.
    public var hasMinutes = false
    /// What was treated.
    public var items: Set<String> = []

    /// A meeting that is planned.
    public init() {}
}

/// The report of the year that members owe.
public struct NaiveReportCall: Sendable {
    /// When it is due, and how many days later is still in time.
    public var due: Int, grace: Int
    /// What it must hold.
    public var parts: [String]

    /// A call.
    public init(due: Int, grace: Int, _ parts: [String]) { (self.due, self.grace, self.parts) = (due, grace, parts) }
}

/// A cluster's cycle.
public struct NaiveCluster: Sendable {
    /// How far it is settled who leads the next year.
    public enum Officers: Sendable {
        /// Nobody was proposed.
        case nobody
        /// The members of these units agreed so far.
        case proposed(agreeing: Set<String>)
        /// All is settled.
        case settled
    }

    /// The cluster's code.
    public var code: String
    /// The cycle's state.
    public var state = "appraisal"
    /// What it is scored by; `nil` where nothing is.
    public var table: NaiveYearTable?
    /// Its units.
    public var members: [NaiveMember]
    /// Its own classes, where its regulation has them.
    public var thresholds: NaiveThresholds?
    /// Its own certificates, where the cycle has them.
    public var certificates: Int?
    /// Whether there is a covenant to sign.
    public var hasCovenant = false
    /// The report of the year, where it was called for.
    public var report: NaiveReportCall?
    /// Whether a report that has nothing to do with the year's end was called for, and never came.
    public var owesAnotherReport = false
    /// The preparatory meeting, where one was planned.
    public var preparatory: NaiveMeeting?
    /// The conference, where it was planned.
    public var conference: NaiveMeeting?
    /// Who leads the next year.
    public var officers = Officers.nobody
    /// Whether its units stay in it, so that its next year begins with them.
    public var goesOn = false
    /// What was done on paper.
    public var waived: Set<String> = []

    /// A cycle of which nothing but cards is on record.
    public init(_ code: String, _ table: NaiveYearTable?, _ members: [NaiveMember]) {
        (self.code, self.table, self.members) = (code, table, members)
    }

    /// Whoever has not left.
    public var present: [NaiveMember] { members.filter { !$0.hasLeft } }
}
