import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Inspections")
struct InspectionTests {
    @Test("planned by hand name members and days of the cycle, and never a mutual pair of more than two")
    func adding() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample)
            let add: @Sendable (String, Actor, borrowing Transaction) throws -> Int = { lines, actor, transaction in
                let rows = try InspectionRows(csv: Array(("inspector,inspected,kind,due\n" + lines).utf8)).rows
                return try Inspections.add(
                    Inspections.Addition(
                        year: 2025, cluster: "cum-1", rows: rows, criterion: "k",
                        document: actor.role == .admin ? "1/KH" : nil),
                    by: actor, transaction)
            }
            let (head, member) = (Actor("h", role: .head, unit: "a"), Actor("m", role: .member, unit: "c"))
            let cases: [(String, Actor, String?)] = [
                ("a,b,cross,2025-09-30\nb,a,cross,2025-09-30", .test, "cross_pair_mutual,cross_pair_mutual"),
                ("a,x,cross,2025-09-30", .test, "card_missing_in_cluster"),
                ("x,a,own,2025-09-30", .test, "inspection_own_by_another"),
                ("a,b,cross,2026-01-01", head, "inspection_due_outside"),
                ("c,b,head,2025-06-30", head, "inspection_not_by_head"),
                (",a,head,2025-06-30", head, "inspection_of_itself"), (",b,head,2025-06-30", head, nil),
                ("b,a,head,2025-06-30", head, nil), (",c,own,2025-03-31", member, nil),
                (",b,own,2025-03-31", member, "cluster_led_by_others"),
                (",b,head,2025-03-31", member, "cluster_led_by_others"),
            ]
            for (lines, actor, expected) in cases {
                let found = try await InspectionFixture.refused(sample) { _ = try add(lines, actor, $0) }
                #expect(found == expected, "\(lines)")
            }
            try await sample.work { transaction throws in
                #expect(try add("a,b,cross,2025-09-30\n,b,head,2025-06-30\n,c,own,2025-03-31", head, transaction) == 3)
                #expect(try add(",b,head,2025-06-30\n,d,own,2025-03-31", head, transaction) == 1)
                #expect(
                    try InspectionFixture.rows(["kind", "inspector", "inspected", "criterion", "state"], transaction)
                        == [
                            "own c c - late", "own d d - late", "head a b - late", "cross a b k late",
                        ])
            }
            let mutual = try await InspectionFixture.refused(sample) { _ = try add("b,a,cross,2025-10-30", head, $0) }
            #expect(mutual == "cross_pair_mutual", "a pair of the list and one that stands")
        }
    }

    @Test("are recorded by who inspects, head or agency, once, and corrected for a reason")
    func recording() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample)
            let (number, inspected) = try await sample.work { transaction in
                let drawn = try Inspections.draw(try InspectionFixture.wish(), by: .test, transaction)
                return (
                    try InspectionFixture.number("c", transaction),
                    drawn.plan.pairs.first { $0.inspector == "c" }?.inspected ?? ""
                )
            }
            let outsider = InspectionFixture.units.first { $0 != "a" && $0 != "c" && $0 != inspected } ?? ""
            let cases: [(Actor, Inspections.Result, String?)] = [
                (
                    Actor("x", role: .member, unit: inspected), try InspectionFixture.result(),
                    "inspection_about_own_unit"
                ),
                (
                    Actor("x", role: .secretary, unit: inspected), try InspectionFixture.result(),
                    "inspection_about_own_unit"
                ),
                (Actor("x", role: .member, unit: outsider), try InspectionFixture.result(), "unit_not_yours"),
                (.test, try InspectionFixture.result(1, 31, points: "10.5"), "points_over_max"),
                (.test, try InspectionFixture.result(points: "9.3"), "points_off_step"),
                (Actor("x", role: .member, unit: "c"), try InspectionFixture.result(points: "9.5"), nil),
                (
                    .test, Inspections.Result(heldOn: try SampleCouncil.day(2026, 1, 1), minutes: "1"),
                    "inspection_held_outside"
                ),
                (
                    .test, Inspections.Result(heldOn: try SampleCouncil.day(2024, 12, 31), minutes: "1"),
                    "inspection_held_outside"
                ),
            ]
            for (actor, result, expected) in cases {
                let found = try await InspectionFixture.refused(sample) {
                    _ = try Inspections.record(number, result, reason: nil, by: actor, $0)
                }
                #expect(found == expected)
            }
            try await sample.work { transaction in
                let result = try InspectionFixture.result(points: "9.5", finding: "Đủ hồ sơ")
                #expect(try Inspections.record(number, result, reason: nil, by: .test, transaction))
                #expect(try !Inspections.record(number, result, reason: nil, by: .test, transaction))
                let better = try InspectionFixture.result(points: "9", finding: "Thiếu một hồ sơ")
                let unexplained = #expect(throws: CouncilError.self) {
                    try Inspections.record(number, better, reason: nil, by: .test, transaction)
                }
                #expect(unexplained?.message.code == "inspection_is_held")
                #expect(try Inspections.record(number, better, reason: "Ghi nhầm", by: .test, transaction))
                #expect(
                    try InspectionFixture.rows(
                        ["inspection", "held_on", "points", "finding"], state: .held, transaction)
                        == ["\(number) 2025-09-12 9.00 Thiếu một hồ sơ"])
                let late = #expect(throws: CouncilError.self) {
                    try Inspections.withdraw(number, reason: "x", document: "1", by: .test, transaction)
                }
                #expect(late?.message.code == "inspection_is_held")
                let other = try InspectionFixture.number("a", transaction)
                #expect(try Inspections.withdraw(other, reason: "x", document: "1", by: .test, transaction))
                #expect(try !Inspections.withdraw(other, reason: "x", document: "1", by: .test, transaction))
                let gone = #expect(throws: CouncilError.self) {
                    try Inspections.record(other, result, reason: nil, by: .test, transaction)
                }
                #expect(gone?.message.code == "inspection_is_withdrawn")
            }
            let missing = try await InspectionFixture.refused(sample) {
                _ = try Inspections.show(999_999, for: .test, $0)
            }
            #expect(missing == "inspection_missing")
        }
    }

    @Test("give points only on a criterion of that kind and where the settings let them")
    func pointsOff() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample, crossPoints: false)
            for criterion in ["1.1", "x"] {
                let found = try await InspectionFixture.refused(sample) {
                    _ = try Inspections.draw(try InspectionFixture.wish(criterion: criterion), by: .test, $0)
                }
                #expect(found == "inspection_criterion_not_cross")
            }
            for (criterion, expected) in [("k", "cross_points_off"), (nil, "inspection_without_points")] {
                let found = try await InspectionFixture.refused(sample) { transaction in
                    _ = try Inspections.draw(try InspectionFixture.wish(criterion: criterion), by: .test, transaction)
                    let number = try InspectionFixture.number("a", transaction)
                    _ = try Inspections.record(
                        number, try InspectionFixture.result(points: "9"), reason: nil, by: .test, transaction)
                }
                #expect(found == expected)
            }
        }
    }

    @Test("show findings and points to the council, the head and the two units alone, in their council alone")
    func visibility() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample)
            try await sample.prepare("tinh-khac")
            try await sample.work { transaction in
                try InspectionFixture.addTwice(transaction)
                let number = try InspectionFixture.number("c", transaction)
                _ = try Inspections.record(
                    number, try InspectionFixture.result(6, 2, points: "8", finding: "F"), reason: nil, by: .test,
                    transaction)
                let seen = { (actor: Actor, transaction: borrowing Transaction) in
                    try InspectionFixture.rows(
                        ["inspected", "held_on", "points", "finding"], state: .held, for: actor, transaction)
                }
                for (role, unit, isOpen) in [
                    (.member, "c", true), (.member, "d", true), (.head, "a", true), (.auditor, nil, true),
                    (.secretary, nil, true), (.member, "e", false), (.member, nil, false),
                ] as [(Role, String?, Bool)] {
                    let expected = isOpen ? "d 2025-06-02 8.00 F" : "d 2025-06-02 - -"
                    #expect(try seen(Actor("x", role: role, unit: unit), transaction) == [expected])
                }
                let shown = try Inspections.show(number, for: .test, transaction)
                #expect(shown.first { $0.name == "minutes" }?.value == "5/BB")
            }
            #expect(try await sample.work("tinh-khac") { try InspectionFixture.rows(["inspection"], $0) } == [])
        }
    }

    @Test("of a closed year stay as they are")
    func frozen() async throws {
        try await SampleCouncil.with { sample async throws in
            try await InspectionFixture.prepared(sample)
            let number = try await sample.work { transaction in
                try InspectionFixture.addTwice(transaction)
                try transaction.execute("update cycle set state = 'closed'")
                return try InspectionFixture.number("a", transaction)
            }
            let acts: [@Sendable (borrowing Transaction) throws -> Void] = [
                { _ = try Inspections.draw(try InspectionFixture.wish(), by: .test, $0) }, { try Self.addTwo($0) },
                { _ = try Inspections.record(number, try InspectionFixture.result(), reason: nil, by: .test, $0) },
                { _ = try Inspections.withdraw(number, reason: "x", document: "1", by: .test, $0) },
            ]
            for act in acts { #expect(try await InspectionFixture.refused(sample, act) == "cycle_frozen") }
        }
    }

    private static func addTwo(_ transaction: borrowing Transaction) throws {
        let row = InspectionRows.Row(inspector: nil, inspected: "d", kind: .own, due: "2025-03-31")
        _ = try Inspections.add(
            Inspections.Addition(year: 2025, cluster: "cum-1", rows: [row], document: "1/KH"), by: .test, transaction)
    }
}
