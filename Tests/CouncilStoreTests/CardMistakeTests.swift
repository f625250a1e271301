import Postgres
import TestSupport
import Testing

/// `check_cards` alone, on a line that is right in everything but what a case changes.
@Suite("Mistakes in lines of scorecards")
struct CardMistakeTests {
    /// What is changed in the line, and the columns and reasons that come of it.
    struct Case: Sendable, CustomTestStringConvertible {
        var changes: String
        var found: [String]
        var figure = "self"
        var cluster: String?

        init(_ changes: String, _ found: [String], figure: String = "self", cluster: String? = nil) {
            (self.changes, self.found, self.figure, self.cluster) = (changes, found, figure, cluster)
        }

        var testDescription: String { changes }
    }

    static let cases = [
        Case("{}", []),
        Case(#"{"cycle_id": null, "stage": null}"#, ["unit unit_without_card"]),
        Case(#"{"left_on": "2025-07-01", "left_to": "b"}"#, ["unit card_has_left"]),
        Case(#"{"cards": 2}"#, ["unit unit_in_two_clusters"]),
        Case(#"{"cards": 2, "cluster": "cum-1"}"#, [], cluster: "cum-1"),
        Case(#"{"cluster": "cum-2"}"#, ["unit unit_in_other_cluster"], cluster: "cum-1"),
        Case(#"{"stage": "closed"}"#, ["unit cycle_is_closed"]),
        Case(#"{"has_criteria": false}"#, ["unit criteria_missing"]),
        Case(
            #"{"criterion_no": null, "kind": null, "max": null, "step": null, "bonus_max": null}"#,
            ["criterion criterion_unknown"]),
        Case(#"{"half": 1}"#, ["half half_unexpected"]),
        Case(#"{"aggregate": "halves"}"#, ["half half_missing"]),
        Case(#"{"kind": "external", "unit": "theirs"}"#, ["criterion line_scored_by_other"]),
        Case(#"{"kind": "external", "unit": "theirs"}"#, [], figure: "head"),
        Case(#"{"unit": "scorers"}"#, ["criterion line_only_for_scorer"]),
        Case(#"{"kind": "cross", "unit": "scorers"}"#, []),
        Case(#"{"kind": "boolean", "typed": 1}"#, ["points points_are_computed"]),
        Case(#"{"kind": "ladder"}"#, ["actual fact_needed"]),
        Case(#"{"kind": "lateness", "fact": "3", "points": null}"#, ["actual fact_does_not_fit"]),
        Case(#"{"kind": "proportional", "fact": "3/4"}"#, []),
        Case(#"{"fact": "3"}"#, ["actual fact_not_wanted"]),
        Case(#"{"points": null}"#, ["points points_missing"]),
        Case(#"{"points": 10.25}"#, ["points points_over_max"]),
        Case(#"{"points": 9.3}"#, ["points points_off_step"]),
        Case(#"{"bonus": 1}"#, ["bonus bonus_not_given"]),
        Case(#"{"bonus": 3, "bonus_max": 2}"#, ["bonus bonus_over_max"]),
        Case(#"{"kind": "deduction", "points": 1}"#, ["reason deduction_needs_reason"]),
        Case(#"{"earlier_points": 9, "earlier_bonus": 0}"#, []),
        Case(#"{"earlier_points": 8, "earlier_bonus": 0}"#, ["reason difference_needs_reason"]),
        Case(#"{"earlier_points": 8, "earlier_bonus": 0, "reason": "vì"}"#, []),
        Case(
            #"{"points": 11, "bonus": 1, "half": 2}"#,
            ["bonus bonus_not_given", "half half_unexpected", "points points_over_max"]),
    ]

    @Test("are found, each by its rule and only there", arguments: cases)
    func mistakes(of changed: Case) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            let found = try await sample.work { transaction in
                try Self.stage([changed.changes], transaction)
                return try Self.check(changed, transaction)
            }
            #expect(found == changed.found)
        }
    }

    @Test("are found where a line stands twice, in the later ones")
    func twice() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            let found = try await sample.work { transaction in
                try Self.stage(
                    [#"{"line": 4}"#, "{}", #"{"line": 3}"#, #"{"line": 5, "criterion": "1.2"}"#], transaction)
                return try transaction.query(
                    "select line, reason, found from check_cards(2025, null, 'self', '{}', '{}', 1)"
                ).map { "\(try $0["line"] as Int32) \(try $0["reason"] as String) \(try $0["found"] as Int64)" }
            }
            #expect(found == ["3 line_twice 2"])
        }
    }

    private static let good = """
        {"line": 2, "unit": "a", "criterion": "1.1", "half": 0, "points": 9, "bonus": 0, "cards": 1, "cluster": "cum-1",
         "cycle_id": 1, "stage": "self_scoring", "aggregate": "annual", "has_criteria": true, "criterion_no": 1, "kind": "manual",
         "max": 10, "step": 0.25, "bonus_max": 0}
        """

    private static func stage(_ changes: [String], _ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            create temporary table card_line
                (line integer, unit text, criterion text, half smallint, typed numeric(9,2), points numeric, bonus numeric(9,2),
                 fact text, reason text, cards bigint, left_on date, left_to text, cluster text, cycle_id bigint, stage text, aggregate text,
                 has_criteria boolean, criterion_no smallint, kind text, max points, step points, bonus_max points, scorer text,
                 earlier_points numeric, earlier_bonus numeric)
            on commit drop
            """)
        try transaction.execute(
            """
            insert into card_line
            select line.*
            from unnest(\(changes)) as changed (by)
            cross join jsonb_populate_record(null::pg_temp.card_line, \(good)::jsonb || changed.by::jsonb) as line
            """)
    }

    private static func check(_ changed: Case, _ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select col || ' ' || reason as mistake
            from check_cards(2025, \(changed.cluster), \(changed.figure), '{theirs}', '{scorers}', 10)
            """
        ).map { try $0["mistake"] }
    }
}
