import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

@Suite("Changes of units")
struct UnitChangeTests {
    private static func merge(
        _ units: [String], into: String, name: String? = nil, cluster: String? = nil, on day: String = "2025-07-01"
    ) -> UnitChange {
        UnitChange(
            .merge, units, into: [.init(into, name: name, cluster: cluster)], on: day, document: "202/NQ")
    }

    private static func split(_ unit: String, into: [String], on day: String = "2025-07-01") -> UnitChange {
        UnitChange(
            .split, [unit], into: into.map { .init($0, name: $0 == unit ? nil : "Đơn vị \($0)") }, on: day,
            document: "203/NQ")
    }

    private static func move(_ unit: String, to cluster: String, on day: String = "2025-07-01") -> UnitChange {
        UnitChange(.move, [unit], into: [.init(unit, cluster: cluster)], on: day, document: "204/NQ")
    }

    private static func rename(_ unit: String, _ name: String, on day: String = "2025-07-01") -> UnitChange {
        UnitChange(.rename, [unit], into: [.init(unit, name: name)], on: day, document: "205/NQ")
    }

    /// What a change does, a line each.
    private static func lines(_ effects: [UnitChanges.Effect]) -> [String] {
        effects.map { effect in
            effect.values.map { $0 ?? "-" }.joined(separator: " ")
        }
    }

    /// The cards of all years: year, cluster, unit, and whose card goes on where it left.
    private static func cards(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select concat_ws(' ', cycle.year, cluster.code, unit.code, card.left_on, heir.code) as said
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            left join unit as heir on heir.council_id = card.council_id and heir.unit_id = card.left_to
            order by 1
            """
        ).map { try $0["said"] }
    }

    private static func members(_ year: Int, _ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select cluster.code || ' ' || unit.code as said
            from cycle_members(array(select cycle_id from cycle where year = \(year))) as member
            join cycle using (cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            order by 1
            """
        ).map { try $0["said"] }
    }

    private static func standings(_ year: Int = 2025, _ transaction: borrowing Transaction) throws -> [String] {
        _ = try Closings.run(year: year, kind: .yearEnd, transaction)
        return try Standings.list(year: year, cluster: nil, transaction)
            .lines("cluster", "unit", "name", "total", "gate", in: transaction)
    }

    @Test("that merge let the card leave, end the office and tell what went where; a repeat changes nothing")
    func merging() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                _ = try Officers.appoint(
                    OfficerSlate(head: "a", deputies: ["b"]), year: 2025, cluster: "cum-1", document: nil, transaction)
                let effects = try UnitChanges.perform(Self.merge(["a"], into: "b"), transaction)
                #expect(
                    Self.lines(effects) == [
                        "unit_absorbs b - cum-1 - -", "unit_ends a b cum-1 - 2025-07-01",
                        "card_leaves a b cum-1 2025 decided", "office_ends a - cum-1 2025 head",
                    ])
                #expect(try Self.members(2025, transaction) == ["cum-1 b", "cum-1 c", "cum-2 d", "cum-2 e"])
                #expect(try UnitChanges.perform(Self.merge(["a"], into: "b"), transaction) == [])
                #expect(
                    try UnitChanges.perform(Self.merge(["a", "b"], into: "b"), transaction) == [], "said otherwise")
                #expect(
                    try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, transaction).totals.total?.description
                        == "90.00", "what left stays readable")
                #expect(try Cycles.show(year: 2025, cluster: "cum-1", transaction).units == 2)
                #expect(
                    try Self.standings(2025, transaction) == [
                        "cum-1 b B 90.00 -", "cum-1 c C 70.00 -", "cum-2 d Đ 80.00 -", "cum-2 e E 64.75 -",
                    ])
            }
        }
    }

    @Test("that make a new unit give it an empty card, and cards that left are not asked for")
    func founding() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                _ = try UnitChanges.perform(Self.merge(["a", "b"], into: "g", name: "Gộp"), transaction)
                #expect(
                    try Self.cards(transaction).prefix(4) == [
                        "2025 cum-1 a 2025-07-01 g", "2025 cum-1 b 2025-07-01 g", "2025 cum-1 c", "2025 cum-1 g",
                    ])
                let held = try Closings.run(year: 2025, kind: .yearEnd, transaction).cycles[0]
                #expect(held.guardCode == "card_not_decided" && held.unit == "g" && held.waitingUnits == 1)
            }
            try await sample.importCards("g,1.1,10,,\ng,2.1,20,,\n")
            #expect(
                try await sample.work { try Self.standings(2025, $0) }.prefix(2) == [
                    "cum-1 c C 70.00 -", "cum-1 g Gộp 30.00 -",
                ])
        }
    }

    @Test("pass findings on with the successor's card, each once")
    func findings() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                let new = { (effect: FindingEffect, points: Int64?) in
                    Findings.New(
                        channel: .tax, effect: effect, points: points.flatMap(Points.init(hundredths:)),
                        reason: "Nợ thuế",
                        document: "41/TB")
                }
                for (effect, points) in [(.deduct, 500), (.disqualify, nil), (.none, nil)] as [(FindingEffect, Int64?)]
                {
                    _ = try Findings.add(new(effect, points), unit: "a", year: 2025, cluster: nil, transaction)
                }
                _ = try Findings.add(new(.deduct, 500), unit: "b", year: 2025, cluster: nil, transaction)
                let effects = try UnitChanges.perform(Self.merge(["a"], into: "b"), transaction)
                #expect(effects.filter { $0.what == "finding_goes_on" }.count == 2)
                let late = #expect(throws: CouncilError.self) {
                    try Findings.add(new(.deduct, 100), unit: "a", year: 2025, cluster: nil, transaction)
                }
                #expect(late?.message.code == "card_has_left" && late?.message.parameters["successor"] == "b")
                #expect(
                    try Self.standings(2025, transaction).first { $0.contains(" b ") } == "cum-1 b B 80.00 disqualified"
                )
            }
        }
    }

    @Test("hold no closing by a card that left, and pass a hold on to a card in another cluster")
    func holds() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                let hold = Findings.New(channel: .press, effect: .hold, points: nil, reason: "x", document: "1/TB")
                _ = try Findings.add(hold, unit: "a", year: 2025, cluster: nil, transaction)
                _ = try UnitChanges.perform(Self.merge(["a"], into: "d"), transaction)
                let run = try Closings.run(year: 2025, kind: .yearEnd, transaction)
                #expect(run.cycles.map(\.guardCode) == [nil, "finding_holds"] && run.cycles[1].unit == "d")
            }
        }
    }

    @Test("that split hand the card to the heir and give each new unit one; a unit may go on beside its part")
    func splitting() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try UnitChanges.perform(Self.split("a", into: ["a1", "a2"]), transaction)
                _ = try UnitChanges.perform(Self.split("d", into: ["d", "d2"]), transaction)
                #expect(
                    try Self.cards(transaction) == [
                        "2025 cum-1 a 2025-07-01 a1", "2025 cum-1 a1", "2025 cum-1 a2", "2025 cum-1 b", "2025 cum-1 c",
                        "2025 cum-2 d", "2025 cum-2 d2", "2025 cum-2 e",
                    ])
                #expect(try UnitChanges.perform(Self.split("d", into: ["d", "d2"]), transaction) == [])
            }
        }
    }

    @Test("that move leave the unit where it began, and take along cards of years still to come")
    func moving() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Cycles.open(
                    year: 2026, clusters: nil, startsOn: SampleCouncil.day(2026, 1, 1),
                    endsOn: SampleCouncil.day(2026, 12, 31), transaction)
                _ = try UnitChanges.perform(Self.move("a", to: "cum-2", on: "2025-12-10"), transaction)
                #expect(try Self.members(2025, transaction).contains("cum-1 a"))
                #expect(try Self.members(2026, transaction).filter { $0.hasSuffix(" a") } == ["cum-2 a"])
                #expect(try UnitChanges.perform(Self.move("a", to: "cum-2", on: "2025-12-11"), transaction) == [])
                _ = try UnitChanges.perform(Self.move("a", to: "cum-1", on: "2025-12-12"), transaction)
                #expect(try Self.members(2026, transaction).filter { $0.hasSuffix(" a") } == ["cum-1 a"], "and back")
            }
        }
    }

    private static func openLate(_ transaction: borrowing Transaction) throws {
        _ = try Cycles.open(
            year: 2024, clusters: nil, startsOn: SampleCouncil.day(2025, 2, 1), endsOn: SampleCouncil.day(2026, 1, 20),
            transaction)
    }

    @Test("give a later opened year the same members as one that was open", arguments: [true, false])
    func openingLate(isOpen: Bool) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                if isOpen { try Self.openLate(transaction) }
                _ = try UnitChanges.perform(Self.merge(["a", "b"], into: "g", name: "G"), transaction)
                _ = try UnitChanges.perform(Self.split("d", into: ["d1", "d2"]), transaction)
                _ = try UnitChanges.perform(Self.move("c", to: "cum-2"), transaction)
                _ = try UnitChanges.perform(Self.merge(["e"], into: "g", on: "2026-01-25"), transaction)
                if !isOpen { try Self.openLate(transaction) }
                #expect(
                    try Self.members(2024, transaction) == ["cum-1 c", "cum-1 g", "cum-2 d1", "cum-2 d2", "cum-2 e"])
            }
        }
    }

    @Test("never touch a closed year, and its standings keep the names of their time")
    func closedYear() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                let before = try Self.standings(2025, transaction)
                let digest = try Closings.run(year: 2025, kind: .yearEnd, transaction).digest
                _ = try UnitChanges.perform(Self.rename("a", "Tên mới", on: "2026-01-02"), transaction)
                _ = try UnitChanges.perform(Self.rename("a", "Tên mới nữa", on: "2026-01-03"), transaction)
                _ = try UnitChanges.perform(Self.merge(["b", "c"], into: "g", name: "G"), transaction)
                _ = try UnitChanges.perform(Self.split("d", into: ["d1", "d2"]), transaction)
                #expect(try Self.standings(2025, transaction) == before)
                #expect(try Closings.run(year: 2025, kind: .yearEnd, transaction).digest == digest)
                #expect(try Self.cards(transaction).allSatisfy { $0.split(separator: " ").count == 3 })
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
                    _ = try transaction.execute("update scorecard set left_on = '2025-07-01', left_to = unit_id")
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
                _ = try Closings.run(year: 2025, kind: .yearEnd, transaction)
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
