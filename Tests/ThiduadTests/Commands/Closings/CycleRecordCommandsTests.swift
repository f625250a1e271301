import Councils
import Testing

@testable import thiduad

@Suite("What was done on paper")
struct CycleRecordCommandsTests {
    private static let record = "cycle record \(ClosingDesk.cluster) document=12/BB"

    @Test("is put on record by the agency, once, and lets the closing run")
    func record() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided(onPaper: false)
            let held = try await desk.ask("closing run \(ClosingDesk.year)", as: .of(.secretary))
            #expect(held.lines.contains { $0.contains("held\tmeeting_not_planned") }, "\(held.lines)")
            for role in [Role.viewer, .member, .head, .auditor] {
                let answer = try await desk.ask(Self.record, as: .of(role, role == .head ? "a" : nil))
                #expect(answer.word == "not_permitted", "\(role)")
            }
            let planned = try await desk.ask(Self.record + " --dry-run", as: .of(.secretary))
            let done = try await desk.ask(Self.record, as: .of(.secretary))
            #expect(planned.word == "planned" && done.word == "ok" && planned.lines == done.lines)
            #expect(done.lines[1].contains("cum-1\tmeeting_not_planned,next_officers_not_agreed"), "\(done.lines)")
            try await desk.walk([
                (.of(.secretary), Self.record, "no_change", nil),
                (.of(.secretary), "cycle record \(ClosingDesk.cluster)", "missing_argument", nil),
                (
                    .of(.secretary), "cycle record \(ClosingDesk.year) cluster=cum-9 document=1", "not_found",
                    "cycle_missing"
                ),
                (.of(.secretary), "closing run \(ClosingDesk.year)", "ok", nil),
            ])
            let events = try await desk.ask("event list council=tinh").lines.filter { $0.contains("cycle record") }
            #expect(events.count == 1 && events[0].contains("12/BB"), "\(events)")
        }
    }

    @Test("settles neither cards nor findings, nor what is missing before the other closing")
    func limits() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided("a,A1,90\nb,A1,80\n", onPaper: false)
            try await desk.walk([
                (.of(.secretary), Self.record + " kind=mid_year", "ok", nil),
                (.of(.secretary), Self.record, "ok", nil),
            ])
            let held = try await desk.ask("closing run \(ClosingDesk.year)", as: .of(.secretary)).lines
            #expect(
                held.contains {
                    $0.contains("card_not_decided unit=c waiting=1 who=chair lift=\"card decide\"")
                        && !$0.contains("others=")
                }, "\(held)")
        }
    }
}
