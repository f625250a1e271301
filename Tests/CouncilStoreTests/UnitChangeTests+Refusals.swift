import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

/// What changes of units leave as it is, and what is refused.
extension UnitChangeTests {
    @Test("never touch a closed year, and its standings keep the names of their time")
    func closedYear() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                let before = try Self.standings(2025, transaction)
                let digest = try Closings.close(2025, transaction).digest
                _ = try UnitChanges.perform(Self.rename("a", "Tên mới", on: "2026-01-02"), transaction)
                _ = try UnitChanges.perform(Self.rename("a", "Tên mới nữa", on: "2026-01-03"), transaction)
                _ = try UnitChanges.perform(Self.merge(["b", "c"], into: "g", name: "G"), transaction)
                _ = try UnitChanges.perform(Self.split("d", into: ["d1", "d2"]), transaction)
                #expect(try Self.standings(2025, transaction) == before)
                #expect(try Closings.close(2025, transaction).digest == digest)
                let cards = try Self.cards(transaction).filter { $0.hasPrefix("2025") }
                #expect(cards.count == 5 && cards.allSatisfy { $0.split(separator: " ").count == 3 })
            }
            try await withPool(sample.database.superuser) { pool in
                let named = try await pool.withTransaction { transaction in
                    try transaction.only("select unit_name from thidua.council_standing where unit = 'a'")["unit_name"]
                        as String
                }
                #expect(named == "Ă")
            }
            let error = await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    _ = try transaction.execute(
                        """
                        update scorecard set left_on = '2025-07-01', left_to = unit_id
                        where cycle_id in (select cycle_id from cycle where year = 2025)
                        """)
                }
            }
            #expect(error?.kind == .frozen)
        }
    }

    @Test("keep a card that left as it was")
    func frozenCard() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            _ = try await sample.work { try UnitChanges.perform(Self.merge(["a"], into: "b"), $0) }
            let rejected = await #expect(throws: ImportRejection.self) { try await sample.importCards("a,1.1,1,,\n") }
            #expect(rejected?.mistakes.map(\.reason.code) == ["card_has_left"])
            for statement in [
                "update scorecard_line set decided_reason = 'x' where unit_id = (select unit_id from unit where code = 'a')",
                "update scorecard set state = 'filling' where left_on is not null",
            ] as [SQL] {
                let error = await #expect(throws: CouncilError.self) {
                    try await sample.work { transaction in _ = try transaction.execute(statement) }
                }
                #expect(error?.message.code == "card_has_left", "\(statement)")
            }
            let error = await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    try CardActs.perform(
                        .init(.reopen, CardScope(year: 2025, unit: "a"), by: .test, reason: "x"), transaction)
                }
            }
            #expect(error?.message.code == "card_has_left")
        }
    }

    static let refusals: [(UnitChange, String)] = [
        (merge(["x"], into: "b"), "unit_missing"),
        (merge(["a"], into: "b", on: "2026-02-01"), "unit_change_in_future"),
        (merge(["a"], into: "b", on: "2025-01-01"), "unit_begins_later"),
        (merge(["a"], into: "x"), "unit_needs_name"),
        (merge(["a", "d"], into: "x", name: "X"), "unit_needs_cluster"),
        (merge(["a"], into: "x", name: "X", cluster: "cum-9"), "cluster_missing"),
        (merge(["a"], into: "b", cluster: "cum-1"), "unit_keeps_cluster"),
        (merge(["a"], into: "a"), "merge_ends_nothing"),
        (merge(["a", "a"], into: "b"), "unit_named_twice"),
        (merge(["z"], into: "b"), "unit_has_ended"),
        (merge(["a"], into: "z"), "unit_has_ended"),
        (split("a", into: ["a1"]), "split_into_one"),
        (move("a", to: "cum-2", on: "2025-01-01"), "unit_joins_later"),
        (rename("c", "Sớm", on: "2025-03-01"), "unit_changed_later"),
    ]

    @Test("that cannot be are refused, and nothing is written", arguments: refusals)
    func refused(change: UnitChange, code: String) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try UnitChanges.perform(Self.split("e", into: ["e", "z"], on: "2025-03-01"), transaction)
                _ = try UnitChanges.perform(Self.merge(["z"], into: "e", on: "2025-04-01"), transaction)
                _ = try UnitChanges.perform(Self.rename("c", "Muộn", on: "2025-05-01"), transaction)
                let before = try Self.cards(transaction)
                let error = #expect(throws: CouncilError.self) { try UnitChanges.perform(change, transaction) }
                #expect(error?.message.code == code)
                #expect(try Self.cards(transaction) == before)
            }
        }
    }

    @Test("of one unit at the same moment: one is done, the other is told")
    func race() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            async let first = Result(catching: {
                try await sample.work { try UnitChanges.perform(Self.merge(["a"], into: "b"), $0) }
            })
            async let second = Result(catching: {
                try await sample.work { try UnitChanges.perform(Self.merge(["a"], into: "c"), $0) }
            })
            let results = await [first, second]
            let failures = results.compactMap { result in
                if case .failure(let error) = result {
                    (error as? CouncilError)?.message.code ?? "\(error)"
                } else {
                    nil
                }
            }
            #expect(failures == ["unit_has_ended"])
            #expect(try await sample.work { try Self.members(2025, $0) }.count == 4)
        }
    }

    @Test("that move there and back bring a finding of the coming year along, once")
    func movingBack() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Cycles.open(
                    year: 2026, clusters: nil, startsOn: SampleCouncil.day(2026, 1, 1),
                    endsOn: SampleCouncil.day(2026, 12, 31), transaction)
                let finding = Findings.New(
                    channel: .press, effect: .disqualify, points: nil, reason: "x", document: "1/TB")
                let first = try Findings.add(finding, unit: "a", year: 2026, cluster: nil, transaction).finding
                for (cluster, day) in [("cum-2", "2025-12-10"), ("cum-1", "2025-12-12")] {
                    _ = try UnitChanges.perform(Self.move("a", to: cluster, on: day), transaction)
                }
                let findings = try Findings.list(year: 2026, unit: "a", cluster: nil, in: .english, transaction)
                #expect(try findings.values("cluster", transaction) == ["cum-1", "cum-2", "cum-1"])
                #expect(try findings.values("lifted_at", transaction).map { $0 == "-" } == [false, false, true])
                let second = try findings.values("finding", transaction)[1]
                #expect(try findings.values("carried_from", transaction) == ["-", "\(first)", second])
            }
        }
    }

    @Test("that contradict a closed year are refused: who was ranked in it had not ended before")
    func rankedLater() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            let roster = try ClusterRoster(
                csv: Array("cluster,cluster_name,kind,unit,unit_name\ncum-1,Cụm 1,cum,a,Ă\ncum-1,Cụm 1,cum,b,B\n".utf8))
            try await sample.work { transaction in
                _ = try Clusters.importRoster(roster, from: SampleCouncil.day(2024, 1, 1), transaction)
                _ = try Closings.close(2025, transaction)
                for (change, code) in [
                    (Self.merge(["a"], into: "b", on: "2024-07-01"), "unit_ranked_later"),
                    (Self.move("a", to: "cum-2", on: "2025-01-01"), "unit_ranked_later"),
                ] {
                    let error = #expect(throws: CouncilError.self) { try UnitChanges.perform(change, transaction) }
                    #expect(error?.message.code == code)
                }
                #expect(try !UnitChanges.perform(Self.merge(["a"], into: "b", on: "2025-01-02"), transaction).isEmpty)
            }
        }
    }

    @Test("refuse an ended unit in a roster")
    func roster() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let roster = try ClusterRoster(
                csv: Array("cluster,cluster_name,kind,unit,unit_name\ncum-2,Cụm 2,khoi,a,A\n".utf8))
            let error = await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    _ = try UnitChanges.perform(Self.merge(["a"], into: "b"), transaction)
                    _ = try Clusters.importRoster(roster, from: SampleCouncil.day(2025, 8, 1), transaction)
                }
            }
            #expect(error?.message.code == "unit_has_ended")
        }
    }
}
