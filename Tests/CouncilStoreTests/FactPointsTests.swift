import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// Points that the database works out from facts, against a naive model, for generated criteria and facts.
@Suite("Points from facts against a naive model")
struct FactPointsTests {
    private struct Question: Sendable {
        var criterion: NaiveRule
        var fact: String
    }

    @Test("agree to the hundredth", arguments: 1...10 as ClosedRange<UInt64>)
    func agree(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let table = RandomCriteria(using: &random)
        let overAchievement = [12_050, 10_000, 11_111, 20_000, 12_345][Int(seed % 5)]
        let questions = (0..<4_000).map { _ in
            let criterion = table.criteria.randomElement(using: &random) ?? table.criteria[0]
            return Question(criterion: criterion, fact: Self.fact(of: criterion, &random))
        }
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            var terms = CriteriaTerms()
            terms.overAchievement = try #require(Points(hundredths: Int64(overAchievement)))
            try await sample.importCriteria(table.lines.joined(separator: "\n"), terms: terms)
            let found = try await sample.work { try Self.ask(questions, $0) }
            for (question, points) in zip(questions, found) {
                let expected = question.criterion.points(question.fact, overAchievement: overAchievement)
                let what = "seed \(seed): \(question.criterion.kind) \(question.criterion.max) \(question.fact)"
                #expect(points.map { Int($0.hundredths) } == expected, "\(what) \(question.criterion.rungs)")
            }
            #expect(found.count { $0 != nil } > 1_000)
        }
    }

    private static func ask(_ questions: [Question], _ transaction: borrowing Transaction) throws -> [Points?] {
        try transaction.query(
            """
            select computed.points
            from unnest(\(questions.map { Int32($0.criterion.number) }), \(questions.map(\.fact)))
                with ordinality as asked (number, fact, place)
            join cycle on true
            join cluster using (council_id, cluster_id)
            join criteria_set using (council_id, criteria_set_id)
            join criterion using (council_id, criteria_set_id)
            left join lateral fact_points(
                criterion.kind, criterion.max, criteria_set.over_achievement, criterion.council_id,
                criterion.criteria_set_id, criterion.criterion_no, asked.fact) as computed on true
            where cluster.code = 'cum-1'
              and criterion.criterion_no = asked.number
            order by asked.place
            """
        ).map { try $0["points"] }
    }

    /// Facts of which many stand on a bound of a rung or on a tie of rounding, and some fit nothing.
    private static func fact(of criterion: NaiveRule, _ random: inout SeededGenerator) -> String {
        if Int.random(in: 0..<12, using: &random) == 0 { return broken.randomElement(using: &random) ?? "" }
        switch criterion.kind {
        case "ladder": return Bool.random(using: &random) ? onBound(criterion, &random) : ratio(&random)
        case "proportional":
            if Bool.random(using: &random) { return ratio(&random) }
            // actual / plan × max = k + 1/2 hundredths.
            return "\(Int.random(in: 0...(criterion.max + 20), using: &random) * 2 + 1)/\(criterion.max * 2)"
        case "lateness":
            return Bool.random(using: &random) ? "\(Int.random(in: 0...160, using: &random))" : days(&random)
        default: return Bool.random(using: &random) ? "yes" : "no"
        }
    }

    private static let broken = [
        "", "x", "-1", "1/0", "1/0.0000", "0/1", "1/2/3", "1.23456", "1/1.23456", "12345678901", "1/", "/1", "1,5",
        " 1",
        "2025-02-29/2025-03-01", "2025-13-01/2025-03-01", "2025-03-01/2025-04-31", "2025-03-01", "Yes", "yes/no", "1.",
    ]

    private static func onBound(_ criterion: NaiveRule, _ random: inout SeededGenerator) -> String {
        let bounds = criterion.rungs.compactMap(\.upper) + [0]
        let bound = (bounds.randomElement(using: &random) ?? 0) + Int.random(in: 0...2, using: &random) - 1
        let units = max(0, bound)
        if Bool.random(using: &random) { return decimal(units) }
        let plan = Int.random(in: 1...999, using: &random)
        // units / 10 000 per cent of 100 × plan.
        return "\(decimal(units * plan))/\(plan * 100)"
    }

    private static func ratio(_ random: inout SeededGenerator) -> String {
        let most = [9, 300, 99_999_999, 99_999_999_999_999].randomElement(using: &random) ?? 9
        let sides = [0, 1].map { least in decimal(Int.random(in: least...most, using: &random)) }
        return sides.joined(separator: "/")
    }

    private static func days(_ random: inout SeededGenerator) -> String {
        let months = [(2024, 2, 29), (2025, 2, 28), (2025, 7, 5), (2024, 12, 31), (2025, 1, 1), (2024, 7, 1)]
        return (0...1).map { _ in
            let (year, month, day) = months.randomElement(using: &random) ?? (2025, 7, 5)
            return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        }.joined(separator: "/")
    }

    private static func decimal(_ units: Int) -> String {
        let places = String(String(10_000 + units % 10_000).dropFirst())
        let used = String(places.reversed().drop { $0 == "0" }.reversed())
        return used.isEmpty ? "\(units / 10_000)" : "\(units / 10_000).\(used)"
    }
}

extension FactPointsTests {
    @Test("are a join that the planner sees, with the rung's number, and null where a literal fits nothing")
    func inlined() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            let plan = try await sample.work { transaction in
                try transaction.query(
                    """
                    explain (costs off)
                    select computed.points
                    from criterion
                    left join lateral fact_points(
                        criterion.kind, criterion.max, 100, criterion.council_id, criterion.criteria_set_id,
                        criterion.criterion_no, criterion.text) as computed on true
                    """
                ).map { try $0["QUERY PLAN"] as String }
            }
            #expect(plan.contains { $0.contains("criterion_rung") } && !plan.contains { $0.contains("Function Scan") })
            let rows = try await sample.work { transaction in
                try transaction.query(
                    """
                    select (select rung_no::int from fact_points('ladder', 40, 100, c.council_id, c.criteria_set_id,
                                                                 c.criterion_no, '95')) as rung,
                           (select points from fact_points('lateness', 40, 100, c.council_id, c.criteria_set_id,
                                                           c.criterion_no, '2025-02-30/x')) as nothing
                    from criterion as c
                    where c.kind = 'ladder'
                    """)
            }
            #expect(try rows.first?["rung"] as Int32? == 2)
            #expect(try rows.first?["nothing"] as Points? == nil)
        }
    }
}
