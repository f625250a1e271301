import Postgres
import TestSupport

/// The tables that a made-up year fills, each after those it refers to.
enum YearTable: CaseIterable {
    case council, cluster, unit, membership, criteriaSet, group, criterion, cycle, card, line, finding, covenant,
        signature
    case call, report, setting, closing, meeting, item, attendance, proposal, proposed, response, ballot, waiver

    /// How its rows come in.
    var copy: SQL {
        switch self {
        case .council: "copy council (council_id, code, name, level, created_at) from stdin"
        case .cluster: "copy cluster (council_id, cluster_id, code, name, kind) from stdin"
        case .unit: "copy unit (council_id, unit_id, code, name, valid_from) from stdin"
        case .membership: "copy membership (council_id, unit_id, valid_from, cluster_id) from stdin"
        case .criteriaSet:
            """
            copy criteria_set (council_id, criteria_set_id, code, year, base_total, bonus_cap, required_lines, digest, aggregate,
                               first_weight, second_weight) from stdin
            """
        case .group: "copy criterion_group (council_id, criteria_set_id, group_no, code, max) from stdin"
        case .criterion:
            """
            copy criterion (council_id, criteria_set_id, criterion_no, group_no, code, text, kind, max, step, bonus_max,
                            needs_evidence) from stdin
            """
        case .cycle:
            """
            copy cycle (council_id, cycle_id, cluster_id, year, starts_on, ends_on, state, criteria_set_id,
                        first_half_set_id) from stdin
            """
        case .card: "copy scorecard (council_id, cycle_id, unit_id, state) from stdin"
        case .line:
            """
            copy scorecard_line (council_id, cycle_id, unit_id, criterion_no, half, criteria_set_id,
                                 self_points, self_bonus, self_entry, head_points, head_bonus, head_entry,
                                 agreed_points, agreed_bonus, agreed_entry, decided_points, decided_bonus, decided_entry)
            from stdin
            """
        case .finding:
            """
            copy finding (council_id, cycle_id, unit_id, channel, effect, points, reason, document, author, at,
                          lifted_by, lifted_at, lifted_reason) from stdin
            """
        case .covenant: "copy covenant (council_id, cycle_id, text, digest, drafted_by, drafted_at) from stdin"
        case .signature: "copy covenant_signature (council_id, cycle_id, unit_id, signed_on, author, at) from stdin"
        case .call:
            """
            copy report_call (council_id, cycle_id, kind, title, called_on, due_on, grace_days, parts, author, at) from stdin
            """
        case .report:
            "copy report (council_id, cycle_id, kind, unit_id, filed_on, number, parts, author, at) from stdin"
        case .setting:
            "copy setting (council_id, year, layer, cluster_id, name, value, set_by, set_at) from stdin"
        case .closing: "copy closing (council_id, year, kind, due_at, cut_off_at) from stdin"
        case .meeting:
            """
            copy meeting (council_id, cycle_id, meeting_id, kind, no, mode, planned_on, author, at, held_on, held_by, held_at,
                          minutes_number, minutes_on, minutes_by, minutes_at) from stdin
            """
        case .item:
            "copy meeting_item (council_id, cycle_id, meeting_id, item, treated_by, treated_at) from stdin"
        case .attendance:
            "copy meeting_attendance (council_id, cycle_id, meeting_id, unit_id, presence, author, at) from stdin"
        case .proposal:
            """
            copy officer_proposal (council_id, cycle_id, proposal_id, source, state, proposed_by, proposed_at, settled_by,
                                   settled_at) from stdin
            """
        case .proposed: "copy proposed_officer (council_id, cycle_id, proposal_id, unit_id, role) from stdin"
        case .response:
            "copy officer_response (council_id, cycle_id, proposal_id, unit_id, answer, author, at) from stdin"
        case .ballot: "copy cluster_ballot (council_id, cycle_id, unit_id, votes, document, author, at) from stdin"
        case .waiver: "copy cycle_waiver (council_id, cycle_id, state, code, document, author, at) from stdin"
        }
    }
}

/// Made-up years as rows, with ids of their own.
struct YearRows {
    /// By table, in the order in which they were made up.
    var rows: [YearTable: [[String?]]] = [:]
    /// The cards that left, with the unit that took each over.
    var departures: [(council: String, cycle: String, unit: String, heir: String)] = []
    private var lastID = 0

    /// The year that is closed.
    static let year = 2025
    /// When everything was written.
    static let instant = "2025-12-01T00:00:00Z"

    mutating func nextID() -> String {
        lastID += 1
        return "\(lastID)"
    }

    mutating func add(_ table: YearTable, _ fields: String?...) { rows[table, default: []].append(fields) }

    /// The id by which to enter the council.
    mutating func add(_ year: NaiveYear) -> Int64 {
        let council = nextID()
        add(.council, council, year.code, "Tỉnh \(year.code)", "province", Self.instant)
        if let cutOff = Self.cutOff(year.cutOff) {
            add(.closing, council, "2025", "year_end", Self.instant, cutOff)
        }
        addSettings(year.rules, council)
        var sets: [String: CriteriaIDs] = [:]
        for cluster in year.clusters {
            if let table = cluster.table, sets[table.code] == nil { sets[table.code] = add(table, council) }
            add(cluster, council, cluster.table.flatMap { sets[$0.code] })
        }
        return Int64(council) ?? 0
    }

    /// One microsecond beside the instant of ``SampleCouncil``, or that instant.
    private static func cutOff(_ place: NaiveYear.CutOff) -> String? {
        switch place {
        case .never: nil
        case .ahead: "2026-01-31T10:00:00.000001Z"
        case .now: "2026-01-31T10:00:00Z"
        case .past: "2026-01-31T09:59:59.999999Z"
        }
    }

    private mutating func addSettings(_ rules: NaiveRules, _ council: String) {
        add(rules.thresholds, council, "guidance", nil)
        let settings = [
            ("tie_keys", rules.tieKeys.joined(separator: ",")),
            ("excellent_max_share", decimal(rules.excellentMaxShare)),
            ("certificates_per_cluster", "\(rules.certificates)"), ("missing_work_policy", rules.missingWork),
            ("key_task_group", rules.keyTaskGroup), ("dossier_gate", rules.dossierGate),
            ("head_assigned_by", rules.councilAppoints ? "council" : "cluster"),
        ]
        for (name, value) in settings { addSetting(council, "guidance", nil, name, value) }
    }

    mutating func addSetting(
        _ council: String, _ layer: String, _ cluster: String?, _ name: String, _ value: String
    ) {
        add(.setting, council, "2025", layer, cluster, name, value, "t", Self.instant)
    }

    mutating func add(
        _ thresholds: NaiveThresholds, _ council: String, _ layer: String, _ cluster: String?
    ) {
        addSetting(council, layer, cluster, "excellent_from", decimal(thresholds.excellent))
        addSetting(council, layer, cluster, "good_from", decimal(thresholds.good))
        addSetting(council, layer, cluster, "fair_from", decimal(thresholds.fair))
    }
}
