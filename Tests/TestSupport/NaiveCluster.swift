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
