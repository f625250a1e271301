import Councils
import Testing

@testable import thiduad

@Suite("The commands of reports, obligations and the calendar")
struct ReportCommandsTests {
    /// A council with two clusters in an open year.
    private func prepare(_ desk: CommandDesk) async throws {
        let roster =
            ["a", "b"].map { "cum-1,Cụm 1,cum,\($0),Đơn vị \($0)\n" }.joined() + "cum-2,Cụm 2,cum,c,Đơn vị c\n"
        for (line, payload) in [
            ("council add council=tinh name=Tỉnh level=province", nil),
            ("cluster import council=tinh from=2025-01-01", "cluster,cluster_name,kind,unit,unit_name\n" + roster),
            ("cycle open council=tinh year=2025", nil),
        ] as [(String, String?)] {
            let answer = try await desk.ask(line, payload: payload)
            #expect(answer.word == "ok", "\(line): \(answer.text)")
        }
    }

    @Test("let each do what is theirs, and say no to the rest by its rule")
    func rights() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let call = "report call council=tinh year=2025 kind=mid_year on=2025-06-01"
            let file = "report file council=tinh year=2025 kind=mid_year number=1/BC"
            let steps: [(Rights, String, String, String?)] = [
                (Rights.of(.member, "a"), call, "not_permitted", "role_missing"),
                (
                    Rights.of(.secretary), "report call council=tinh year=2025 kind=Mid", "bad_value",
                    "report_word_malformed"
                ),
                (
                    Rights.of(.secretary), "report call council=tinh year=2025 kind=mid_year", "bad_value",
                    "report_due_before_call"
                ),
                (Rights.of(.member, "a"), file, "wrong_state", "report_not_called"),
                (Rights.of(.secretary), call + " --dry-run", "planned", nil), (Rights.of(.secretary), call, "ok", nil),
                (Rights.of(.secretary), call, "no_change", nil),
                (Rights.of(.viewer), file + " unit=a", "not_permitted", "role_missing"),
                (Rights.of(.member, "a"), file + " unit=b", "not_permitted", "unit_not_yours"),
                (Rights.of(.member, "a"), file + " on=2025-07-01", "not_permitted", "report_day_not_yours"),
                (Rights.of(.secretary), file + " unit=a on=2025-07-01", "bad_value", "paper_needed"),
                (Rights.of(.secretary), file + " unit=a on=2025-07-01 document=3/SCV --dry-run", "planned", nil),
                (Rights.of(.secretary), file + " unit=a on=2025-07-01 document=3/SCV", "ok", nil),
                (Rights.of(.secretary), file + " unit=a on=2025-07-01 document=3/SCV", "no_change", nil),
                (Rights.of(.chair), file + " unit=a on=2026-02-01 document=3/SCV", "bad_value", "report_day_in_future"),
                (Rights.of(.member, "b"), file, "ok", nil),
                (Rights.of(.viewer), "obligation list council=tinh year=2025", "not_permitted", "role_missing"),
                (
                    Rights.of(.member, "a"), "obligation list council=tinh year=2025 cluster=cum-9", "not_found",
                    "cluster_missing"
                ),
            ]
            for (rights, line, word, rule) in steps {
                let answer = try await desk.ask(line, as: rights)
                #expect(answer.word == word && answer.rule == rule, "\(rights.role) \(line): \(answer.text)")
            }
            let vietnamese = try await desk.ask(file + " on=2025-07-01", as: Rights.of(.member, "a"), language: "vi")
            #expect(vietnamese.text.hasPrefix("báo cáo của \"a\" được ghi nhận theo ngày hôm nay, 2026-01-31"))
        }
    }

    @Test("show members their own clusters and the agency all")
    func lists() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            _ = try await desk.ask(
                "report call council=tinh year=2025 kind=mid_year on=2025-06-01 parts=results,exemplars")
            let command = "report import council=tinh year=2025"
            let file =
                "unit,kind,filed_on,number,parts\na,mid_year,05/07/2025,1/BC,\nc,mid_year,2025-07-08,1/BC,results\n"
            let denied = try await desk.ask(command, as: Rights.of(.member, "a"), payload: file)
            #expect(denied.word == "payload_rejected" && denied.rule == "payload_rejected")
            let done = try await desk.ask(command + " document=3/SCV", as: Rights.of(.secretary), payload: file)
            #expect(done.word == "ok", "\(done.text)")
            let again = try await desk.ask(command + " document=3/SCV", as: Rights.of(.secretary), payload: file)
            #expect(again.word == "no_change")
            let list = "council=tinh year=2025"
            #expect(try await rows(desk, "report list \(list)", Rights.of(.secretary)) == 3)
            #expect(try await rows(desk, "report list \(list)", Rights.of(.member, "a")) == 2)
            #expect(try await rows(desk, "report list \(list) state=late", Rights.of(.auditor)) == 2)
            #expect(try await rows(desk, "obligation list \(list) kind=report", Rights.of(.member, "c")) == 1)
            #expect(try await rows(desk, "obligation summary \(list)", Rights.of(.head, "b")) == 2)
        }
    }

    @Test("take the calendar in once and list it by year")
    func calendar() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let (line, file) = (
                "calendar import council=tinh document=1/TB", "day,kind,name\n2026-02-17,off,Mùng một Tết\n"
            )
            let steps: [(Rights, String, String)] = [
                (Rights.of(.member, "a"), line, "not_permitted"),
                (Rights.of(.secretary), line + " --dry-run", "planned"),
                (Rights.of(.secretary), line, "ok"), (Rights.of(.secretary), line, "no_change"),
            ]
            for (rights, line, word) in steps {
                #expect(try await desk.ask(line, as: rights, payload: file).word == word, "\(rights.role) \(line)")
            }
            #expect(try await rows(desk, "calendar list council=tinh year=2026", Rights.of(.viewer)) == 1)
            #expect(try await rows(desk, "calendar list council=tinh year=2025", Rights.of(.viewer)) == 0)
        }
    }

    private func rows(_ desk: CommandDesk, _ line: String, _ rights: Rights) async throws -> Int {
        let answer = try await desk.ask(line, as: rights)
        #expect(answer.word == "ok", "\(line): \(answer.text)")
        return max(0, answer.lines.count - 1)
    }
}
