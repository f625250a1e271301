/// How the year-end closing of one cycle must come out.
public struct NaiveClosing: Sendable {
    /// What holds it; `nil` where it is closed.
    public struct Hold: Sendable, Hashable {
        /// The guard, the first unit that it is about, and how many it waits for.
        public var code: String, unit: String?, waiting: Int

        /// A guard.
        public init(_ code: String, unit: String? = nil, waiting: Int) {
            (self.code, self.unit, self.waiting) = (code, unit, waiting)
        }
    }

    /// A unit's place in the table of the year.
    public struct Standing: Sendable {
        /// The unit.
        public var unit: String
        /// Nothing for who is not ranked.
        public var rank: Int?, isTied = false, yearClass: String?, isCapped = false
        /// Nothing for who is not ranked.
        public var base: Int?, bonus: Int?, deduction: Int?, total: Int?
        /// What decided between equal totals.
        public var tieValues: [Int]?
        /// What keeps it from being nominated.
        public var gates: [String] = []
    }

    /// What a cycle can propose.
    public struct Slot: Sendable {
        /// `flag` or `certificate`, and its number.
        public var award: String, number: Int
        /// Who has it; `nil` while it is open.
        public var unit: String?
    }

    /// The year that it ends.
    public let year: NaiveYear
    /// The cycle.
    public let cluster: NaiveCluster
    /// What holds it first; `nil` where it is closed.
    public private(set) var hold: Hold?
    /// The policy that the closing needed; `nil` where it needed none, or is held.
    public private(set) var policy: String?

    /// The closing of one cluster's cycle.
    public init(_ year: NaiveYear, _ cluster: NaiveCluster) {
        (self.year, self.cluster) = (year, cluster)
        let holds = allHolds
        let lifted = policyInForce == nil ? [] : ["card_not_decided", "reports_missing"]
        hold = holds.first { !lifted.contains($0.code) }
        policy = hold == nil && !holds.isEmpty ? policyInForce : nil
    }

    /// All cycles, by cluster.
    public static func all(_ year: NaiveYear) -> [NaiveClosing] {
        year.clusters.sorted { $0.code < $1.code }.map { NaiveClosing(year, $0) }
    }
}

// MARK: Guards

extension NaiveClosing {
    /// The policy for missing work, where its time has come.
    private var policyInForce: String? {
        guard year.cutOff == .now || year.cutOff == .past, year.rules.missingWork != "hold" else { return nil }
        return year.rules.missingWork
    }

    /// Everything that is missing, in order, whatever the policy says.
    private var allHolds: [Hold] {
        let members = cluster.present
        if cluster.state == "on_hold" { return [Hold("cycle_on_hold", waiting: 0)] }
        if cluster.table == nil { return [Hold("criteria_missing", waiting: 0)] }
        if members.isEmpty { return [Hold("no_member", waiting: 0)] }
        return units("card_not_decided") { !$0.isDecided }
            + units("finding_holds") { $0.findings.contains { $0.effect == "hold" && !$0.isLifted } }
            + gaps.filter { !cluster.waived.contains($0.code) }
    }

    /// One guard for all the members that it waits for.
    private func units(_ code: String, _ isWaitedFor: (NaiveMember) -> Bool) -> [Hold] {
        let waiting = cluster.present.filter(isWaitedFor).map(\.code).sorted()
        return waiting.isEmpty ? [] : [Hold(code, unit: waiting[0], waiting: waiting.count)]
    }

    /// What the year's end itself lacks.
    private var gaps: [Hold] {
        let (preparatory, conference) = (cluster.preparatory, cluster.conference)
        let held = [preparatory, conference].compactMap(\.self).filter(\.isHeld)
        let silent = held.map { meeting in
            cluster.present.map(\.code).filter { meeting.attendance[$0] == nil }.sorted()
        }
        var gaps: [Hold] = []
        func add(_ code: String, _ isMissing: Bool) {
            if isMissing { gaps.append(Hold(code, waiting: 0)) }
        }
        add("meeting_not_planned", preparatory == nil || conference == nil)
        add("meeting_not_held", preparatory.map { !$0.isHeld } ?? false)
        add("preparatory_not_settled", lacks(preparatory, Self.preparatoryItems))
        add("conference_not_held", conference.map { !$0.isHeld } ?? false)
        if let first = silent.first(where: { !$0.isEmpty }) {
            gaps.append(Hold("meeting_attendance_missing", unit: first[0], waiting: first.count))
        }
        add(
            "meeting_nobody_present",
            zip(held, silent).contains { meeting, silent in
                silent.isEmpty && !meeting.attendance.values.contains("present")
            })
        add("meeting_without_minutes", held.contains { !$0.hasMinutes })
        add("meeting_items_missing", lacks(conference, Self.conferenceItems))
        add("meeting_exemplars_missing", lacks(conference, ["exemplars"]))
        return gaps + units("reports_missing") { dossier(of: $0) == .incomplete } + officerGaps
    }

    /// What a preparatory meeting settles.
    public static let preparatoryItems = [
        "covenant_results", "models_and_exemplars", "head_and_deputies", "conference_content",
    ]
    /// What a conference treats besides exemplars, where nobody set another agenda.
    public static let conferenceItems = ["results", "standings", "head_and_deputies", "next_year_tasks"]

    private func lacks(_ meeting: NaiveMeeting?, _ items: [String]) -> Bool {
        guard let meeting, meeting.isHeld else { return false }
        return !items.allSatisfy { meeting.items.contains($0) }
    }

    private var officerGaps: [Hold] {
        let agreeing: Set<String>
        switch cluster.officers {
        case .settled: return []
        case .nobody: agreeing = []
        case .proposed(let units): agreeing = units
        }
        if year.rules.councilAppoints { return [Hold("next_officers_not_appointed", waiting: 1)] }
        let silent = cluster.present.map(\.code).filter { !agreeing.contains($0) }.sorted()
        return [Hold("next_officers_not_agreed", unit: silent.first, waiting: silent.count)]
    }
}

// MARK: Gates

extension NaiveClosing {
    enum Dossier { case none, whole, late, incomplete }

    /// How a unit's report of the year is.
    func dossier(of member: NaiveMember) -> Dossier {
        guard let call = cluster.report else { return .none }
        guard let first = member.filings.map(\.day).min() else { return .incomplete }
        var whole = first
        for part in call.parts {
            guard let day = member.filings.filter({ $0.parts.contains(part) }).map(\.day).min() else {
                return .incomplete
            }
            whole = max(whole, day)
        }
        return whole - call.due > call.grace ? .late : .whole
    }

    /// Everything that keeps a unit from being nominated, in order.
    func gates(of member: NaiveMember) -> [String] {
        let found = member.findings.filter { !$0.isLifted }.map(\.effect)
        let dossier = dossier(of: member)
        let counts = year.rules.dossierGate
        let gates: [(String, Bool)] = [
            ("disqualified", found.contains("disqualify")),
            ("not_considered", found.contains("not_considered")),
            ("covenant_unsigned", cluster.hasCovenant && !member.hasSigned),
            (
                "dossier_incomplete",
                counts != "none" && dossier == .incomplete && !cluster.waived.contains("reports_missing")
            ),
            ("dossier_late", counts == "late" && dossier == .late),
            ("work_missing", !member.isDecided),
        ]
        return gates.filter(\.1).map(\.0)
    }
}
