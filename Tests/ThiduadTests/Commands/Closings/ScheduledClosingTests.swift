import Councils
import Jobs
import Postgres
import TestSupport
import Testing

@testable import thiduad

@Suite("A scheduled closing")
struct ScheduledClosingTests {
    private static let now = Timestamp(microsecondsSinceEpoch: 1_769_853_600_000_000)
    private static let schedule = "closing schedule \(ClosingDesk.year) at=2026-01-31T16:00"

    /// Lets a worker take one turn, so many seconds from now; `nil` where nothing was due.
    private static func turn(_ desk: CommandDesk, after seconds: Int64 = 0) async throws -> Turns.Report? {
        let turns = Turns(handlers: ClosingJob.handlers, settings: JobSettings(), logger: TestServer.silentLogger)
        let instant = Timestamp(microsecondsSinceEpoch: now.microsecondsSinceEpoch + seconds * 1_000_000)
        return try await desk.pool.withConnection { try await turns.take(on: $0, at: instant) }
    }

    private static func job(_ desk: CommandDesk) async throws -> String {
        let lines = try await desk.ask("job list council=tinh find=closing.year_end").lines
        return lines.last?.split(separator: "\t").dropFirst(3).prefix(2).joined(separator: " ") ?? "-"
    }

    @Test("needs no second person where a closing by hand would")
    func fourEyes() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            let ask = "setting set \(ClosingDesk.year) layer=guidance name=closing_four_eyes value=yes"
            try await desk.walk([
                (.of(.chair), ask, "ok", nil), (.of(.secretary), Self.schedule, "ok", nil),
                (.of(.secretary), "closing run \(ClosingDesk.year)", "wrong_state", "closing_needs_plan"),
            ])
            #expect(try await Self.turn(desk)?.done == 1)
            #expect(
                try await desk.ask("closing show \(ClosingDesk.year)").lines.contains { $0.hasSuffix("state\tclosed") })
        }
    }

    @Test("that is held looks again when what it lacked comes, and not before")
    func wakes() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided("a,A1,90\nb,A1,80\n")
            try await desk.walk([(.of(.secretary), Self.schedule, "ok", nil)])
            #expect(try await Self.turn(desk)?.held == 1)
            #expect(try await Self.job(desk) == "held 2026-01-31T11:00:00Z")
            // What changes nothing in the council, and what closings say themselves, brings nothing forward.
            try await desk.walk([
                (.of(.secretary), "closing run \(ClosingDesk.year) --dry-run", "planned", nil),
                (.of(.viewer), "closing run \(ClosingDesk.year)", "not_permitted", "role_missing"),
            ])
            #expect(try await Self.job(desk) == "held 2026-01-31T11:00:00Z")
            let card = "unit,criterion,points\nc,A1,70\n"
            let decided = try await desk.ask(
                "card import \(ClosingDesk.year) record=1/QĐ figure=decided", payload: card)
            #expect(decided.word == "ok")
            #expect(try await Self.job(desk) == "held 2026-01-31T10:00:10Z", "ten seconds after the last look")
            #expect(try await Self.turn(desk, after: 9) == nil)
            #expect(try await Self.turn(desk, after: 10)?.done == 1)
        }
    }
}
