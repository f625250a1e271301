import Councils
import Testing

@testable import thiduad

@Suite("The commands of next year's officers")
struct OfficerProposalCommandsTests {
    private static let place = "council=tinh year=2025 cluster=cum-1"

    @Test("let each do what is theirs, from the list of turns to the year that opens")
    func walk() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let list = "cluster,unit\ncum-1,b\ncum-1,a\ncum-1,c\n"
            let imported = try await desk.ask("rotation import council=tinh", as: Rights.of(.secretary), payload: list)
            #expect(imported.word == "ok")
            let again = try await desk.ask("rotation import council=tinh", as: Rights.of(.secretary), payload: list)
            #expect(again.word == "no_change")
            let place = Self.place
            try await desk.walk(
                [
                    (Rights.of(.member, "c"), "officer agree \(place)", "wrong_state", "officers_not_proposed"),
                    (Rights.of(.member, "c"), "officer propose \(place)", "not_permitted", "role_missing"),
                    (Rights.of(.head, "c"), "officer propose \(place)", "not_permitted", "cluster_led_by_others"),
                    (Rights.of(.secretary), "officer propose \(place)", "bad_value", "paper_needed_for_cluster"),
                    (Rights.of(.head, "a"), "officer propose \(place) --dry-run", "planned", nil),
                    (Rights.of(.head, "a"), "officer propose \(place)", "ok", nil),
                    (Rights.of(.head, "a"), "officer propose \(place)", "no_change", nil),
                    (Rights.of(.member, "c"), "officer agree \(place)", "ok", nil),
                    (Rights.of(.member, "c"), "officer agree \(place)", "no_change", nil),
                    (Rights.of(.member, "c"), "officer agree \(place) unit=a", "not_permitted", "unit_not_yours"),
                    (
                        Rights.of(.member, "c"), "officer object \(place) reason=x", "wrong_state",
                        "officer_answer_given"
                    ),
                    (Rights.of(.secretary), "officer agree \(place)", "bad_value", "paper_needed"),
                    (
                        Rights.of(.secretary), "officer object \(place) reason=x document=1", "missing_argument",
                        "unit_unnamed"
                    ),
                    (Rights.of(.member, "b"), "officer confirm \(place) document=1", "not_permitted", "role_missing"),
                    (Rights.of(.secretary), "officer agree \(place) document=12/BB", "ok", nil),
                    (Rights.of(.secretary), "officer confirm \(place) document=12/BB", "no_change", nil),
                    (
                        Rights.of(.head, "a"), "officer propose \(place) head=b reason=x", "wrong_state",
                        "officers_settled"
                    ),
                    (Rights.of(.secretary), "cycle open council=tinh year=2026", "ok", nil),
                ])
            let proposals = try await desk.ask("officer proposals council=tinh year=2025", as: Rights.of(.viewer))
            #expect(proposals.lines.count == 2 && proposals.lines[1].contains("agreed"), "\(proposals.lines)")
            let officers = try await desk.ask("cycle officers council=tinh year=2026 sort=unit", as: Rights.of(.viewer))
            #expect(officers.lines.count == 3, "\(officers.lines)")
            let rotation = try await desk.ask("rotation list council=tinh find=2026", as: Rights.of(.viewer))
            #expect(rotation.lines.count == 2, "who leads 2026: \(rotation.lines)")
        }
    }

    @Test("say in Vietnamese whose turn it is, and name every mistake of a list")
    func sentences() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let missing = try await desk.ask(
                "officer propose \(Self.place)", as: Rights.of(.head, "a"), language: "vi")
            #expect(missing.rule == "rotation_missing" && missing.text.contains("danh sách luân phiên"))
            let list = "cluster,unit\ncum-1,a\ncum-1,b\ncum-1,c\n"
            _ = try await desk.ask("rotation import council=tinh", payload: list)
            let departure = try await desk.ask(
                "officer propose \(Self.place) head=c", as: Rights.of(.head, "a"), language: "vi")
            #expect(departure.rule == "departure_needs_reason" && departure.text.contains("đến lượt b"))
            let wrong = try await desk.ask("rotation import council=tinh", payload: "cluster,unit\ncum-1,x\ncum-1,x\n")
            #expect(wrong.word == "payload_rejected", "\(wrong)")
        }
    }
}
