import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

@Suite("A cluster's regulation")
struct RegulationTests {
    private static let whole =
        "legal_basis,Luật\n" + RegulationPart.checklist.map { "\($0.rawValue),Điều\n" }.joined()

    private static func draft(
        rows: String = whole, cluster: String = "cum-1", title: String = "Quy chế",
        _ transaction: borrowing Transaction
    ) throws -> Regulations.Drafted {
        let draft = try RegulationDraft(csv: Array(("part,text\n" + rows).utf8))
        return try Regulations.draft(draft, title: title, cluster: cluster, transaction)
    }

    private static func agreeAll(_ transaction: borrowing Transaction) throws -> [String] {
        try Regulations.agree(unit: nil, cluster: "cum-1", version: nil, document: "12/BB", transaction).units
    }

    /// Drafted, agreed, approved and in force from the day.
    private static func pass(_ rows: String, from day: CivilDate, _ transaction: borrowing Transaction) throws {
        _ = try draft(rows: rows, transaction)
        _ = try agreeAll(transaction)
        _ = try Regulations.approve(cluster: "cum-1", version: nil, document: "7/QĐ", transaction)
        _ = try Regulations.enforce(cluster: "cum-1", version: nil, from: day, transaction)
    }

    private static func states(_ transaction: borrowing Transaction) throws -> [String] {
        try Regulations.list(cluster: "cum-1", transaction).lines("version", "state", in: transaction)
    }

    /// Runs the body in a prepared council; its refusal's code.
    private func refusal(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Void
    ) async throws -> String? {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            do {
                try await sample.work { try body($0) }
                return nil
            } catch let error as CouncilError { return error.message.code }
        }
    }

    @Test("goes from draft to in force; the next one takes its place in the same statement")
    func chain() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                #expect(try Self.draft(transaction) == .init(version: 1, isNew: true))
                #expect(
                    try Self.draft(transaction) == .init(version: 1, isNew: false), "the same text is the same version")
                #expect(try Self.draft(title: "Khác", transaction).version == 2)
                #expect(try Self.agreeAll(transaction) == ["a", "b", "c"])
                #expect(try Self.agreeAll(transaction) == [])
                let approve =
                    { try Regulations.approve(cluster: "cum-1", version: nil, document: "7/QĐ", $0) }
                    as (borrowing Transaction) throws -> Int?
                #expect(try approve(transaction) == 2)
                #expect(try approve(transaction) == nil, "the same paper again changes nothing")
                let first = try Regulations.enforce(
                    cluster: "cum-1", version: nil, from: SampleCouncil.day(2026, 1, 1), transaction)
                #expect(first == .init(version: 2, superseded: nil, changed: true))
                let again = try Regulations.enforce(
                    cluster: "cum-1", version: nil, from: SampleCouncil.day(2026, 1, 1), transaction)
                #expect(again == .init(version: 2, superseded: nil, changed: false))
                try Self.pass(Self.whole + "other,Thêm\n", from: SampleCouncil.day(2026, 2, 1), transaction)
                #expect(try Self.states(transaction) == ["3 in_force", "2 superseded", "1 draft"])
                let old = try Regulations.show(cluster: "cum-1", version: 2, transaction).summary
                #expect(old.supersededOn == (try SampleCouncil.day(2026, 2, 1)) && old.document == "7/QĐ")
            }
        }
    }

    @Test("shows its checklist, what members said and who is still waited for; exports what drafts it")
    func show() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                let text = "part,text\nlegal_basis,\"Luật \"\"Thi đua\"\"\"\nprinciples,\"một\n\nhai\""
                let draft = try RegulationDraft(csv: Array(text.utf8))
                _ = try Regulations.draft(draft, title: "Quy chế", cluster: "cum-1", transaction)
                let comment = { (said: String, transaction: borrowing Transaction) in
                    try Regulations.comment(
                        said, unit: "b", cluster: "cum-1", version: 1, document: nil, transaction)
                }
                #expect(try comment("Bổ sung", transaction) == 1)
                #expect(try comment("Bổ sung", transaction) == nil)
                _ = try Regulations.agree(unit: "c", cluster: "cum-1", version: nil, document: "3/BB", transaction)
                let whole = try Regulations.show(cluster: "cum-1", version: nil, transaction)
                #expect(whole.missing == [.organisation, .workingRegime, .members, .headAndDeputies])
                #expect(whole.waiting == ["a", "b"] && whole.summary.agreed == 1)
                #expect(
                    whole.responses.map { "\($0.unit) \($0.kind) \($0.text ?? $0.document ?? "-")" }
                        == ["b comment Bổ sung", "c agree 3/BB"])
                let exported = RegulationDraft.csv(whole.parts)
                let again = try RegulationDraft(csv: Array(exported.utf8))
                #expect(again == draft)
                let repeated = try Regulations.draft(again, title: "Quy chế", cluster: "cum-1", transaction)
                #expect(!repeated.isNew, "export and draft is no change")
            }
        }
    }

    @Test("agreements belong to a version: the next draft begins without any")
    func versions() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let (first, second) = try await sample.work { transaction in
                _ = try Self.draft(transaction)
                _ = try Self.agreeAll(transaction)
                _ = try Self.draft(rows: Self.whole + "other,Thêm\n", transaction)
                return (
                    try Regulations.show(cluster: "cum-1", version: 1, transaction),
                    try Regulations.show(cluster: "cum-1", version: nil, transaction)
                )
            }
            #expect(first.waiting == [] && first.summary.agreed == 3 && first.parts.count == 6)
            #expect(second.waiting == ["a", "b", "c"] && second.summary.agreed == 0 && second.summary.version == 2)
        }
    }

    private static let refusals: [(String, @Sendable (borrowing Transaction) throws -> Void)] = [
        ("cluster_missing", { _ = try draft(cluster: "x", $0) }),
        ("cluster_missing", { _ = try Regulations.list(cluster: "x", $0) }),
        ("regulation_missing", { _ = try Regulations.show(cluster: "cum-1", version: nil, $0) }),
        (
            "regulation_version_missing",
            {
                _ = try draft($0)
                _ = try Regulations.show(cluster: "cum-1", version: 2, $0)
            }
        ),
        (
            "regulation_outdated",
            {
                _ = try draft($0)
                _ = try draft(title: "B", $0)
                _ = try Regulations.agree(unit: "a", cluster: "cum-1", version: 1, document: nil, $0)
            }
        ),
        (
            "unit_not_member",
            {
                _ = try draft($0)
                _ = try Regulations.agree(unit: "d", cluster: "cum-1", version: nil, document: nil, $0)
            }
        ),
        (
            "unit_not_member",
            {
                _ = try draft($0)
                _ = try Regulations.comment(
                    "x", unit: "d", cluster: "cum-1", version: nil, document: nil, $0)
            }
        ),
        (
            "regulation_incomplete",
            {
                _ = try draft(rows: "principles,x\n", $0)
                _ = try agreeAll($0)
                _ = try Regulations.approve(cluster: "cum-1", version: nil, document: "7", $0)
            }
        ),
        (
            "regulation_not_agreed",
            {
                _ = try draft($0)
                for unit in ["a", "b"] {
                    _ = try Regulations.agree(unit: unit, cluster: "cum-1", version: nil, document: nil, $0)
                }
                _ = try Regulations.approve(cluster: "cum-1", version: nil, document: "7", $0)
            }
        ),
        (
            "regulation_not_approved",
            {
                _ = try draft($0)
                _ = try Regulations.enforce(cluster: "cum-1", version: nil, from: SampleCouncil.day(2026, 1, 1), $0)
            }
        ),
        (
            "regulation_begins_too_early",
            {
                try pass(whole, from: SampleCouncil.day(2026, 1, 1), $0)
                try pass(whole + "other,x\n", from: SampleCouncil.day(2026, 1, 1), $0)
            }
        ),
        (
            "regulation_settled",
            {
                try pass(whole, from: SampleCouncil.day(2026, 1, 1), $0)
                _ = try Regulations.comment("x", unit: "a", cluster: "cum-1", version: nil, document: nil, $0)
            }
        ),
        (
            "regulation_settled",
            {
                try pass(whole, from: SampleCouncil.day(2026, 1, 1), $0)
                _ = try Regulations.approve(cluster: "cum-1", version: nil, document: "8", $0)
            }
        ),
        // What no command does, in hand-written SQL as the daemon's role.
        (
            "regulation_settled",
            {
                _ = try draft($0)
                _ = try agreeAll($0)
                try $0.execute(
                    "insert into regulation_part select council_id, regulation_id, 99, 'other', 'x' from regulation")
            }
        ),
        (
            "regulation_settled",
            {
                try pass(whole, from: SampleCouncil.day(2026, 1, 1), $0)
                try $0.execute("update regulation set approval_document = 'x'")
            }
        ),
        (
            "regulation_settled",
            {
                try pass(whole, from: SampleCouncil.day(2026, 1, 1), $0)
                try $0.execute(
                    "update regulation set state = 'superseded', superseded_on = '2026-01-02', in_force_from = '2020-01-01'"
                )
            }
        ),
        (
            "regulation_settled",
            {
                _ = try draft($0)
                try $0.execute("update regulation set state = 'in_force', in_force_from = '2026-01-01'")
            }
        ),
        (
            "constraint",
            {
                try pass(whole, from: SampleCouncil.day(2026, 1, 1), $0)
                _ = try draft(title: "B", $0)
                _ = try agreeAll($0)
                _ = try Regulations.approve(cluster: "cum-1", version: nil, document: "8", $0)
                try $0.execute(
                    "update regulation set state = 'in_force', in_force_from = '2026-02-01' where version = 2")
            }
        ),
    ]

    @Test("is refused in words what its way does not allow", arguments: refusals.indices)
    func refused(index: Int) async throws {
        let (expected, body) = Self.refusals[index]
        #expect(try await refusal(body) == expected)
    }

    @Test("names what it lacks and who has not agreed")
    func places() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let incomplete = await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    _ = try Self.draft(rows: "principles,x\nmembers,y\n", transaction)
                    _ = try Regulations.approve(cluster: "cum-1", version: nil, document: "7", transaction)
                }
            }
            #expect(
                incomplete?.message.parameters["missing"]
                    == "legal_basis, organisation, working_regime, head_and_deputies")
            let open = await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    _ = try Self.draft(transaction)
                    _ = try Regulations.agree(unit: "b", cluster: "cum-1", version: nil, document: nil, transaction)
                    _ = try Regulations.approve(cluster: "cum-1", version: nil, document: "7", transaction)
                }
            }
            #expect(open?.message.parameters["waiting"] == "a, c" && open?.message.parameters["share"] == "100.00")
        }
    }

    @Test("is drafted once by many at the same moment, and seen by no other council")
    func together() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.prepare("tinh-khac")
            let versions = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<6 {
                    group.addTask { try await sample.work { try Self.draft(title: "T\(number)", $0).version } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(versions.sorted() == [1, 2, 3, 4, 5, 6])
            #expect(try await sample.work("tinh-khac") { try Regulations.list(cluster: nil, $0).rows($0).count } == 0)
        }
    }
}
