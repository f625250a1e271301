import Councils
import Testing

@testable import thiduad

@Suite("The choice among equals")
struct ClosingChoiceCommandsTests {
    private static func choose(_ unit: String, _ more: String = "") -> String {
        "closing choose \(ClosingDesk.cluster) unit=\(unit) reason=\"Hội đồng thống nhất\" document=12/BB \(more)"
    }

    @Test("is the chair's, after the closing, among units that are equal at the best rank")
    func flag() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided("a,A1,90\nb,A1,90\nc,A1,70\n")
            try await desk.walk([
                (.of(.chair), Self.choose("a"), "wrong_state", "choice_before_closing"),
                (.of(.secretary), "closing run \(ClosingDesk.year)", "ok", nil),
                (.of(.secretary), Self.choose("a"), "not_permitted", "role_missing"),
                (.of(.viewer), Self.choose("a"), "not_permitted", "role_missing"),
                (.of(.chair), Self.choose("c"), "wrong_state", "choice_not_among_equals"),
                (.of(.chair), Self.choose("z"), "wrong_state", "choice_not_among_equals"),
                (.of(.chair), Self.choose("a", "award=certificate"), "wrong_state", "choice_flag_first"),
                (.of(.chair), "closing choose \(ClosingDesk.cluster) unit=a document=1", "missing_argument", nil),
                (.of(.chair), Self.choose("b", "--dry-run"), "planned", nil),
                (.of(.chair), Self.choose("b"), "ok", nil),
                (.of(.chair), Self.choose("a"), "wrong_state", "choice_not_open"),
                (.of(.chair), Self.choose("a", "award=certificate"), "wrong_state", "choice_not_open"),
            ])
            let vietnamese = try await desk.ask(Self.choose("a"), as: .of(.chair), language: "vi")
            #expect(vietnamese.text.contains("không còn chỉ tiêu Cờ thi đua"), "\(vietnamese.text)")
            let standings = try await desk.ask("standing list \(ClosingDesk.year)", as: .of(.viewer)).lines
            #expect(
                standings.dropFirst().map { $0.split(separator: "\t").last.map(String.init) } == [
                    "certificate", "flag", "behind",
                ], "the certificate follows: \(standings)")
            let shown = try await desk.ask("closing show \(ClosingDesk.year)").lines
            #expect(!shown.contains { $0.contains("closing choose") }, "nothing is open any more")
        }
    }

    @Test("leaves certificates open where more are equal than are left, and then asks again")
    func certificate() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided("a,A1,90\nb,A1,90\nc,A1,90\n")
            try await desk.walk([
                (.of(.secretary), "closing run \(ClosingDesk.year)", "ok", nil),
                (.of(.chair), Self.choose("a"), "ok", nil),
                (.of(.chair), Self.choose("a", "award=certificate"), "wrong_state", "choice_not_among_equals"),
                (.of(.chair), Self.choose("c", "award=certificate"), "ok", nil),
                (.of(.chair), Self.choose("b", "award=certificate"), "wrong_state", "choice_not_open"),
                (.of(.secretary), "closing verify \(ClosingDesk.year)", "ok", nil),
            ])
        }
    }

    @Test("is on record with reason, paper, who and when, and shown by the explanation")
    func explained() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided("a,A1,90\nb,A1,90\nc,A1,70\n")
            try await desk.walk([
                (.of(.secretary), "closing run \(ClosingDesk.year)", "ok", nil),
                (.of(.chair), Self.choose("b"), "ok", nil),
            ])
            let said = "Hội đồng thống nhất; document 12/BB, by chair at 2026-01-31T10:00:00Z"
            let chosen = try await desk.ask("standing explain \(ClosingDesk.year) unit=b").lines
            #expect(chosen.contains { $0.contains("slot\tflag 1\tflag") } && chosen.contains { $0.contains(said) })
            let follower = try await desk.ask("standing explain \(ClosingDesk.year) unit=a").lines
            #expect(follower.contains { $0.contains("slot\tcertificate 1") } && follower.contains { $0.contains(said) })
            let events = try await desk.ask("event list council=tinh")
            #expect(events.lines.count { $0.contains("closing choose") && $0.contains("12/BB") } == 1)
        }
    }
}
