import CouncilStore
import Postgres

/// A council whose members score themselves by a table with computed criteria, and the file that they send.
struct ScoredCouncil: Sendable {
    var units: Int
    /// Lines of each card.
    var criteria: Int
    /// Units in each cluster.
    var clusterSize: Int

    static let code = "council-1"
    static let year: Int32 = 2025

    var lines: Int { units * criteria }

    /// What the line of a criterion rests on: most have points of their own, and of each twenty some are computed.
    private static let kinds = [
        3: "boolean", 7: "ladder", 11: "proportional", 15: "lateness", 17: "bonus", 19: "deduction",
    ]

    private func kind(_ number: Int) -> String { Self.kinds[number % 20] ?? "manual" }

    // MARK: The file

    /// All lines as CSV; with a reason of so many more octets each.
    func payload(longerBy octets: Int) -> String {
        var text = "unit,criterion,points,bonus,plan,actual,reason\n"
        text.reserveCapacity(lines * (48 + octets))
        let padding = String(repeating: "x", count: octets)
        for unit in 1...units {
            for number in 1...criteria {
                text += "unit-\(unit),1.\(number),\(values(unit * 7919 + number * 104_729, kind(number)))\(padding)\n"
            }
        }
        return text
    }

    /// The longest file of these lines that stays below a limit.
    func largestPayload(below limit: Int) -> [UInt8] {
        let shortest = payload(longerBy: 0).utf8.count
        return Array(payload(longerBy: (limit - 1 - shortest) / lines).utf8)
    }

    /// Points, bonus, plan, actual and the beginning of the reason. They differ by line but not by chance.
    private func values(_ seed: Int, _ kind: String) -> String {
        switch kind {
        case "boolean": ",,,\(seed.isMultiple(of: 5) ? "không" : "có"),"
        case "ladder": ",,120,\(90 + seed % 40),"
        case "proportional": ",,120,\(80 + seed % 40),"
        case "lateness": ",,2025-07-05,2025-07-\(10 + seed % 20),"
        case "deduction": "1,,,,muộn "
        default: "\(5 + seed % 5).\(seed.isMultiple(of: 2) ? "25" : "5"),,,,"
        }
    }

    // MARK: The council

    /// Makes it in a migrated database, as a superuser, up to the moment when scoring begins.
    func generate(on connection: Connection) async throws {
        try await connection.withTransaction { transaction in
            guard let instant = Timestamp("2025-01-01T00:00:00Z") else { return }
            try transaction.enterCouncil(nil, actor: "bench", at: instant)
            try transaction.execute(
                "select add_council(\(Self.code), \(Self.code), 'province', null, 'Asia/Ho_Chi_Minh')")
            try transaction.execute(
                """
                select import_clusters(
                    array_agg('cluster-' || (i - 1) / \(clusterSize) + 1), array_agg('Cụm ' || (i - 1) / \(clusterSize) + 1),
                    array_agg('cum'::text), array_agg('unit-' || i), array_agg('Đơn vị ' || i), '2025-01-01')
                from generate_series(1, \(units)) as i
                """)
            try transaction.execute("select open_cycles(\(Self.year), null, '2025-01-01', '2025-12-31')")
            try generateCriteria(transaction)
            try transaction.execute("update cycle set state = 'self_scoring'")
            try agree(transaction)
        }
        // A superuser belongs to the council too, so that what the triggers do is done for its lines as for the daemon's.
        try await connection.administer(
            SQLScript("insert into council_login select council_id, session_user from council"))
        try await connection.administer(SQLScript("vacuum analyze"))
    }

    private func generateCriteria(_ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            insert into criteria_set (council_id, code, year, base_total, bonus_cap, required_lines, digest)
            select current_council(), 'table', \(Self.year), 10 * \(criteria), 0,
                   count(*) filter (where kind not in ('bonus', 'deduction')), sha256('')
            from unnest(\((1...criteria).map(kind))) as kind
            """)
        try transaction.execute(
            """
            insert into criterion_group (council_id, criteria_set_id, group_no, code, max)
            select council_id, criteria_set_id, 1, '1', base_total from criteria_set
            """)
        try transaction.execute(
            """
            insert into criterion (council_id, criteria_set_id, criterion_no, group_no, code, text, kind, max, step,
                                   needs_evidence, rule)
            select council_id, criteria_set_id, no, 1, '1.' || no, 'Tiêu chí ' || no, kind, 10, 0.25, false,
                   case when kind in ('ladder', 'lateness') then '<10: 10 | 10..100: 5 | >100: 8' end
            from criteria_set
            cross join unnest(\((1...criteria).map(kind))) with ordinality as t (kind, no)
            """)
        try transaction.execute(
            """
            insert into criterion_rung (council_id, criteria_set_id, criterion_no, rung_no, lower, lower_included, upper,
                                        upper_included, points)
            select council_id, criteria_set_id, criterion_no, rung_no, lower, rung_no = 2, upper, rung_no = 2, points
            from criterion
            cross join (values (1, null, 10, 10), (2, 10, 100, 5), (3, 100, null, 8)) as rung (rung_no, lower, upper, points)
            where kind in ('ladder', 'lateness')
            """)
        try transaction.execute(
            "update cycle set criteria_set_id = criteria_set.criteria_set_id from criteria_set")
    }

    /// The members' agreement to the criteria.
    private func agree(_ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            insert into cycle_criteria (council_id, cycle_id, criteria_set_id, effective_from, proposed_by, proposed_at,
                                        agreed_at, agreed_by)
            select council_id, cycle_id, criteria_set_id, starts_on, 'bench', current_instant(), current_instant(), 'bench'
            from cycle
            """)
    }
}
