import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Inspections, for cards, obligations and cycles")
struct InspectionContractTests {
    @Test("fill cards by the newest, are owed by who inspects, and hold the second half only where they give points")
    func contracts() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample)
            try await sample.work { transaction in
                try InspectionFixture.addTwice(transaction)
                let (early, late, own) = (
                    try InspectionFixture.number("a", transaction), try InspectionFixture.number("c", transaction),
                    try InspectionFixture.number("b", transaction)
                )
                #expect(try Self.gaps(transaction) == ["second_half inspections_not_held 2 a due 2025-03-31"])
                _ = try Inspections.record(
                    late, try InspectionFixture.result(6, 2, points: "8"), reason: nil, by: .test, transaction)
                _ = try Inspections.record(
                    early, try InspectionFixture.result(6, 1, points: "9.5"), reason: nil, by: .test, transaction)
                #expect(try Self.gaps(transaction) == [])
                #expect(try Self.facts(transaction) == ["d k 0 8.00 - inspection by c"])
                _ = try Inspections.record(own, try InspectionFixture.result(6, 1), reason: nil, by: .test, transaction)
                #expect(
                    try Self.owed(transaction) == [
                        "a cross → d 2025-03-31 2025-06-01 5/BB", "b own 2025-03-31 2025-06-01 5/BB",
                        "a head → c 2025-05-31 - 1/KH", "c cross → d 2025-06-30 2025-06-02 5/BB",
                    ])
                _ = try Settings.set(
                    "cross_points", to: "no", at: Settings.Place(year: 2025, layer: .guidance, cluster: nil),
                    transaction)
                #expect(try Self.facts(transaction) == [] && Self.gaps(transaction) == [])
            }
        }
    }

    @Test("of a table that scores halves give points to the half in which they were held")
    func halves() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample, halves: true)
            try await sample.work { transaction in
                try InspectionFixture.addTwice(transaction)
                let (first, second) = (
                    try InspectionFixture.number("a", transaction), try InspectionFixture.number("c", transaction)
                )
                _ = try Inspections.record(
                    first, try InspectionFixture.result(6, 30, points: "7"), reason: nil, by: .test, transaction)
                _ = try Inspections.record(
                    second, try InspectionFixture.result(7, 1, points: "8"), reason: nil, by: .test, transaction)
                #expect(
                    try Self.facts(transaction) == [
                        "d k 1 7.00 - inspection by a", "d k 2 8.00 - inspection by c",
                    ])
            }
        }
    }

    private static func gaps(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            "select * from inspection_gaps((select array_agg(cycle_id) from cycle))"
        ).map { row in
            let parameters: [String] = try row["parameters"]
            return "\(try row["state"] as String) \(try row["code"] as String) \(try row["waiting"] as Int32) "
                + "\(try row["first_unit"] as String) \(parameters.joined(separator: " "))"
        }
    }

    private static func facts(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select concat_ws(' ', unit.code, fact.criterion, fact.half, fact.points, coalesce(fact.fact, '-'), fact.source)
                as text
            from inspection_card_facts((select array_agg(cycle_id) from cycle)) as fact
            join unit using (unit_id)
            order by 1
            """
        ).map { try $0["text"] }
    }

    private static func owed(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select concat_ws(' ', unit.code, owed.thing, owed.due_on, coalesce(owed.done_on::text, '-'), owed.document) as text
            from inspection_obligations((select array_agg(cycle_id) from cycle)) as owed
            join unit using (unit_id)
            where owed.kind = 'inspection' and owed.grace_days = 0 and owed.deduction is null
            order by owed.due_on, 1
            """
        ).map { try $0["text"] }
    }
}
