import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("A held closing that something wakes up")
struct WakeUpTests {
    /// A job as it stands, and when it is due after an event; all in seconds from now.
    struct Case: Sendable {
        let name: String
        var kind = "closing.year_end"
        var state = "held"
        var started = -60
        var due = 3540
        var command = "finding lift"
        var object = "finding/a/2025/1"
        let expected: Int
    }

    private static let cases = [
        Case(name: "looks at once", expected: 0),
        Case(name: "mid-year as well", kind: "closing.mid_year", expected: 0),
        Case(name: "at most once in ten seconds", started: -4, expected: 6),
        Case(name: "just ten seconds after the last look", started: -10, expected: 0),
        Case(name: "never later than it would have", started: -1, due: 3, expected: 3),
        Case(name: "by nothing that closings say themselves", command: "closing run", expected: 3540),
        Case(name: "by no plan", command: "closing plan", expected: 3540),
        Case(name: "by no refusal", object: "refused", expected: 3540),
        Case(name: "only while it is held", state: "ready", expected: 3540),
        Case(name: "and no other job", kind: "cycle.lead", expected: 3540),
    ]

    @Test("is brought forward", arguments: cases)
    func wakes(example: Case) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            try await Self.administer(sample) { transaction in
                try transaction.execute(
                    """
                    insert into job (council_id, kind, key, state, due_at, run_at, started_at)
                    select council_id, \(example.kind), '2025', \(example.state), \(SampleCouncil.instant),
                           \(SampleCouncil.instant)::timestamptz + make_interval(secs => \(Int32(example.due))),
                           \(SampleCouncil.instant)::timestamptz + make_interval(secs => \(Int32(example.started)))
                    from council
                    """)
                try transaction.execute(
                    "update lane set turn_at = \(SampleCouncil.instant)::timestamptz + interval '1 day'")
            }
            try await sample.work { transaction in
                try transaction.execute("select record_event(\(example.command), \(example.object))")
            }
            let (due, turn) = try await Self.administer(sample) { transaction in
                let row = try transaction.only(
                    """
                    select extract(epoch from job.run_at - \(SampleCouncil.instant))::integer as due,
                           extract(epoch from lane.turn_at - \(SampleCouncil.instant))::integer as turn
                    from job join lane using (council_id)
                    where job.kind = \(example.kind)
                    """)
                return (Int(try row["due"] as Int32), Int(try row["turn"] as Int32))
            }
            #expect(due == example.expected, "\(example.name)")
            let isWoken = example.expected != example.due
            #expect(turn == (isWoken ? example.expected : 86_400), "\(example.name)")
        }
    }

    @Test("is not woken by what a closing by hand does besides, such as opening the next year")
    func ownEvents() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided.replacing("\ne,2.1,24.75,,", with: ""))
            _ = try await sample.work {
                try Cycles.record(year: 2025, clusters: nil, document: "1/BB", $0)
            }
            try await sample.work { transaction in
                _ = try Closings.schedule(
                    year: 2025, kind: .yearEnd, at: "2026-01-31T12:00:00", cutOffDays: 30, transaction)
            }
            let later: @Sendable (borrowing Transaction) throws -> Void = { transaction in
                try transaction.execute(
                    """
                    update job
                    set state = 'held', started_at = \(SampleCouncil.instant)::timestamptz - interval '1 minute',
                        run_at = \(SampleCouncil.instant)::timestamptz + interval '59 minutes'
                    where kind = 'closing.year_end'
                    """)
            }
            try await Self.administer(sample, later)
            let run = try await sample.work { try Closings.run(year: 2025, kind: .yearEnd, $0) }
            #expect(run.closedNow == 1 && run.held == 1 && run.cycles[0].takenOver.contains("cycle"))
            #expect(try await Self.minutes(sample) == 59)
            try await sample.importCards("e,2.1,24.75,,\n")
            #expect(try await Self.minutes(sample) == 0, "the card that was missing wakes it")
        }
    }

    private static func minutes(_ sample: SampleCouncil) async throws -> Int {
        try await administer(sample) { transaction in
            Int(
                try transaction.only(
                    """
                    select (extract(epoch from run_at - \(SampleCouncil.instant)) / 60)::integer as minutes
                    from job where kind = 'closing.year_end'
                    """)["minutes"] as Int32)
        }
    }

    @discardableResult
    private static func administer<R: Sendable>(
        _ sample: SampleCouncil, _ body: @escaping @Sendable (borrowing Transaction) throws -> R
    ) async throws -> R {
        try await withPool(sample.database.superuser) { pool in try await pool.withTransaction { try body($0) } }
    }
}
