/// Years in which the rules meet each other: few distinct totals around the thresholds, ties that some keys break and others do
/// not, caps and certificates whose bounds fall into ties, guards, gates and policies in all their states.
extension NaiveYear {
    /// A council's year that a seed decides.
    public static func random(_ code: String, using random: inout SeededGenerator) -> NaiveYear {
        var year = NaiveYear(code: code, clusters: [])
        let tables = (1...2).map { NaiveYearTable.random("bang-\($0)", using: &random) }
        year.rules = .random(groups: tables[0].groups, using: &random)
        year.cutOff = CutOff.allCases.randomElement(using: &random) ?? .never
        for number in 1...[1, 1, 2, 3].picked(&random) {
            let table = tables.picked(&random)
            year.clusters.append(.random("cum-\(number)", table, year.rules, using: &random))
        }
        return year
    }
}

extension Array {
    /// One of them; there must be one.
    func picked(_ random: inout SeededGenerator) -> Element { self[Int.random(in: indices, using: &random)] }
}

extension SeededGenerator {
    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}

extension NaiveRules {
    static func random(groups: [String], using random: inout SeededGenerator) -> NaiveRules {
        var rules = NaiveRules()
        if !random.once(in: 3) {
            rules.tieKeys = Array(
                rules.tieKeys.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)))
        }
        rules.keyTaskGroup = (["first", "first", "none-such"] + groups).picked(&random)
        rules.thresholds = .random(using: &random)
        rules.excellentMaxShare = [10_000, 10_000, 0, 2_000, 3_333, 3_334, 5_000, 6_000, 9_999].picked(&random)
        rules.certificates = [0, 1, 1, 2, 2, 3, 15].picked(&random)
        rules.dossierGate = ["late", "late", "incomplete", "none"].picked(&random)
        rules.missingWork = ["hold", "zero", "zero", "not_ranked", "not_ranked"].picked(&random)
        rules.councilAppoints = random.once(in: 4)
        return rules
    }
}

extension NaiveThresholds {
    static func random(using random: inout SeededGenerator) -> NaiveThresholds {
        [
            NaiveThresholds(9_000, 8_000, 6_500), NaiveThresholds(9_000, 8_000, 6_500),
            NaiveThresholds(8_333, 6_667, 3_333), NaiveThresholds(10_000, 5_000, 0), NaiveThresholds(9_999, 9_998, 1),
        ].picked(&random)
    }
}

extension NaiveYearTable {
    static func random(_ code: String, using random: inout SeededGenerator) -> NaiveYearTable {
        var groups = [["1", "2"], ["A", "B", "C"], ["II", "first", "I"]].picked(&random)
        var criteria = groups.flatMap { group in
            (1...[1, 2, 2].picked(&random)).map { number in
                NaiveYearCriterion("\(group).\(number)", group, max: [500, 1_000, 1_234, 3_000].picked(&random))
            }
        }
        // What counts outside the base has a group of its own, in front or behind, or stands in one of the base.
        let outside = ["x", "x", groups[0]].picked(&random)
        if outside == "x" { groups.insert("x", at: random.once(in: 5) ? 0 : groups.count) }
        criteria.append(NaiveYearCriterion("t", outside, "bonus", max: 1_000))
        criteria.append(NaiveYearCriterion("p", outside, "deduction", max: 2_000))
        var table = NaiveYearTable(code, groups: groups, bonusCap: [0, 200, 500, 1_000].picked(&random), criteria)
        if random.once(in: 3) { table.scoreHalves(using: &random) }
        return table
    }

    private mutating func scoreHalves(using random: inout SeededGenerator) {
        weights = [(1, 1), (1, 2), (2, 3), (3, 1)].picked(&random)
        guard random.once(in: 2), let old = criteria.first(where: \.isBase) else { return }
        // One is new in the second half, one is there no more, and the rest stand in another order.
        let dropped = NaiveYearCriterion("cu", old.group, max: 700)
        firstHalf = (criteria.filter { $0.code != old.code } + [dropped]).shuffled(using: &random)
    }
}

extension NaiveCluster {
    /// Every code of a gap that keeps a year from its end.
    public static let gapCodes = [
        "meeting_not_planned", "meeting_not_held", "preparatory_not_settled", "conference_not_held",
        "meeting_attendance_missing", "meeting_nobody_present", "meeting_without_minutes", "meeting_items_missing",
        "meeting_exemplars_missing", "reports_missing", "next_officers_not_agreed", "next_officers_not_appointed",
    ]

    static func random(
        _ code: String, _ table: NaiveYearTable, _ rules: NaiveRules, using random: inout SeededGenerator
    ) -> NaiveCluster {
        var cluster = NaiveCluster(code, random.once(in: 25) ? nil : table, [])
        cluster.state = ["appraisal", "appraisal", "year_end", "consensus", "second_half", "preparing"].picked(&random)
        if random.once(in: 25) { cluster.state = "on_hold" }
        if random.once(in: 4) { cluster.thresholds = .random(using: &random) }
        if random.once(in: 4) { cluster.certificates = Int.random(in: 0...3, using: &random) }
        cluster.hasCovenant = random.once(in: 3)
        cluster.owesAnotherReport = random.once(in: 8)
        cluster.goesOn = random.once(in: 8)
        if random.once(in: 2) {
            cluster.report = NaiveReportCall(
                due: 20, grace: [0, 3].picked(&random), [[], ["so_lieu"], ["so_lieu", "thuyet_minh"]].picked(&random))
        }
        cluster.members = RandomMembers(table, cluster, rules, using: &random).make(using: &random)
        if cluster.table == nil { for index in cluster.members.indices { cluster.members[index].lines = [] } }
        cluster.record(using: &random)
        return cluster
    }

    /// What stands on record about the year's end, or was done on paper.
    private mutating func record(using random: inout SeededGenerator) {
        waived = Set(Self.gapCodes)
        switch Int.random(in: 0..<20, using: &random) {
        case 0...11: break
        case 12...14: waived.remove("reports_missing")
        case 15...17:
            waived = []
            (preparatory, conference, officers) = (whole, whole, .settled)
            if random.once(in: 2) { spoil(using: &random) }
        default:
            waived = Set(Self.gapCodes.filter { _ in random.once(in: 2) })
            preparatory = meeting(using: &random)
            conference = meeting(using: &random)
            officers = Self.officers(present, using: &random)
        }
    }

    /// Takes one thing away where nothing was missing.
    private mutating func spoil(using random: inout SeededGenerator) {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: conference?.items.remove("exemplars")
        case 1: conference?.items.remove("standings")
        case 2: preparatory?.items.remove("covenant_results")
        case 3: preparatory?.hasMinutes = false
        default: officers = Self.officers(present, using: &random)
        }
    }

    private static func officers(_ members: [NaiveMember], using random: inout SeededGenerator) -> Officers {
        let agreeing = members.map(\.code).filter { _ in random.once(in: 2) }
        return [.nobody, .proposed(agreeing: Set(agreeing)), .settled].picked(&random)
    }

    /// A meeting at which nothing was missing.
    private var whole: NaiveMeeting {
        var meeting = NaiveMeeting()
        (meeting.isHeld, meeting.hasMinutes) = (true, true)
        meeting.items = Set(NaiveClosing.preparatoryItems + NaiveClosing.conferenceItems + ["exemplars"])
        meeting.attendance = Dictionary(uniqueKeysWithValues: present.map { ($0.code, "present") })
        return meeting
    }

    /// A meeting of which one thing or another is missing, or that nobody planned.
    private func meeting(using random: inout SeededGenerator) -> NaiveMeeting? {
        if random.once(in: 5) { return nil }
        var meeting = whole
        if random.once(in: 5) { return NaiveMeeting() }
        if random.once(in: 4) { meeting.hasMinutes = false }
        if random.once(in: 3) { meeting.items = meeting.items.filter { _ in !random.once(in: 6) } }
        for unit in present.map(\.code) where random.once(in: 4) {
            meeting.attendance[unit] = ["absent", "excused", nil].picked(&random)
        }
        if random.once(in: 6) { meeting.attendance = meeting.attendance.mapValues { _ in "absent" } }
        return meeting
    }
}
