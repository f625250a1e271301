import Councils
import Testing

@testable import thiduad

@Suite("The commands of next year's officers")
struct OfficerProposalCommandsTests {
    private static func of(_ role: Role, _ unit: String? = nil) -> Rights {
        Rights(role: role, council: role == .admin ? nil : "tinh", unit: unit)
    }

    private static let place = "council=tinh year=2025 cluster=cum-1"

    /// A council with one cluster of three units in an open year, led by a.
    private func prepare(_ desk: CommandDesk) async throws {
        let roster = ["a", "b", "c"].map { "cum-1,Cụm 1,cum,\($0),Đơn vị \($0)\n" }.joined()
        for (line, payload) in [
            ("council add council=tinh name=Tỉnh level=province", nil),
            ("cluster import council=tinh from=2025-01-01", "cluster,cluster_name,kind,unit,unit_name\n" + roster),
            ("cycle open council=tinh year=2025", nil),
            ("cycle appoint council=tinh year=2025 cluster=cum-1 head=a deputies=b document=1/QĐ", nil),
        ] as [(String, String?)] {
            let answer = try await desk.ask(line, payload: payload)
            #expect(answer.word == "ok", "\(line): \(answer.text)")
        }
    }

    private func walk(_ steps: [(Rights, String, String, String?)], _ desk: CommandDesk) async throws {
        for (rights, line, word, rule) in steps {
            let answer = try await desk.ask(line, as: rights)
            #expect(answer.word == word && answer.rule == rule, "\(line): \(answer)")
        }
    }

    @Test("let each do what is theirs, from the list of turns to the year that opens")
    func walk() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let list = "cluster,unit\ncum-1,b\ncum-1,a\ncum-1,c\n"
            let imported = try await desk.ask("rotation import council=tinh", as: Self.of(.secretary), payload: list)
            #expect(imported.word == "ok")
            let again = try await desk.ask("rotation import council=tinh", as: Self.of(.secretary), payload: list)
            #expect(again.word == "no_change")
            let place = Self.place
            try await walk(
                [
                    (Self.of(.member, "c"), "officer agree \(place)", "wrong_state", "officers_not_proposed"),
                    (Self.of(.member, "c"), "officer propose \(place)", "not_permitted", "role_missing"),
                    (Self.of(.head, "c"), "officer propose \(place)", "not_permitted", "cluster_led_by_others"),
                    (Self.of(.secretary), "officer propose \(place)", "bad_value", "paper_needed_for_cluster"),
                    (Self.of(.head, "a"), "officer propose \(place) --dry-run", "planned", nil),
                    (Self.of(.head, "a"), "officer propose \(place)", "ok", nil),
                    (Self.of(.head, "a"), "officer propose \(place)", "no_change", nil),
                    (Self.of(.member, "c"), "officer agree \(place)", "ok", nil),
                    (Self.of(.member, "c"), "officer agree \(place)", "no_change", nil),
                    (Self.of(.member, "c"), "officer agree \(place) unit=a", "not_permitted", "unit_not_yours"),
                    (Self.of(.member, "c"), "officer object \(place) reason=x", "wrong_state", "officer_answer_given"),
                    (Self.of(.secretary), "officer agree \(place)", "bad_value", "paper_needed"),
                    (
                        Self.of(.secretary), "officer object \(place) reason=x document=1", "missing_argument",
                        "unit_unnamed"
                    ),
                    (Self.of(.member, "b"), "officer confirm \(place) document=1", "not_permitted", "role_missing"),
                    (Self.of(.secretary), "officer agree \(place) document=12/BB", "ok", nil),
                    (Self.of(.secretary), "officer confirm \(place) document=12/BB", "no_change", nil),
                    (
                        Self.of(.head, "a"), "officer propose \(place) head=b reason=x", "wrong_state",
                        "officers_settled"
                    ),
                    (Self.of(.secretary), "cycle open council=tinh year=2026", "ok", nil),
                ], desk)
            let proposals = try await desk.ask("officer proposals council=tinh year=2025", as: Self.of(.viewer))
            #expect(proposals.lines.count == 2 && proposals.lines[1].contains("agreed"), "\(proposals.lines)")
            let officers = try await desk.ask("cycle officers council=tinh year=2026 sort=unit", as: Self.of(.viewer))
            #expect(officers.lines.count == 3, "\(officers.lines)")
            let rotation = try await desk.ask("rotation list council=tinh find=2026", as: Self.of(.viewer))
            #expect(rotation.lines.count == 2, "who leads 2026: \(rotation.lines)")
        }
    }

    @Test("say in Vietnamese whose turn it is, and name every mistake of a list")
    func sentences() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let missing = try await desk.ask(
                "officer propose \(Self.place)", as: Self.of(.head, "a"), language: "vi")
            #expect(missing.rule == "rotation_missing" && missing.text.contains("danh sách luân phiên"))
            let list = "cluster,unit\ncum-1,a\ncum-1,b\ncum-1,c\n"
            _ = try await desk.ask("rotation import council=tinh", payload: list)
            let departure = try await desk.ask(
                "officer propose \(Self.place) head=c", as: Self.of(.head, "a"), language: "vi")
            #expect(departure.rule == "departure_needs_reason" && departure.text.contains("đến lượt b"))
            let wrong = try await desk.ask("rotation import council=tinh", payload: "cluster,unit\ncum-1,x\ncum-1,x\n")
            #expect(wrong.word == "payload_rejected", "\(wrong)")
        }
    }
}
