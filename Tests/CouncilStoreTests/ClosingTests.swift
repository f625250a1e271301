import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

@Suite("The year-end closing")
struct ClosingTests {
    private func run(
        _ sample: SampleCouncil, demanding plan: String? = nil, ending: Ending = .commit
    ) async throws -> Closings.Run {
        try await sample.work(ending: ending) { try Closings.close(2025, demanding: plan, $0) }
    }

    private func standings(_ sample: SampleCouncil) async throws -> [String] {
        try await sample.work { transaction in
            try Standings.list(year: 2025, cluster: nil, transaction).rows(transaction).map { row in
                let tie = row["tied"] == "yes" ? "=" : ""
                return "\(row["unit"] ?? "-") \(row["rank"] ?? "-")\(tie) \(row["total"] ?? "-") \(row["class"] ?? "-")"
            }
        }
    }

    @Test("ranks, keeps ties, classes and closes; a second run answers what was recorded")
    func closes() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            let first = try await run(sample)
            #expect(first.closedNow == 2 && first.held == 0)
            #expect(first.cycles.map(\.leader) == ["a", "d"] && first.cycles.map(\.nominee) == ["a", "d"])
            let expected = [
                "a 1 90.00 excellent", "b 2 90.00 excellent", "c 3 70.00 fair", "d 1 80.00 good", "e 2 64.75 average",
            ]
            #expect(try await standings(sample) == expected)
            let events = try await sample.work { try Events.list(after: nil, limit: 1000, $0).count }
            let second = try await run(sample)
            #expect(second.closedNow == 0 && second.closed == 2 && second.digest == first.digest)
            #expect(try await sample.work { try Events.list(after: nil, limit: 1000, $0).count } == events)
        }
    }

    @Test("holds and names what is not decided; the others close, and later the rest")
    func holds() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided.replacing("\ne,2.1,24.75,,", with: ""))
            let first = try await run(sample)
            #expect(first.closed == 1 && first.held == 1)
            #expect(first.cycles[1].guard?.code == "card_not_decided" && first.cycles[1].guard?.unit == "e")
            #expect(try await sample.work { try Closings.show(year: 2025, kind: .yearEnd, $0).summary.state } == "held")
            try await sample.importCards("e,2.1,24.75,,\n")
            let second = try await run(sample)
            #expect(second.closedNow == 1 && second.held == 0)
            #expect(second.cycles[0] == first.cycles[0].asRecorded, "what was closed first stays as it was")
            #expect(
                try await sample.work { try Closings.show(year: 2025, kind: .yearEnd, $0).summary.state } == "closed")
        }
    }

    @Test("run dry shows what the run will do and leaves nothing; a plan that no longer holds is refused")
    func dryRun() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            let stale = try await run(sample, ending: .rollback)
            #expect(try await standings(sample) == [])
            try await sample.importCards("a,1.1,59,,\n")
            let error = await #expect(throws: CouncilError.self) { try await run(sample, demanding: stale.digest) }
            #expect(error?.kind == .planStale)
            #expect(try await standings(sample) == [], "a refused plan closes nothing")
            let plan = try await run(sample, ending: .rollback)
            #expect(try await run(sample, demanding: String(plan.digest.prefix(8))) == plan)
        }
    }

    @Test("freezes: the daemon's role is refused every later write, in words")
    func frozen() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            _ = try await run(sample)
            let late = await #expect(throws: CouncilError.self) { try await sample.importCards("a,1.1,1,,\n") }
            #expect(late?.kind == .wrongState && late?.message.code == "cycle_past_scoring")
            let error = await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    _ = try transaction.execute("update scorecard_line set decided_reason = 'x'")
                }
            }
            #expect(error?.kind == .frozen && error?.message.code == "cycle_frozen")
        }
    }

    @Test("needs cycles, criteria and members")
    func guards() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            let error = await #expect(throws: CouncilError.self) { try await run(sample) }
            #expect(error?.kind == .notFound)
            try await sample.prepare("tinh-khac")
            let held = try await sample.work("tinh-khac") { transaction in
                _ = try Cycles.open(
                    year: 2026, clusters: ["cum-1"], startsOn: SampleCouncil.day(2026, 1, 1),
                    endsOn: SampleCouncil.day(2026, 12, 31), transaction)
                return try Closings.close(2026, transaction).cycles.map(\.guard?.code)
            }
            #expect(held == ["criteria_missing"])
        }
    }

    @Test("of the same year twice at once closes once, and answers both alike")
    func twice() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            async let one = run(sample)
            async let other = run(sample)
            let runs = try await [one, other]
            #expect(runs.map(\.closedNow).sorted() == [0, 2] && runs[0].digest == runs[1].digest)
            let events = try await sample.work {
                let row = try $0.only("select count(*) as count from event where command = 'closing run'")
                return try row["count"] as Int64
            }
            #expect(events == 2, "one event a cycle")
        }
    }

    @Test("at the same moment as a card: the card is in, or refused")
    func race() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            async let closing = run(sample)
            async let writing = Result(catching: { try await sample.importCards("c,1.1,60,,\n") })
            let (closed, written) = try await (closing, writing)
            let total = try await sample.work {
                try Cards.show(CardScope(year: 2025, unit: "c"), for: .test, $0).totals.total?.description
            }
            let standing = try await standings(sample).first { $0.hasPrefix("c ") }
            #expect(closed.closedNow == 2)
            #expect(total == ((try? written.get()) == nil ? "70.00" : "90.00"))
            #expect(standing?.contains(total ?? "-") == true, "the standing is of the card as it is")
        }
    }
}

extension Closings.CycleResult {
    /// The same result as a later run answers it.
    fileprivate var asRecorded: Closings.CycleResult {
        var copy = self
        copy.closedNow = false
        return copy
    }
}

extension Result where Failure == any Error {
    /// What asynchronous work came to.
    init(catching work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
