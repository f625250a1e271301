import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Inspections")
struct InspectionTests {
    private static let units = ["a", "b", "c", "d"]
    private static let criteria = """
        group,group_max,criterion,text,max,kind,step,bonus_max,evidence
        1,90,1.1,một,90,manual,0.5,0,no
        2,10,k,kiểm tra chéo,10,cross,0.5,0,no
        x,10,t,thưởng,10,bonus,1,0,no
        x,10,p,phạt,20,deduction,1,0,no
        """

    /// A cluster of these units whose table has the cross criterion `k`, led by the first.
    private static func prepared(
        _ sample: SampleCouncil, units: [String] = units, crossPoints: Bool = true, halves: Bool = false
    ) async throws {
        try await sample.prepare(units: units, agreeing: false)
        let guidance = try Settings.Place(year: 2025, layer: .guidance, cluster: nil)
        try await sample.work { transaction in
            if halves { _ = try Settings.set("year_aggregate", to: "halves", at: guidance, transaction) }
            _ = try CriteriaSets.importTable(
                csv: Array(criteria.utf8), code: "co-kiem-tra", year: 2025, clusters: nil, transaction)
            _ = try CriteriaSets.agree(
                year: 2025, clusters: nil, unit: nil, version: nil, document: "12/BB-CTĐ", transaction)
            _ = try Officers.appoint(
                OfficerSlate(head: units[0], deputies: [units[1]]), year: 2025, cluster: "cum-1", document: nil,
                transaction)
            if crossPoints { _ = try Settings.set("cross_points", to: "yes", at: guidance, transaction) }
        }
    }

    private static func wish(
        _ seed: Int = 7, year: Int = 2025, criterion: String? = "k", redraw: String? = nil
    ) throws -> Inspections.Wish {
        Inspections.Wish(
            year: year, cluster: "cum-1", seed: seed, due: try SampleCouncil.day(year, 9, 30), criterion: criterion,
            document: "1/KH", redrawReason: redraw)
    }

    /// A list's rows as the values of some columns.
    private static func rows(
        _ columns: [String], state: Inspections.State? = nil, year: Int = 2025, for actor: Actor = .test,
        _ transaction: borrowing Transaction
    ) throws -> [String] {
        var filter = Inspections.Filter(year: year)
        filter.state = state
        let names = Inspections.columns.map(\.name)
        return try Inspections.list(filter, for: actor, transaction).page(ListRequest(), transaction).rows.map { row in
            columns.map { name in names.firstIndex(of: name).flatMap { row[$0] } ?? "-" }.joined(separator: " ")
        }
    }

    private static func number(_ inspector: String, _ transaction: borrowing Transaction) throws -> Int64 {
        let rows = try rows(["inspector", "inspection"], transaction)
        return Int64(rows.first { $0.hasPrefix(inspector + " ") }?.dropFirst(inspector.count + 1) ?? "") ?? 0
    }

    private static func result(
        _ month: Int = 9, _ day: Int = 12, minutes: String = "5/BB", points: String? = nil, finding: String? = nil
    ) throws -> Inspections.Result {
        Inspections.Result(
            heldOn: try SampleCouncil.day(2025, month, day), minutes: minutes, finding: finding,
            points: try points.map { try Points(parsing: $0) })
    }

    private static func refused(
        _ sample: SampleCouncil, _ body: @escaping @Sendable (borrowing Transaction) throws -> Void
    ) async throws -> String? {
        do {
            try await sample.work(ending: .rollback) { try body($0) }
            return nil
        } catch let error as CouncilError {
            return error.message.code
        } catch let rejection as ImportRejection {
            return rejection.mistakes.map(\.reason.code).joined(separator: ",")
        }
    }

    @Test("drawn by a plan are stored as the rule draws them, whoever replays it", arguments: [2, 3, 4, 7, 15])
    func replay(count: Int) async throws {
        try await SampleCouncil.with { sample async throws in
            let units = (1...count).map { "xa-\($0)" }
            try await Self.prepared(sample, units: units)
            for seed in [0, 7, 999_999_999_999_999] {
                let stored = try await sample.work(ending: .rollback) { transaction in
                    _ = try Inspections.draw(try Self.wish(seed), by: .test, transaction)
                    return try Self.rows(["inspector", "inspected", "plan_seed", "criterion"], transaction)
                }
                let pure = try CrossPlan(members: Set(units), lastYear: [], seed: seed)
                #expect(Set(stored) == Set(pure.pairs.map { "\($0.inspector) \($0.inspected) \(seed) k" }))
            }
        }
    }

    @Test("avoid through the years whom they met the year before")
    func years() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample, units: ["a", "b", "c"])
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
                        try Self.wish(7, year: year, criterion: nil), by: .test, transaction)
                    #expect(drawn.isNew && drawn.plan.repeats.isEmpty)
                    return try Self.rows(["inspector", "inspected"], year: year, transaction)
                }
                #expect(last.count == 3 && known.isDisjoint(with: last), "\(year): \(last)")
            }
        }
    }

    @Test("avoid whom the units met that a member followed")
    func successors() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample, units: ["a", "b", "c", "x", "y"])
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
                    try Inspections.draw(try Self.wish(seed, year: 2026, criterion: nil), by: .test, $0).plan
                }
                #expect(drawn.pairs.map { "\($0.inspector) \($0.inspected)" } == ["a b", "b c", "c a"])
            }
        }
    }

    @Test("are drawn by one of two who draw at the same moment")
    func together() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample)
            let draw: @Sendable (Int) async -> String = { seed in
                do {
                    return try await sample.work { "\(try Inspections.draw(try Self.wish(seed), by: .test, $0).isNew)" }
                } catch let error as CouncilError {
                    return error.message.code
                } catch {
                    return "\(error)"
                }
            }
            async let first = draw(1)
            async let second = draw(2)
            #expect(await [first, second].sorted() == ["cross_plan_drawn", "true"])
            #expect(try await sample.work { try Self.rows(["inspection"], $0).count } == 4)
        }
    }

    @Test("of a table that scores halves give points to the half in which they were held")
    func halves() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample, halves: true)
            try await sample.work { transaction in
                try Self.addTwice(transaction)
                let (first, second) = (try Self.number("a", transaction), try Self.number("c", transaction))
                _ = try Inspections.record(
                    first, try Self.result(6, 30, points: "7"), reason: nil, by: .test, transaction)
                _ = try Inspections.record(
                    second, try Self.result(7, 1, points: "8"), reason: nil, by: .test, transaction)
                #expect(
                    try Self.facts(transaction) == [
                        "d k 1 7.00 - inspection by a", "d k 2 8.00 - inspection by c",
                    ])
            }
        }
    }

    @Test("are drawn once; again only for a reason, and not once one was held")
    func redrawing() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample)
            let first = try await sample.work { try Inspections.draw(try Self.wish(), by: .test, $0) }
            #expect(first.isNew)
            #expect(try await sample.work { try Inspections.draw(try Self.wish(), by: .test, $0).isNew } == false)
            let other = try await Self.refused(sample) { _ = try Inspections.draw(try Self.wish(8), by: .test, $0) }
            #expect(other == "cross_plan_drawn")
            try await sample.work { transaction in
                #expect(try Inspections.draw(try Self.wish(8, redraw: "Sáp nhập"), by: .test, transaction).isNew)
                #expect(try Self.rows(["plan_seed"], transaction) == ["8", "8", "8", "8"])
                let withdrawn = try Self.rows(["plan_seed", "withdrawn_reason"], state: .withdrawn, transaction)
                #expect(withdrawn == Array(repeating: "7 Sáp nhập", count: 4))
                _ = try Inspections.record(
                    try Self.number("c", transaction), try Self.result(), reason: nil, by: .test, transaction)
            }
            let held = try await Self.refused(sample) {
                _ = try Inspections.draw(try Self.wish(9, redraw: "x"), by: .test, $0)
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
            try await Self.prepared(sample)
            let pair = try CrossPlan(members: Set(Self.units), lastYear: [], seed: 7).pairs[2]
            try await sample.work { transaction in
                let row = InspectionRows.Row(
                    inspector: pair.inspector, inspected: pair.inspected, kind: .cross, due: "2025-09-30")
                let addition = Inspections.Addition(year: 2025, cluster: "cum-1", rows: [row], document: "1/KH")
                #expect(try Inspections.add(addition, by: .test, transaction) == 1)
                #expect(try Inspections.add(addition, by: .test, transaction) == 0)
                _ = try Inspections.draw(try Self.wish(), by: .test, transaction)
                #expect(try Self.rows(["plan_seed", "criterion"], transaction) == Array(repeating: "7 k", count: 4))
            }
        }
    }

    @Test("planned by hand name members and days of the cycle, and never a mutual pair of more than two")
    func adding() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample)
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
                let found = try await Self.refused(sample) { _ = try add(lines, actor, $0) }
                #expect(found == expected, "\(lines)")
            }
            try await sample.work { transaction throws in
                #expect(try add("a,b,cross,2025-09-30\n,b,head,2025-06-30\n,c,own,2025-03-31", head, transaction) == 3)
                #expect(try add(",b,head,2025-06-30\n,d,own,2025-03-31", head, transaction) == 1)
                #expect(
                    try Self.rows(["kind", "inspector", "inspected", "criterion", "state"], transaction) == [
                        "own c c - late", "own d d - late", "head a b - late", "cross a b k late",
                    ])
            }
            let mutual = try await Self.refused(sample) { _ = try add("b,a,cross,2025-10-30", head, $0) }
            #expect(mutual == "cross_pair_mutual", "a pair of the list and one that stands")
        }
    }

    @Test("are recorded by who inspects, head or agency, once, and corrected for a reason")
    func recording() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample)
            let (number, inspected) = try await sample.work { transaction in
                let drawn = try Inspections.draw(try Self.wish(), by: .test, transaction)
                return (
                    try Self.number("c", transaction),
                    drawn.plan.pairs.first { $0.inspector == "c" }?.inspected ?? ""
                )
            }
            let outsider = Self.units.first { $0 != "a" && $0 != "c" && $0 != inspected } ?? ""
            let cases: [(Actor, Inspections.Result, String?)] = [
                (Actor("x", role: .member, unit: inspected), try Self.result(), "inspection_about_own_unit"),
                (Actor("x", role: .secretary, unit: inspected), try Self.result(), "inspection_about_own_unit"),
                (Actor("x", role: .member, unit: outsider), try Self.result(), "unit_not_yours"),
                (.test, try Self.result(1, 31, points: "10.5"), "points_over_max"),
                (.test, try Self.result(points: "9.3"), "points_off_step"),
                (Actor("x", role: .member, unit: "c"), try Self.result(points: "9.5"), nil),
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
                let found = try await Self.refused(sample) {
                    _ = try Inspections.record(number, result, reason: nil, by: actor, $0)
                }
                #expect(found == expected)
            }
            try await sample.work { transaction in
                let result = try Self.result(points: "9.5", finding: "Đủ hồ sơ")
                #expect(try Inspections.record(number, result, reason: nil, by: .test, transaction))
                #expect(try !Inspections.record(number, result, reason: nil, by: .test, transaction))
                let better = try Self.result(points: "9", finding: "Thiếu một hồ sơ")
                let unexplained = #expect(throws: CouncilError.self) {
                    try Inspections.record(number, better, reason: nil, by: .test, transaction)
                }
                #expect(unexplained?.message.code == "inspection_is_held")
                #expect(try Inspections.record(number, better, reason: "Ghi nhầm", by: .test, transaction))
                #expect(
                    try Self.rows(["inspection", "held_on", "points", "finding"], state: .held, transaction)
                        == ["\(number) 2025-09-12 9.00 Thiếu một hồ sơ"])
                let late = #expect(throws: CouncilError.self) {
                    try Inspections.withdraw(number, reason: "x", document: "1", by: .test, transaction)
                }
                #expect(late?.message.code == "inspection_is_held")
                let other = try Self.number("a", transaction)
                #expect(try Inspections.withdraw(other, reason: "x", document: "1", by: .test, transaction))
                #expect(try !Inspections.withdraw(other, reason: "x", document: "1", by: .test, transaction))
                let gone = #expect(throws: CouncilError.self) {
                    try Inspections.record(other, result, reason: nil, by: .test, transaction)
                }
                #expect(gone?.message.code == "inspection_is_withdrawn")
            }
            let missing = try await Self.refused(sample) { _ = try Inspections.show(999_999, for: .test, $0) }
            #expect(missing == "inspection_missing")
        }
    }

    @Test("give points only on a criterion of that kind and where the settings let them")
    func pointsOff() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample, crossPoints: false)
            for criterion in ["1.1", "x"] {
                let found = try await Self.refused(sample) {
                    _ = try Inspections.draw(try Self.wish(criterion: criterion), by: .test, $0)
                }
                #expect(found == "inspection_criterion_not_cross")
            }
            for (criterion, expected) in [("k", "cross_points_off"), (nil, "inspection_without_points")] {
                let found = try await Self.refused(sample) { transaction in
                    _ = try Inspections.draw(try Self.wish(criterion: criterion), by: .test, transaction)
                    let number = try Self.number("a", transaction)
                    _ = try Inspections.record(
                        number, try Self.result(points: "9"), reason: nil, by: .test, transaction)
                }
                #expect(found == expected)
            }
        }
    }

    @Test("fill cards by the newest, are owed by who inspects, and hold the second half only where they give points")
    func contracts() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample)
            try await sample.work { transaction in
                try Self.addTwice(transaction)
                let (early, late, own) = (
                    try Self.number("a", transaction), try Self.number("c", transaction),
                    try Self.number("b", transaction)
                )
                #expect(try Self.gaps(transaction) == ["second_half inspections_not_held 2 a due 2025-03-31"])
                _ = try Inspections.record(
                    late, try Self.result(6, 2, points: "8"), reason: nil, by: .test, transaction)
                _ = try Inspections.record(
                    early, try Self.result(6, 1, points: "9.5"), reason: nil, by: .test, transaction)
                #expect(try Self.gaps(transaction) == [])
                #expect(try Self.facts(transaction) == ["d k 0 8.00 - inspection by c"])
                _ = try Inspections.record(own, try Self.result(6, 1), reason: nil, by: .test, transaction)
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

    private static func addTwice(_ transaction: borrowing Transaction) throws {
        let lines = """
            inspector,inspected,kind,due
            a,d,cross,2025-03-31
            c,d,cross,2025-06-30
            ,b,own,2025-03-31
            ,c,head,2025-05-31
            """
        let rows = try InspectionRows(csv: Array(lines.utf8)).rows
        _ = try Inspections.add(
            Inspections.Addition(year: 2025, cluster: "cum-1", rows: rows, criterion: "k", document: "1/KH"),
            by: .test, transaction)
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

    @Test("show findings and points to the council, the head and the two units alone, in their council alone")
    func visibility() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample)
            try await sample.prepare("tinh-khac")
            try await sample.work { transaction in
                try Self.addTwice(transaction)
                let number = try Self.number("c", transaction)
                _ = try Inspections.record(
                    number, try Self.result(6, 2, points: "8", finding: "F"), reason: nil, by: .test, transaction)
                let seen = { (actor: Actor, transaction: borrowing Transaction) in
                    try Self.rows(["inspected", "held_on", "points", "finding"], state: .held, for: actor, transaction)
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
            #expect(try await sample.work("tinh-khac") { try Self.rows(["inspection"], $0) } == [])
        }
    }

    @Test("of a closed year stay as they are")
    func frozen() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepared(sample)
            let number = try await sample.work { transaction in
                try Self.addTwice(transaction)
                try transaction.execute("update cycle set state = 'closed'")
                return try Self.number("a", transaction)
            }
            let acts: [@Sendable (borrowing Transaction) throws -> Void] = [
                { _ = try Inspections.draw(try Self.wish(), by: .test, $0) }, { try Self.addTwo($0) },
                { _ = try Inspections.record(number, try Self.result(), reason: nil, by: .test, $0) },
                { _ = try Inspections.withdraw(number, reason: "x", document: "1", by: .test, $0) },
            ]
            for act in acts { #expect(try await Self.refused(sample, act) == "cycle_frozen") }
        }
    }

    private static func addTwo(_ transaction: borrowing Transaction) throws {
        let row = InspectionRows.Row(inspector: nil, inspected: "d", kind: .own, due: "2025-03-31")
        _ = try Inspections.add(
            Inspections.Addition(year: 2025, cluster: "cum-1", rows: [row], document: "1/KH"), by: .test, transaction)
    }
}
