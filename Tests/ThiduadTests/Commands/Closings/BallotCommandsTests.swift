import Councils
import Testing

@testable import thiduad

@Suite("The commands of a cluster's ballot")
struct BallotCommandsTests {
    private static func record(_ unit: String, _ votes: Int, _ more: String = "document=3/BB") -> String {
        "ballot record \(ClosingDesk.cluster) unit=\(unit) votes=\(votes) \(more)"
    }

    @Test("are for head and deputies, or for the agency, until the year is closed")
    func roles() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            try await desk.walk([
                (.of(.viewer), Self.record("a", 1), "not_permitted", "role_missing"),
                (.of(.member, "c"), Self.record("a", 1), "not_permitted", "role_missing"),
                (.of(.head, "c"), Self.record("a", 1), "not_permitted", "cluster_led_by_others"),
                (.of(.head, "a"), Self.record("a", 1), "ok", nil),
                (.of(.head, "b"), Self.record("a", 1), "no_change", nil),
                (.of(.secretary), Self.record("a", 2, "document=4/BB --dry-run"), "planned", nil),
                (.of(.secretary), Self.record("a", 2, "document=4/BB"), "ok", nil),
                (.of(.secretary), Self.record("b", 2, ""), "missing_argument", nil),
                (.of(.secretary), Self.record("b", 3), "bad_value", "ballot_votes_beyond"),
                (.of(.secretary), Self.record("z", 1), "not_found", "unit_not_in_cycle"),
            ])
            let beyond = try await desk.ask(Self.record("b", 3), language: "vi")
            #expect(beyond.text.contains("nhiều nhất là 2"), "\(beyond.text)")
            let listed = try await desk.ask("ballot list \(ClosingDesk.year)", as: .of(.viewer)).lines
            #expect(listed.count == 2 && listed[1].contains("cum-1\ta\tĐơn vị a\t2\t4/BB\tsecretary"), "\(listed)")
            try await desk.walk([
                (.of(.secretary), "closing run \(ClosingDesk.year)", "ok", nil),
                (.of(.secretary), Self.record("a", 1), "wrong_state", "ballot_after_closing"),
            ])
        }
    }
}
