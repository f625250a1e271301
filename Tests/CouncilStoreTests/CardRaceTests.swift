import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// Two who work on the same card at the same moment, in either order. A third holds the card until both wait for it, so that
/// they really meet.
@Suite("Scorecards under two hands at once", .serialized)
struct CardRaceTests {
    private typealias Work = @Sendable (SampleCouncil) async throws -> Void

    private static func write(_ row: String, _ figure: Figure, by actor: Actor = .test) -> Work {
        { sample in
            try await sample.work { transaction in
                let writing = Cards.Writing(figure, year: 2025, by: actor, document: "1/BB")
                _ = try Cards.importRows(
                    Array(("unit,criterion,points,reason\n" + row + "\n").utf8), writing, transaction)
            }
        }
    }

    private static func act(_ act: CardAct) -> Work {
        { sample in
            try await sample.work { transaction in
                let request = CardActs.Request(act, CardScope(year: 2025, unit: "a"), by: .test, document: "1/BB")
                _ = try CardActs.perform(request, transaction)
            }
        }
    }

    private static let (attest, decide) = (act(.attest), act(.decide))

    private static let close: Work = { sample in
        try await sample.work { _ = try Closings.close(2025, $0) }
    }

    /// What each was refused with, in the order in which they came, and what stands afterwards: `state figure total`.
    private struct Outcome {
        var refusals: [String?]
        var card: String
        var points: [[String?]]
        var before: [String]
        var standing: String?
    }

    /// Brings a's card to a desk with these self figures, and lets both at it.
    private static func race(
        _ rows: String, at stage: CycleState, _ state: CardState, figure: Figure = .selfScored, _ works: [Work]
    ) async throws -> Outcome {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(units: ["a"])
            if !rows.isEmpty { try await sample.importCards(rows, figure) }
            try await sample.work { try SampleCouncil.place(stage, state, $0) }
            let refusals = try await meet(sample, works, at: stage == .appraisal ? "cycle" : "scorecard")
            let (totals, lines) = try await sample.work {
                try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, $0)
            }
            let events = try await sample.work { try Events.list(after: nil, limit: 1000, $0) }
            let standing = try await sample.work {
                stage == .appraisal ? try Standings.list(year: 2025, cluster: nil, $0).values("total", $0).first : nil
            }
            return Outcome(
                refusals: refusals,
                card: "\(totals.state) \(totals.figure ?? "-") \(totals.total.map { "\($0)" } ?? "-")",
                points: lines[..<2].map { $0.figures.map { $0.points?.description } },
                before: events.filter { $0.object.hasPrefix("card/a/2025/") }.compactMap(\.before?.text),
                standing: standing)
        }
    }

    /// The first waits, then the second; then both go on. They wait where they exclude each other, so that the first stays so.
    private static func meet(_ sample: SampleCouncil, _ works: [Work], at table: String) async throws -> [String?] {
        let holder = try await Connection.connect(sample.database.superuser, logger: TestServer.silentLogger)
        try await holder.administer(SQLScript("begin; select from \(table) for update"))
        return try await withThrowingTaskGroup(of: (Int, String?).self) { group in
            for (place, work) in works.enumerated() {
                group.addTask { (place, await refusal { try await work(sample) }) }
                try await wait(for: place + 1, sample)
            }
            try await holder.administer(SQLScript("commit"))
            var refusals: [String?] = works.map { _ in nil }
            for try await (place, refusal) in group { refusals[place] = refusal }
            await holder.close()
            return refusals
        }
    }

    private struct NobodyWaits: Error {}

    /// Returns once so many sessions of the database wait for a lock.
    private static func wait(for count: Int, _ sample: SampleCouncil) async throws {
        let end = ContinuousClock.now + .seconds(20)
        let watcher = try await Connection.connect(sample.database.superuser, logger: TestServer.silentLogger)
        while ContinuousClock.now < end {
            let waiting = try await watcher.withTransaction { transaction in
                try transaction.only(
                    "select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                )["count"] as Int64
            }
            if waiting >= count { return await watcher.close() }
            await Task.yield()
        }
        throw NobodyWaits()
    }

    private static func refusal(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch let error as CouncilError {
            return error.message.code
        } catch {
            return "\(error)"
        }
    }

    private static let full = "a,1.1,50,,\na,2.1,30,,\n"

    @Test("keep both, where each writes another line", arguments: [0, 1])
    func differentLines(first: Int) async throws {
        let works = [Self.write("a,1.1,45,thiếu", .head), Self.write("a,2.1,28,thiếu", .head)]
        let outcome = try await Self.race(
            Self.full, at: .headReview, .inReview, [works[first], works[1 - first]])
        #expect(outcome.refusals == [nil, nil])
        #expect(outcome.card == "in_review head 73.00")
    }

    @Test("keep the later one where both write the same line; the earlier stands in an event")
    func sameLine() async throws {
        let outcome = try await Self.race(
            Self.full, at: .headReview, .inReview,
            [Self.write("a,1.1,45,thiếu", .head), Self.write("a,1.1,46,đủ", .head)])
        #expect(outcome.refusals == [nil, nil])
        #expect(outcome.points[0] == ["50.00", "46.00", nil, nil])
        #expect(outcome.before == [#"{"1.1": [45.00, 0.00, null, "thiếu"]}"#])
        #expect(outcome.card == "in_review self 80.00")
    }

    @Test("keep the later one where both bring the first points of a line")
    func newLine() async throws {
        let outcome = try await Self.race(
            "", at: .selfScoring, .filling,
            [Self.write("a,1.1,45,", .selfScored), Self.write("a,1.1,46,\na,2.1,30,", .selfScored)])
        #expect(outcome.refusals == [nil, nil])
        #expect(outcome.before == [#"{"1.1": [45.00, 0.00, null, null]}"#])
        #expect(outcome.card == "filling self 76.00")
    }

    @Test("lapse what is confirmed at the moment at which the ground changes")
    func confirmed() async throws {
        let outcome = try await Self.race(
            Self.full, at: .headReview, .returned,
            [Self.write("a,1.1,49,", .selfScored), Self.write("a,1.1,48,", .selfScored)])
        #expect(outcome.refusals == [nil, nil])
        #expect(outcome.card == "returned self 78.00")
        #expect(outcome.before.count == 2)
    }

    @Test("attest what was written before, and refuse what comes behind the attestation")
    func attestation() async throws {
        let write = Self.write("a,1.1,49,", .selfScored, by: Actor("lan", role: .member, unit: "a"))
        let written = try await Self.race(Self.full, at: .selfScoring, .filling, [write, Self.attest])
        #expect(written.refusals == [nil, nil])
        #expect(written.card == "attested self 79.00")
        let refused = try await Self.race(Self.full, at: .selfScoring, .filling, [Self.attest, write])
        #expect(refused.refusals == [nil, "card_in_other_state"])
        #expect(refused.card == "attested self 80.00")
    }

    @Test("close what was written before, and refuse what comes behind the closing")
    func closing() async throws {
        let write: Work = { try await $0.importCards("a,1.1,49,,sửa\n") }
        let written = try await Self.race(Self.full, at: .appraisal, .decided, figure: .decided, [write, Self.close])
        #expect(written.refusals == [nil, nil])
        #expect(written.card == "decided decided 79.00" && written.standing == "79.00")
        let refused = try await Self.race(Self.full, at: .appraisal, .decided, figure: .decided, [Self.close, write])
        #expect(refused.refusals == [nil, "cycle_past_scoring"])
        #expect(refused.card == "decided decided 80.00" && refused.standing == "80.00")
    }

    @Test("close what was decided before, and hold what is decided behind the closing")
    func deciding() async throws {
        let decided = try await Self.race(Self.full, at: .appraisal, .agreed, [Self.decide, Self.close])
        #expect(decided.refusals == [nil, nil])
        #expect(decided.card == "decided decided 80.00" && decided.standing == "80.00")
        let held = try await Self.race(Self.full, at: .appraisal, .agreed, [Self.close, Self.decide])
        #expect(held.refusals == [nil, nil])
        #expect(held.card == "decided decided 80.00" && held.standing == nil)
    }
}
