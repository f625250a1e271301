import Councils
import Postgres
import Testing

@testable import CouncilStore

@Suite("Movements of a cluster's year")
struct MovementStoreTests {
    private static let head =
        "code,unit,name,theme,objective,content,criteria,difficulty,form,scope,mode,starts_on,ends_on,grassroots,parent\n"
    private static func line(_ code: String, _ unit: String, parent: String = "") -> String {
        "\(code),\(unit),Tên \(code),chủ đề,mục tiêu,nội dung,tiêu chí,khó khăn,hội thi,own,campaign,2025-03-01,2025-09-30,no,\(parent)\n"
    }

    private static func plan(
        _ lines: String, by actor: Actor = .test, document: String? = "1/KH", _ transaction: borrowing Transaction
    ) throws -> Int {
        let rows = try MovementRows(csv: Array((head + lines).utf8)).rows
        return try Movements.importRows(
            rows, year: 2025, cluster: "cum-1", by: actor, document: document, transaction)
    }

    private static func act(_ code: String, _ actor: Actor = .test, _ document: String? = "2/QĐ") -> Movements.Act {
        Movements.Act(year: 2025, cluster: "cum-1", movement: code, by: actor, document: document)
    }

    private static func states(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query("select code || ' ' || state as s from movement order by code").map { try $0["s"] }
    }

    private static func obligations(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select concat_ws(' ', unit.code, owed.kind, owed.thing, owed.due_on, owed.done_on, owed.document) as s
            from movement_obligations((select array_agg(cycle_id) from cycle)) as owed
            join unit using (unit_id)
            order by owed.thing
            """
        ).map { try $0["s"] }
    }

    private static func refusal(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch let error as CouncilError {
            return error.message.code
        } catch let rejection as ImportRejection {
            return rejection.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }.joined(separator: "; ")
        } catch {
            return "\(error)"
        }
    }

    @Test("go from draft over launch to review, and the review is owed until then")
    func wholeWay() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                #expect(try Self.plan(Self.line("m1", "a", parent: "m0") + Self.line("m0", ""), transaction) == 3)
                #expect(try Self.plan(Self.line("m1", "a", parent: "m0") + Self.line("m0", ""), transaction) == 0)
                #expect(try Self.obligations(transaction) == [], "a draft owes nothing")
                #expect(try Movements.launch(Self.act("m1"), transaction))
                #expect(try !Movements.launch(Self.act("m1"), transaction), "the same again")
                #expect(try Movements.launch(Self.act("m0"), transaction))
                #expect(
                    try Self.obligations(transaction) == ["a movement_review m1 2025-09-30"],
                    "without a head nobody owes the cluster's")
                _ = try Officers.appoint(
                    OfficerSlate(head: "b", deputies: ["c"]), year: 2025, cluster: "cum-1", document: "1/QĐ",
                    transaction)
                #expect(
                    try Self.obligations(transaction) == [
                        "b movement_review m0 2025-09-30", "a movement_review m1 2025-09-30",
                    ])
                #expect(try Movements.register("c", in: Self.act("m1"), transaction))
                #expect(try !Movements.register("c", in: Self.act("m1"), transaction))
                let note = Movements.Note(kind: .progress, unit: "c", text: "Đạt\n12/19")
                #expect(try Movements.note(note, on: Self.act("m1"), transaction))
                #expect(try !Movements.note(note, on: Self.act("m1"), transaction))
                #expect(try Movements.review(Self.act("m1"), result: "Xong", transaction))
                #expect(try !Movements.review(Self.act("m1"), result: "Xong", transaction))
                #expect(try Self.states(transaction) == ["m0 launched", "m1 reviewed"])
                #expect(try Self.obligations(transaction).last == "a movement_review m1 2025-09-30 2026-01-31 2/QĐ")
                let shown = try Movements.show(year: 2025, cluster: "cum-1", movement: "m1", transaction)
                #expect(shown.rows.map { $0[0] } == ["register", "progress"])
                #expect(shown.pairs.first { $0.0 == "parent" }?.1 == "m0")
                let list = try Movements.list(year: 2025, cluster: nil, unit: nil, state: "reviewed", transaction)
                #expect(
                    try list.page(ListRequest(), transaction).rows.map { $0.suffix(3) } == [["reviewed", "1", "1"]])
                let commands = try Events.list(after: nil, limit: 100, transaction).map(\.command)
                #expect(commands.filter { $0.hasPrefix("movement") }.count == 6)
            }
        }
    }

    @Test("are refused out of state, incomplete, for strangers, and once launched stay as they are")
    func refusals() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Self.plan(Self.line("m1", "a") + "m2,b,,,,,,,,,,,,,\n", transaction)
                #expect(Self.refusal { _ = try Movements.launch(Self.act("m2"), transaction) } == "movement_incomplete")
                #expect(Self.refusal { _ = try Movements.launch(Self.act("m9"), transaction) } == "movement_missing")
                #expect(
                    Self.refusal { _ = try Movements.review(Self.act("m1"), result: "x", transaction) }
                        == "movement_in_other_state")
                #expect(
                    Self.refusal { _ = try Movements.register("a", in: Self.act("m1"), transaction) }
                        == "movement_in_other_state")
                _ = try Movements.launch(Self.act("m1"), transaction)
                #expect(
                    Self.refusal { _ = try Movements.register("d", in: Self.act("m1"), transaction) }
                        == "unit_not_in_cycle")
                let note = Movements.Note(kind: .interim, unit: "b", text: "x")
                #expect(
                    Self.refusal { _ = try Movements.note(note, on: Self.act("m1"), transaction) }
                        == "movement_unit_not_in_it")
                #expect(
                    Self.refusal { _ = try Self.plan(Self.line("m3", "d"), transaction) } == "2 unit unit_not_in_cycle")
            }
        }
    }

    @Test(
        "refuse a file that changes what is launched, or whose parents are nowhere or run in a circle",
        arguments: [
            ("m1,a,khác,,,,,,,,,,,,\n", "2 code movement_is_launched"),
            (line("m3", "a", parent: "m9"), "2 parent movement_parent_missing"),
            (
                line("m3", "a", parent: "m4") + line("m4", "a", parent: "m3"),
                "2 parent movement_parent_circular; 3 parent movement_parent_circular"
            ),
        ])
    func rejectedFiles(lines: String, reason: String) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Self.plan(Self.line("m1", "a"), transaction)
                _ = try Movements.launch(Self.act("m1"), transaction)
                #expect(try Self.plan(Self.line("m1", "a"), transaction) == 0, "the same may be sent again")
            }
            let refused = try await sample.work(ending: .rollback) { transaction in
                Self.refusal { _ = try Self.plan(lines, transaction) }
            }
            #expect(refused == reason)
        }
    }

    @Test("are spoken for by who launches them; the head inspects, the agency acts on paper")
    func permissions() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Officers.appoint(
                    OfficerSlate(head: "b", deputies: ["c"]), year: 2025, cluster: "cum-1", document: "1/QĐ",
                    transaction)
                let (a, b) = (Actor("a", role: .member, unit: "a"), Actor("b", role: .head, unit: "b"))
                let agency = Actor("s", role: .secretary)
                #expect(try Self.plan(Self.line("m1", "a"), by: a, document: nil, transaction) == 1)
                #expect(try Self.plan(Self.line("m0", ""), by: b, document: nil, transaction) == 1)
                #expect(
                    Self.refusal { _ = try Self.plan(Self.line("m2", ""), by: a, document: nil, transaction) }
                        == "cluster_led_by_others")
                #expect(
                    Self.refusal { _ = try Self.plan(Self.line("m0", "a"), by: a, document: nil, transaction) }
                        == "cluster_led_by_others", "nobody takes over another's draft")
                #expect(
                    Self.refusal { _ = try Movements.launch(Self.act("m1", agency, nil), transaction) }
                        == "paper_needed")
                #expect(try Movements.launch(Self.act("m1", a, nil), transaction))
                #expect(
                    Self.refusal { _ = try Movements.register("b", in: Self.act("m1", a, nil), transaction) } != nil)
                #expect(try Movements.register("b", in: Self.act("m1", b, nil), transaction))
                let seen = Movements.Note(kind: .inspection, unit: nil, text: "Đã kiểm tra")
                #expect(try Movements.note(seen, on: Self.act("m1", b, nil), transaction))
                let own = Movements.Note(kind: .progress, unit: "b", text: "Tốt")
                #expect(try Movements.note(own, on: Self.act("m1", b, nil), transaction))
                let c = Actor("c", role: .member, unit: "c")
                #expect(Self.refusal { _ = try Movements.note(own, on: Self.act("m1", c, nil), transaction) } != nil)
            }
        }
    }

    @Test("cannot be launched incomplete even past the commands, and stand still once the year is closed")
    func constraints() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            _ = try await sample.work { try Self.plan("m2,b,,,,,,,,,,,,,\n" + Self.line("m1", "a"), $0) }
            await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    try transaction.execute(
                        "update movement set state = 'launched', launched_by = 't', launched_at = now() where code = 'm2'"
                    )
                }
            }
            try await sample.work { try $0.execute("update cycle set state = 'closed'") }
            let error = await #expect(throws: CouncilError.self) {
                try await sample.work { _ = try Movements.launch(Self.act("m1"), $0) }
            }
            #expect(error?.kind == .frozen)
        }
    }
}
