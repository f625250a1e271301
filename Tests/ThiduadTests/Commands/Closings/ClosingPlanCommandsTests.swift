import Councils
import Testing

@testable import thiduad

@Suite("The plan of a closing")
struct ClosingPlanCommandsTests {
    private static let correction =
        "card score \(ClosingDesk.year) figure=decided unit=c criterion=A1 points=85 reason=\"Sửa\""

    @Test("is what the run with plan= does, without naming council and year again")
    func demanded() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            let plan = try await desk.plan()
            #expect(try await desk.plan() == plan, "the same again")
            try await desk.walk([
                (.of(.head, "a"), "closing run plan=\(plan)", "not_permitted", "role_missing"),
                (.of(.secretary), "closing run plan=\(plan)", "ok", nil),
                (.of(.secretary), "closing run \(ClosingDesk.year)", "no_change", nil),
            ])
        }
    }

    @Test("that no longer holds is refused and names cycle and unit that changed, in both languages")
    func stale() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            let plan = try await desk.plan()
            try await desk.walk([
                (.of(.chair), "card reopen \(ClosingDesk.year) unit=c reason=\"Sai\"", "ok", nil),
                (.of(.secretary), "closing run plan=\(plan)", "plan_stale", "plan_stale"),
            ])
            let held = try await desk.ask("closing run plan=\(plan)")
            #expect(held.text.contains("cum-1: closed → held card_not_decided c"), "\(held.text)")
            try await desk.walk([
                (.of(.chair), Self.correction, "ok", nil),
                (.of(.chair), "card decide \(ClosingDesk.year) unit=c", "ok", nil),
            ])
            let moved = try await desk.ask("closing run plan=\(plan)", language: "vi")
            #expect(moved.rule == "plan_stale")
            #expect(
                moved.text.contains(
                    "cum-1/b: 2 80.00 good certificate → 3 80.00 good; cum-1/c: 3 70.00 fair → 2 85.00 good certificate"
                ),
                "\(moved.text)")
            #expect(try await desk.ask("standing list \(ClosingDesk.year)").lines.count <= 1, "nothing was closed")
        }
    }

    @Test("that nobody made, or that is none, is told apart from one that no longer holds")
    func unknown() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            let run = "closing run \(ClosingDesk.year) plan="
            try await desk.walk([
                (.of(.secretary), run + "00000000", "plan_stale", "plan_unknown"),
                (.of(.secretary), run + "0000000", "bad_value", "plan_malformed"),
                (.of(.secretary), run + "ABCDEF01", "bad_value", "plan_malformed"),
                (.of(.secretary), "closing run plan=00000000", "missing_argument", "plan_forgotten"),
                (.of(.secretary), "closing run", "missing_argument", "closing_unnamed"),
            ])
        }
    }

    @Test("names points that changed without moving anybody by what goes in")
    func inputs() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            let plan = try await desk.plan()
            try await desk.walk([
                (
                    .of(.chair),
                    "ballot record \(ClosingDesk.cluster) unit=a votes=2 document=3/BB", "ok", nil
                )
            ])
            let answer = try await desk.ask("closing run plan=\(plan)")
            #expect(answer.rule == "plan_stale")
            #expect(answer.text.contains(#/cum-1: [0-9a-f]{8} → [0-9a-f]{8}/#), "\(answer.text)")
        }
    }

    @Test("of somebody else is demanded where four eyes are asked for")
    func fourEyes() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            let run = "closing run \(ClosingDesk.year)"
            try await desk.walk([
                (
                    .of(.chair), "setting set \(ClosingDesk.year) layer=guidance name=closing_four_eyes value=yes",
                    "ok", nil
                ),
                (.of(.chair), run, "wrong_state", "closing_needs_plan"),
                (.of(.chair), run + " plan=00000000", "wrong_state", "closing_needs_plan"),
            ])
            let plan = try await desk.plan(as: .of(.secretary))
            try await desk.walk([
                (.of(.chair), run, "wrong_state", "closing_needs_plan"),
                (.of(.secretary), run + " plan=\(plan)", "not_permitted", "closing_needs_other_eyes"),
            ])
            let own = try await desk.ask(run + " plan=\(plan)", as: .of(.secretary), language: "vi")
            #expect(own.text.contains("chính bạn (secretary)"), "\(own.text)")
            #expect(try await desk.plan(as: .of(.chair)) == plan)
            try await desk.walk([(.of(.chair), run + " plan=\(plan)", "ok", nil)])
        }
    }
}
