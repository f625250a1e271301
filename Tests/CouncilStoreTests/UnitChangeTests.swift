import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

@Suite("Changes of units")
struct UnitChangeTests {
    static func merge(
        _ units: [String], into: String, name: String? = nil, cluster: String? = nil, on day: String = "2025-07-01"
    ) -> UnitChange {
        UnitChange(
            .merge, units, into: [.init(into, name: name, cluster: cluster)], on: day, document: "202/NQ")
    }

    static func split(_ unit: String, into: [String], on day: String = "2025-07-01") -> UnitChange {
        UnitChange(
            .split, [unit], into: into.map { .init($0, name: $0 == unit ? nil : "Đơn vị \($0)") }, on: day,
            document: "203/NQ")
    }

    static func move(_ unit: String, to cluster: String, on day: String = "2025-07-01") -> UnitChange {
        UnitChange(.move, [unit], into: [.init(unit, cluster: cluster)], on: day, document: "204/NQ")
    }

    static func rename(_ unit: String, _ name: String, on day: String = "2025-07-01") -> UnitChange {
        UnitChange(.rename, [unit], into: [.init(unit, name: name)], on: day, document: "205/NQ")
    }

    /// What a change does, a line each.
    static func lines(_ effects: [UnitChanges.Effect]) -> [String] {
        effects.map { effect in
            effect.values.map { $0 ?? "-" }.joined(separator: " ")
        }
    }

    /// The cards of all years: year, cluster, unit, and whose card goes on where it left.
    static func cards(_ transaction: borrowing Transaction) throws -> [String] {
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

    static func members(_ year: Int, _ transaction: borrowing Transaction) throws -> [String] {
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

    static func standings(_ year: Int = 2025, _ transaction: borrowing Transaction) throws -> [String] {
        _ = try Closings.close(year, transaction)
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
                let held = try Closings.close(2025, transaction).cycles[0]
                #expect(
                    held.guard?.code == "card_not_decided" && held.guard?.unit == "g" && held.guard?.waitingUnits == 1)
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
                let run = try Closings.close(2025, transaction)
                #expect(run.cycles.map(\.guard?.code) == [nil, "finding_holds"] && run.cycles[1].guard?.unit == "d")
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

    static func openLate(_ transaction: borrowing Transaction) throws {
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
}
