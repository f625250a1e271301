import Councils
import Testing

@testable import thiduad

@Suite("The commands of meetings")
struct MeetingCommandsTests {
    private static func words(_ command: String, _ kind: String = "mid_year") -> String {
        "meeting \(command) council=tinh year=2025 cluster=cum-1 kind=\(kind)"
    }

    @Test("lead an online review from plan to minutes, each step by whose it is")
    func review() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let (head, secretary) = (Rights.of(.head, "a"), Rights.of(.secretary))
            let plan = Self.words("plan") + " on=2025-07-15 mode=online"
            try await desk.walk(
                [
                    (Rights.of(.viewer), plan, "not_permitted", "role_missing"),
                    (Rights.of(.head, "c"), plan, "not_permitted", "cluster_led_by_others"),
                    (secretary, plan, "bad_value", "paper_needed_for_cluster"),
                    (head, plan + " items=results", "bad_value", "meeting_agenda_lacks"),
                    (head, plan + " items=ket-qua", "bad_value", "meeting_item_unknown"),
                    (head, plan + " --dry-run", "planned", nil),
                    (head, plan, "ok", nil),
                    (secretary, plan + " document=1/KH", "no_change", nil),
                    (head, Self.words("hold"), "wrong_state", "meeting_consents_missing"),
                    (Rights.of(.member, "c"), Self.words("consent"), "ok", nil),
                    (Rights.of(.member, "c"), Self.words("consent"), "no_change", nil),
                    (Rights.of(.member, "c"), Self.words("consent") + " unit=a", "not_permitted", "unit_not_yours"),
                    (head, Self.words("consent"), "ok", nil),
                    (secretary, Self.words("consent") + " unit=b", "bad_value", "paper_needed"),
                    (secretary, Self.words("consent") + " unit=b document=4/CV", "ok", nil),
                    (head, Self.words("hold"), "wrong_state", "meeting_council_consent_missing"),
                    (head, Self.words("consent") + " for=council", "not_permitted", "meeting_council_speaks"),
                    (secretary, Self.words("consent") + " for=council", "bad_value", "meeting_council_speaks"),
                    (secretary, Self.words("consent") + " for=council document=5/CV", "ok", nil),
                    (head, Self.words("hold") + " held_on=2025-07-15", "ok", nil),
                    (head, Self.words("hold") + " held_on=2025-07-15", "no_change", nil),
                    (head, Self.words("attend") + " unit=x", "bad_value", "meeting_unit_not_member"),
                    (
                        head, Self.words("attend") + " unit=a presence=absent delegates=An", "bad_value",
                        "delegate_of_absent"
                    ),
                    (head, Self.words("attend") + " unit=a delegates=\"An;\"", "bad_value", "delegates_malformed"),
                    (
                        head, Self.words("attend") + " unit=a delegates=\"Nguyễn Văn An, Phó Chủ tịch; Lê Bình\"", "ok",
                        nil
                    ),
                    (head, Self.words("minutes") + " number=3/BB items=results,exemplars", "ok", nil),
                    (head, Self.words("minutes") + " items=awards", "bad_value", "meeting_item_not_on_agenda"),
                    (head, Self.words("plan", "council") + " on=2025-12-01", "not_permitted", "meeting_of_council"),
                    (secretary, Self.words("plan", "council") + " on=2025-12-01", "ok", nil),
                ])
            let attended = try await desk.ask(
                "attendance import council=tinh year=2025 cluster=cum-1 kind=mid_year", as: head,
                payload: "unit,present\nb,yes\nc,excused\n")
            #expect(attended.word == "ok", "\(attended)")
            let shown = try await desk.ask(Self.words("show"), as: Rights.of(.viewer), language: "vi")
            #expect(
                shown.lines.contains("212-minutes\t3/BB") && shown.lines.contains("211-exemplars\tyes\tyes\tyes\t\\N"))
            let missing = shown.lines.filter { $0.hasPrefix("212-missing") }
            #expect(missing.count == 1 && missing.first?.contains("hạn chế, nguyên nhân (shortcomings)") == true)
        }
    }

    @Test("take plans of many clusters, list them, and say in Vietnamese what is missing")
    func lists() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let file = "cluster,kind,on,mode\ncum-1,mid_year,15/07/2025,online\ncum-1,preparatory,20/01/2026,written\n"
            let line = "meeting import council=tinh year=2025 document=5/KH"
            #expect(try await desk.ask(line + " --dry-run", payload: file).word == "planned")
            #expect(try await desk.ask(line, payload: file).word == "ok")
            #expect(try await desk.ask(line, payload: file).word == "no_change")
            let answer = "meeting answer council=tinh year=2025 cluster=cum-1"
            #expect(try await desk.ask(answer, as: Rights.of(.member, "c")).word == "ok")
            #expect(
                try await desk.ask(answer + " agrees=no", as: Rights.of(.member, "b")).rule == "answer_needs_reason")
            #expect(try await desk.ask(answer, as: Rights.of(.viewer)).rule == "role_missing")
            let listed = try await desk.ask(
                "meeting list council=tinh year=2025 sort=-planned_on", as: Rights.of(.viewer))
            #expect(listed.lines.dropFirst().map { $0.split(separator: "\t")[2] } == ["preparatory", "mid_year"])
            let found = try await desk.ask(
                "meeting attendance council=tinh year=2025 kind=preparatory find=present", as: Rights.of(.viewer))
            #expect(found.lines.count == 2 && found.lines.last?.contains("\tc\tĐơn vị c\tpresent") == true)
            let no = answer + " items=head_and_deputies agrees=no text=\"Xem lại\""
            #expect(try await desk.ask(no, as: Rights.of(.member, "b")).word == "ok")
            let answers = try await desk.ask(
                "meeting answers council=tinh year=2025 find=\"xem LẠI\"", as: Rights.of(.viewer))
            #expect(
                answers.lines.count == 2 && answers.lines.last?.contains("head_and_deputies\tb\tĐơn vị b\tno") == true)
            let hold = try await desk.ask(Self.words("hold"), as: Rights.of(.head, "a"), language: "vi")
            #expect(
                hold.text.contains("sơ kết (mid_year)") && hold.text.contains("còn thiếu ý kiến đồng ý của 3 đơn vị"))
            let wrong = try await desk.ask(line, payload: "cluster,kind,on\ncum-9,mid_year,2025-07-15\n")
            #expect(wrong.word == "payload_rejected")
        }
    }
}
