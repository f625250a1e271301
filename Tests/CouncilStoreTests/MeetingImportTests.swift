import CouncilStore
import Councils
import Postgres
import Testing

private typealias Fixture = MeetingFixture

@Suite("Lists of meetings and of attendance that come in")
struct MeetingImportTests {
    private static let plan = """
        cluster,kind,on,mode,place
        cum-1,mid_year,15/07/2025,online,
        cum-2,mid_year,16/07/2025,,Hội trường
        cum-2,year_end,20/01/2026,,
        """

    private static func importPlans(
        _ text: String, by actor: Actor = .test, _ transaction: borrowing Transaction
    ) throws -> [String] {
        try Meetings.importPlans(
            MeetingRows(csv: Array(text.utf8)).rows, year: 2025, by: actor, document: "1/KH", transaction
        ).map { "\($0.cluster) \($0.kind) \($0.number) \($0.change)" }
    }

    @Test("plan meetings of many clusters; the same list again changes nothing, also once they were held")
    func plans() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                #expect(
                    try Self.importPlans(Self.plan, transaction) == [
                        "cum-1 mid_year 1 new", "cum-2 mid_year 1 new", "cum-2 year_end 1 new",
                    ])
                #expect(try Self.importPlans(Self.plan, transaction).allSatisfy { $0.hasSuffix("same") })
                let later = Self.plan.replacing("16/07/2025", with: "18/07/2025")
                #expect(
                    try Self.importPlans(later, transaction) == [
                        "cum-1 mid_year 1 same", "cum-2 mid_year 1 moved", "cum-2 year_end 1 same",
                    ])
                _ = try Meetings.hold(
                    Fixture.key(.midYear, cluster: "cum-2"), on: try SampleCouncil.day(2025, 7, 18), by: .test,
                    document: "2/BB", transaction)
                #expect(try Self.importPlans(later, transaction).allSatisfy { $0.hasSuffix("same") })
                let events = try Events.list(after: nil, limit: 100, transaction).filter {
                    $0.command == "meeting import"
                }
                #expect(
                    events.map(\.object) == [
                        "meeting/cum-1/2025/mid_year/1", "meeting/cum-2/2025/mid_year/1",
                        "meeting/cum-2/2025/year_end/1", "meeting/cum-2/2025/mid_year/1",
                    ])
            }
        }
    }

    private static func mistakes(
        _ sample: SampleCouncil, _ body: @escaping @Sendable (borrowing Transaction) throws -> Void
    ) async -> [String] {
        do {
            try await sample.work { try body($0) }
            return []
        } catch {
            return (error as? ImportRejection)?.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }
                ?? ["\(error)"]
        }
    }

    @Test("are refused as a whole, with every line that cannot be")
    func mistakes() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                _ = try Officers.appoint(
                    OfficerSlate(head: "a", deputies: ["b"]), year: 2025, cluster: "cum-1", document: nil, transaction)
            }
            let wrong = "cluster,kind,on\ncum-9,mid_year,2025-07-15\ncum-1,mid_year,2052-07-15\n"
            let found1 = await Self.mistakes(sample) { _ = try Self.importPlans(wrong, $0) }
            #expect(
                found1 == [
                    "2 cluster meeting_cluster_without_cycle", "3 on meeting_day_far",
                ])
            let head = Actor("a", role: .head, unit: "a")
            let found2 = await Self.mistakes(sample) { _ = try Self.importPlans(Self.plan, by: head, $0) }
            #expect(
                found2 == [
                    "3 cluster cluster_without_officers", "4 cluster cluster_without_officers",
                ])
            let listed = try await sample.work { transaction throws in
                try Meetings.list(year: 2025, cluster: nil, kind: nil, transaction).page(.init(), transaction)
            }
            #expect(listed.rows.isEmpty)
        }
    }

    @Test("bring delegates, and take the place of what was said of a unit before")
    func attendance() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let attend: @Sendable (String, borrowing Transaction) throws -> Int = { text, transaction in
                try Meetings.attend(
                    AttendanceRows(csv: Array(("unit,delegate,title,present\n" + text).utf8)).rows,
                    Fixture.key(.midYear), by: .test, document: "2/BB", command: "attendance import", transaction)
            }
            let all = "a,Nguyễn Văn An,Phó Chủ tịch,yes\na,Lê Thị Bình,,yes\nb,,,no\nc,Trần Cường,,yes\n"
            try await sample.work { transaction throws in
                try Fixture.plan(.midYear, transaction)
                #expect(try attend(all, transaction) == 3)
                #expect(try attend(all, transaction) == 0)
                #expect(try attend("b,,,excused\n", transaction) == 1)
                let page = try Meetings.attendance(year: 2025, cluster: "cum-1", kind: "mid_year", transaction)
                    .page(.init(), transaction)
                #expect(
                    page.rows.map { row in [3, 5, 6, 7].map { row[$0] ?? "-" }.joined(separator: " ") } == [
                        "a present Nguyễn Văn An Phó Chủ tịch", "a present Lê Thị Bình -", "b excused - -",
                        "c present Trần Cường -",
                    ])
                let listed = try Meetings.list(year: 2025, cluster: nil, kind: nil, transaction).page(
                    .init(), transaction)
                #expect(listed.rows.first?[13...14] == ["2", "0"])
            }
            let found3 = await Self.mistakes(sample) { _ = try attend("d,,,yes\n", $0) }
            #expect(
                found3 == ["2 unit meeting_unit_not_member"])
        }
    }

    @Test("around the conference the next year's officers act too, and only there")
    func bothYears() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction throws in
                _ = try Cycles.open(
                    year: 2026, clusters: nil, startsOn: SampleCouncil.day(2026, 1, 1),
                    endsOn: SampleCouncil.day(2026, 12, 31), transaction)
                for (year, head) in [(2025, "a"), (2026, "b")] {
                    _ = try Officers.appoint(
                        OfficerSlate(head: head, deputies: ["c"]), year: year, cluster: "cum-1", document: nil,
                        transaction)
                }
                let next = Actor("b", role: .head, unit: "b")
                #expect(try Fixture.plan(.preparatory, by: next, transaction) == "new")
                #expect(try Fixture.plan(.yearEnd, by: next, transaction) == "new")
            }
            let code = await sample.refusal {
                try await sample.work { _ = try Fixture.plan(.midYear, by: Actor("b", role: .head, unit: "b"), $0) }
            }
            #expect(code == "cluster_led_by_others")
        }
    }
}
