import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Cross-inspections")
struct InspectionPlanTests {
    @Test("drawn by a plan are stored as the rule draws them, whoever replays it", arguments: [2, 3, 4, 7, 15])
    func replay(count: Int) async throws {
        try await SampleCouncil.with { sample async throws in
            let units = (1...count).map { "xa-\($0)" }
            try await InspectionFixture.prepared(sample, units: units)
            for seed in [0, 7, 999_999_999_999_999] {
                let stored = try await sample.work(ending: .rollback) { transaction in
                    _ = try Inspections.draw(try InspectionFixture.wish(seed), by: .test, transaction)
                    return try InspectionFixture.rows(
                        ["inspector", "inspected", "plan_seed", "criterion"], transaction)
                }
                let pure = try CrossPlan(members: Set(units), lastYear: [], seed: seed)
                #expect(Set(stored) == Set(pure.pairs.map { "\($0.inspector) \($0.inspected) \(seed) k" }))
            }
        }
    }

    @Test("avoid through the years whom they met the year before")
    func years() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample, units: ["a", "b", "c"])
            var last: [String] = []
            for year in 2025...2028 {
                let known = Set(last)
                last = try await sample.work { transaction in
                    if year > 2025 {
                        _ = try Cycles.open(
                            year: year, clusters: nil, startsOn: SampleCouncil.day(year, 1, 1),
                            endsOn: SampleCouncil.day(year, 12, 31), transaction)
                        _ = try Officers.appoint(
                            OfficerSlate(head: "a", deputies: ["b"]), year: year, cluster: "cum-1", document: nil,
                            transaction)
                    }
                    // The same seed would draw the same plan, were the year before not in the way.
                    let drawn = try Inspections.draw(
                        try InspectionFixture.wish(7, year: year, criterion: nil), by: .test, transaction)
                    #expect(drawn.isNew && drawn.plan.repeats.isEmpty)
                    return try InspectionFixture.rows(["inspector", "inspected"], year: year, transaction)
                }
                #expect(last.count == 3 && known.isDisjoint(with: last), "\(year): \(last)")
            }
        }
    }

    @Test("avoid whom the units met that a member followed")
    func successors() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample, units: ["a", "b", "c", "x", "y"])
            try await sample.work { transaction in
                // y was merged into x, and x into c; in 2025 all had cards.
                let rows = [("a", "y"), ("x", "b")].map {
                    InspectionRows.Row(inspector: $0, inspected: $1, kind: .cross, due: "2025-09-30")
                }
                _ = try Inspections.add(
                    Inspections.Addition(year: 2025, cluster: "cum-1", rows: rows, document: "1/KH"), by: .test,
                    transaction)
                for (unit, successor) in [("y", "x"), ("x", "c")] {
                    try transaction.execute(
                        """
                        update unit
                        set valid_to = '2026-01-01', successor_id = (select unit_id from unit where code = \(successor))
                        where code = \(unit)
                        """)
                }
                _ = try Cycles.open(
                    year: 2026, clusters: nil, startsOn: SampleCouncil.day(2026, 1, 1),
                    endsOn: SampleCouncil.day(2026, 12, 31), transaction)
                _ = try Officers.appoint(
                    OfficerSlate(head: "a", deputies: ["b"]), year: 2026, cluster: "cum-1", document: nil, transaction)
            }
            for seed in 0..<6 {
                let drawn = try await sample.work(ending: .rollback) {
                    try Inspections.draw(try InspectionFixture.wish(seed, year: 2026, criterion: nil), by: .test, $0)
                        .plan
                }
                #expect(drawn.pairs.map { "\($0.inspector) \($0.inspected)" } == ["a b", "b c", "c a"])
            }
        }
    }

    @Test("are drawn by one of two who draw at the same moment")
    func together() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample)
            let draw: @Sendable (Int) async -> String = { seed in
                do {
                    return try await sample.work {
                        "\(try Inspections.draw(try InspectionFixture.wish(seed), by: .test, $0).isNew)"
                    }
                } catch let error as CouncilError {
                    return error.message.code
                } catch {
                    return "\(error)"
                }
            }
            async let first = draw(1)
            async let second = draw(2)
            #expect(await [first, second].sorted() == ["cross_plan_drawn", "true"])
            #expect(try await sample.work { try InspectionFixture.rows(["inspection"], $0).count } == 4)
        }
    }

    @Test("are drawn once; again only for a reason, and not once one was held")
    func redrawing() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample)
            let first = try await sample.work { try Inspections.draw(try InspectionFixture.wish(), by: .test, $0) }
            #expect(first.isNew)
            #expect(
                try await sample.work { try Inspections.draw(try InspectionFixture.wish(), by: .test, $0).isNew }
                    == false)
            let other = try await InspectionFixture.refused(sample) {
                _ = try Inspections.draw(try InspectionFixture.wish(8), by: .test, $0)
            }
            #expect(other == "cross_plan_drawn")
            try await sample.work { transaction in
                #expect(
                    try Inspections.draw(try InspectionFixture.wish(8, redraw: "Sáp nhập"), by: .test, transaction)
                        .isNew)
                #expect(try InspectionFixture.rows(["plan_seed"], transaction) == ["8", "8", "8", "8"])
                let withdrawn = try InspectionFixture.rows(
                    ["plan_seed", "withdrawn_reason"], state: .withdrawn, transaction)
                #expect(withdrawn == Array(repeating: "7 Sáp nhập", count: 4))
                _ = try Inspections.record(
                    try InspectionFixture.number("c", transaction), try InspectionFixture.result(), reason: nil,
                    by: .test, transaction)
            }
            let held = try await InspectionFixture.refused(sample) {
                _ = try Inspections.draw(try InspectionFixture.wish(9, redraw: "x"), by: .test, $0)
            }
            #expect(held == "cross_plan_under_way")
            let events = try await sample.work { transaction in
                try Events.list(after: nil, limit: 100, transaction).filter { $0.object == "inspections/cum-1/2025" }
                    .map { "\($0.command) \($0.reason ?? "-") \($0.before == nil)" }
            }
            #expect(events == ["inspection plan - true", "inspection plan Sáp nhập false"])
        }
    }

    @Test("take in what was planned by hand for the same day, and plan it once")
    func adopting() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample)
            let pair = try CrossPlan(members: Set(InspectionFixture.units), lastYear: [], seed: 7).pairs[2]
            try await sample.work { transaction in
                let row = InspectionRows.Row(
                    inspector: pair.inspector, inspected: pair.inspected, kind: .cross, due: "2025-09-30")
                let addition = Inspections.Addition(year: 2025, cluster: "cum-1", rows: [row], document: "1/KH")
                #expect(try Inspections.add(addition, by: .test, transaction) == 1)
                #expect(try Inspections.add(addition, by: .test, transaction) == 0)
                _ = try Inspections.draw(try InspectionFixture.wish(), by: .test, transaction)
                #expect(
                    try InspectionFixture.rows(["plan_seed", "criterion"], transaction)
                        == Array(repeating: "7 k", count: 4))
            }
        }
    }
}
