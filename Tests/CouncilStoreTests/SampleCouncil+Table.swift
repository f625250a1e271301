import CouncilStore
import Councils
import Postgres
import TestSupport

extension SampleCouncil {
    /// Gives a naive table to cycles of 2025, of the clusters named or all: agreed, and past all commands.
    func adopt(_ table: NaiveTable, code: String = "ngau-nhien", clusters: [String]? = nil) async throws {
        try await work { transaction in
            let set = try Self.insert(table.criteria, of: table, code: code, transaction)
            let first = try table.amended.map { try Self.insert($0, of: table, code: code + "-h1", transaction) }
            try transaction.execute(
                "update cycle_criteria set withdrawn_at = current_instant() where agreed_at is null")
            try transaction.execute(
                """
                update cycle
                set criteria_set_id = \(set), first_half_set_id = \(first)
                where cluster_id in (select cluster_id from cluster
                                     where \(clusters)::text[] is null or code = any (\(clusters)))
                """)
            try transaction.execute(
                """
                insert into cycle_criteria (council_id, cycle_id, criteria_set_id, effective_from, proposed_by, proposed_at,
                                            agreed_at, agreed_by)
                select council_id, cycle_id, criteria_set_id, starts_on, 't', current_instant(), current_instant(), 't'
                from cycle
                on conflict do nothing
                """)
        }
    }

    private static func insert(
        _ criteria: [NaiveCriterion], of table: NaiveTable, code: String, _ transaction: borrowing Transaction
    ) throws -> Int64 {
        let base = criteria.filter { $0.part == "base" }
        let row = try transaction.only(
            """
            insert into criteria_set (council_id, code, year, base_total, bonus_cap, required_lines, digest, aggregate,
                                      first_weight, second_weight, over_achievement)
            select current_council(), \(code), 2025, \(Int64(base.reduce(0) { $0 + $1.max }))::numeric / 100,
                   \(Int64(table.bonusCap))::numeric / 100, \(Int32(base.count)), sha256(convert_to(\(code), 'UTF8')),
                   \(table.weights == nil ? "annual" : "halves"), \(table.weights.map { Int32($0.first) }),
                   \(table.weights.map { Int32($0.second) }), \(Int64(table.overAchievement))::numeric / 100
            returning criteria_set_id
            """)
        let set: Int64 = try row["criteria_set_id"]
        try transaction.execute("insert into criterion_group values (current_council(), \(set), 1, 'g', 1)")
        try transaction.execute(
            """
            insert into criterion (council_id, criteria_set_id, criterion_no, group_no, code, text, kind, max, step,
                                   bonus_max, needs_evidence, rule)
            select current_council(), \(set), c.no, 1, c.code, 'tiêu chí', c.kind, c.max::numeric / 100,
                   c.step::numeric / 100, c.bonus_max::numeric / 100, false,
                   case when c.kind in ('ladder', 'lateness') then '…' end
            from unnest(\(criteria.map(\.code)), \(criteria.map(\.kind)), \(criteria.map { Int64($0.max) }),
                        \(criteria.map { Int64($0.step) }), \(criteria.map { Int64($0.bonusMax) })) with ordinality
                as c (code, kind, max, step, bonus_max, no)
            """)
        try insertRungs(of: criteria, set, transaction)
        return set
    }

    private static func insertRungs(
        of criteria: [NaiveCriterion], _ set: Int64, _ transaction: borrowing Transaction
    ) throws {
        for (place, criterion) in criteria.enumerated() {
            // Days stand in the schema as days, rates in per cent: both with four places.
            for (number, rung) in criterion.rungs.enumerated() {
                try transaction.execute(
                    """
                    insert into criterion_rung
                    values (current_council(), \(set), \(Int32(place + 1)), \(Int32(number + 1)),
                            \(rung.lower.map(Int64.init))::numeric / 10000, \(rung.holdsLower),
                            \(rung.upper.map(Int64.init))::numeric / 10000, \(rung.holdsUpper),
                            \(Int64(rung.points))::numeric / 100)
                    """)
            }
        }
    }

    /// Puts every cycle into a stage and every card into a state, past all rules.
    static func place(
        _ stage: CycleState, _ state: CardState, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute("update cycle set state = \(stage.rawValue)")
        try transaction.execute(
            """
            update scorecard
            set state = \(state.rawValue), returned_by = \(state == .returned ? CardDesk.head.rawValue : nil)
            """)
    }
}

/// Hundredths as a decimal, also below zero.
func decimal(_ hundredths: Int) -> String {
    let (sign, size) = (hundredths < 0 ? "-" : "", abs(hundredths))
    return "\(sign)\(size / 100).\(size % 100 < 10 ? "0" : "")\(size % 100)"
}

/// A decimal with two places as hundredths; nothing is 0.
func hundredths(_ text: String?) -> Int {
    Int((text ?? "0.00").filter { $0 != "." }) ?? .min
}
