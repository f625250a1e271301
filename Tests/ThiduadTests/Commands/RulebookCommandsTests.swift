import Councils
import Testing

@testable import thiduad

@Suite("The commands of regulations, officers, delegations and findings")
struct RulebookCommandsTests {
    private static let regulation =
        "part,text\nlegal_basis,\"Luật \"\"Thi đua\"\"\"\nprinciples,\"một\n\nhai\"\norganisation,x\nworking_regime,x\n"
        + "members,x\nhead_and_deputies,x\n"

    @Test("let each do what is theirs, and say no to the rest by its rule")
    func rights() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let draft = "regulation draft council=tinh cluster=cum-1 title=Q"
            let word = "council=tinh cluster=cum-1"
            let finding =
                "finding add council=tinh year=2025 unit=a channel=tax effect=none reason=x document=1/TB"
            let steps: [(Rights, String, String, String?)] = [
                (Rights.of(.member, "c"), draft, "not_permitted", "cluster_not_yours"),
                (Rights.of(.viewer), draft, "not_permitted", "role_missing"),
                (Rights.of(.member, "b"), draft + " --dry-run", "planned", nil),
                (Rights.of(.head, "a"), draft, "ok", nil),
                (Rights.of(.secretary), draft, "no_change", nil),
                (Rights.of(.member, "c"), "regulation comment \(word) text=x", "ok", nil),
                (Rights.of(.member, "c"), "regulation comment \(word) text=x", "no_change", nil),
                (
                    Rights.of(.member, "c"), "regulation comment \(word) unit=a text=x", "not_permitted",
                    "unit_not_yours"
                ),
                (Rights.of(.secretary), "regulation comment \(word) unit=a text=x", "bad_value", "paper_needed"),
                (
                    Rights.of(.secretary), "regulation comment \(word) text=x document=1/CV", "missing_argument",
                    "unit_unnamed"
                ),
                (Rights.of(.secretary), "regulation comment \(word) unit=a text=x document=1/CV", "ok", nil),
                (Rights.of(.member, "c"), "regulation agree \(word)", "ok", nil),
                (Rights.of(.member), "regulation agree \(word)", "bad_value", "paper_needed"),
                (
                    Rights.of(.head, "a"), "regulation agree \(word) unit=b document=1/CV", "not_permitted",
                    "unit_not_yours"
                ),
                (Rights.of(.secretary), "regulation agree \(word)", "bad_value", "paper_needed"),
                (Rights.of(.secretary), "regulation approve \(word) document=7/QĐ", "not_permitted", "role_missing"),
                (Rights.of(.chair), "regulation approve \(word) document=7/QĐ", "wrong_state", "regulation_not_agreed"),
                (Rights.of(.secretary, "b"), "regulation agree \(word) document=12/BB", "ok", nil),
                (Rights.of(.secretary), "regulation agree \(word) document=12/BB", "no_change", nil),
                (
                    Rights.of(.secretary), "regulation enforce \(word) from=2026-02-01", "wrong_state",
                    "regulation_not_approved"
                ),
                (Rights.of(.chair), "regulation approve \(word) document=7/QĐ", "ok", nil),
                (Rights.of(.chair), "regulation approve \(word) document=7/QĐ", "no_change", nil),
                (
                    Rights.of(.member, "a"), "regulation enforce \(word) from=2026-02-01", "not_permitted",
                    "role_missing"
                ),
                (Rights.of(.secretary), "regulation enforce \(word) from=2026-02-01", "ok", nil),
                (
                    Rights.of(.secretary), "delegation add council=tinh year=2025 document=1/QĐ", "not_permitted",
                    "role_missing"
                ),
                (Rights.of(.chair), "delegation add council=tinh year=2025 document=1/QĐ", "ok", nil),
                (Rights.of(.chair), "delegation revoke council=tinh year=2025", "ok", nil),
                (Rights.of(.head, "a"), finding, "not_permitted", "role_missing"),
                (Rights.of(.secretary, "a"), finding, "not_permitted", "finding_about_own_unit"),
                (Rights.of(.secretary), finding + " --dry-run", "planned", nil),
                (Rights.of(.secretary), finding, "ok", nil),
                (Rights.of(.secretary), finding, "no_change", nil),
                (
                    Rights.of(.secretary), "finding lift council=tinh finding=1 reason=x", "not_permitted",
                    "role_missing"
                ),
                (
                    Rights.of(.member, "b"), "finding list council=tinh year=2025 unit=a", "not_permitted",
                    "finding_not_shown"
                ),
                (Rights.of(.viewer), "finding list council=tinh year=2025", "not_permitted", "role_missing"),
                (
                    Rights.of(.member, "a"), "cycle appoint council=tinh year=2025 cluster=cum-1 head=a deputies=b",
                    "not_permitted", "role_missing"
                ),
                (
                    Rights(role: .secretary, council: "khac"), "regulation list council=tinh", "not_found",
                    "council_missing"
                ),
            ]
            for (who, line, word, rule) in steps {
                let answer = try await desk.ask(
                    line, as: who, payload: line.hasPrefix("regulation draft") ? Self.regulation : nil)
                #expect(answer.word == word && answer.rule == rule, "\(who.role) \(line): \(answer)")
            }
            let own = try await desk.ask("finding list council=tinh year=2025", as: Rights.of(.member, "a"))
            let other = try await desk.ask("finding list council=tinh year=2025", as: Rights.of(.member, "b"))
            #expect(own.lines.count == 2 && other.lines.count == 1, "members see those about their own unit")
        }
    }

    @Test("print a regulation as the file that drafts it, and show what it lacks and who is waited for")
    func export() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let draft = "regulation draft council=tinh cluster=cum-1 title=\"Quy chế\""
            #expect(try await desk.ask(draft, payload: Self.regulation).word == "ok")
            let exported = try await desk.ask("regulation export council=tinh cluster=cum-1")
            // What a client writes to a file: the text lines without their code, and the empty line between paragraphs.
            let file = exported.lines.map { $0.dropFirst(4) }.joined(separator: "\n") + "\n"
            #expect(file.contains("\"Luật \"\"Thi đua\"\"\"") && file.contains("một\n\nhai"))
            #expect(try await desk.ask(draft, payload: file).word == "no_change")
            _ = try await desk.ask("regulation agree council=tinh cluster=cum-1 unit=b document=1/BB")
            let short = try await desk.ask(draft, payload: "part,text\nprinciples,x\n")
            #expect(short.text.contains("it lacks legal_basis, organisation"))
            let shown = try await desk.ask("regulation show council=tinh cluster=cum-1 version=1").lines
            for line in ["212-state\tdraft", "212-agreed\t1", "212-waiting\ta,c", "211-working_regime\tyes"] {
                #expect(shown.contains(line), "\(line)")
            }
            let newest = try await desk.ask("regulation show council=tinh cluster=cum-1").lines
            #expect(newest.contains("211-legal_basis\tno") && newest.contains("212-version\t2"))
        }
    }

    @Test("answer in the session's language")
    func languages() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let line = "regulation show council=tinh cluster=cum-1"
            let vietnamese = try await desk.ask(line, language: "vi")
            #expect(vietnamese.rule == "regulation_missing" && vietnamese.text.hasPrefix("cum-1 chưa có quy chế"))
            _ = try await desk.ask(
                "regulation draft council=tinh cluster=cum-1 title=Q", payload: "part,text\nother,x\n")
            let enforce = "regulation enforce council=tinh cluster=cum-1 from=2026-01-01"
            let state = try await desk.ask(enforce, language: "vi")
            #expect(state.text.contains("dự thảo (draft)"))
            let finding =
                "finding add council=tinh year=2025 unit=a channel=press effect=hold reason=x document=1/TB"
            #expect(try await desk.ask(finding, language: "vi").text.contains("giữ việc khoá sổ"))
            let rejected = try await desk.ask(
                "regulation draft council=tinh cluster=cum-1 title=Q", payload: "part,text\nmembers,x\nmembers,y\n")
            #expect(rejected.word == "payload_rejected")
        }
    }

    @Test("lift a hold that a closing names, and show the gate of a disqualified unit")
    func closing() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let criteria =
                "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\nA,100,A1,Phong trào,100,manual,1,0,no\n"
                + "T,0,T1,Điểm thưởng,5,bonus,1,0,no\nT,0,P1,Điểm trừ,5,deduction,1,0,no\n"
            _ = try await desk.ask("criteria import council=tinh year=2025 set=bang", payload: criteria)
            _ = try await desk.ask("criteria agree council=tinh year=2025 document=12/BB")
            _ = try await desk.ask(
                "card import council=tinh year=2025 record=1/QĐ figure=decided",
                payload: "unit,criterion,points\na,A1,90\nb,A1,80\nc,A1,70\n")
            let add = "finding add council=tinh year=2025 channel=press document=1/TB"
            for rest in ["unit=b effect=hold", "unit=a effect=disqualify", "unit=c effect=deduct points=2.5"] {
                #expect(try await desk.ask("\(add) \(rest) reason=\"Báo nêu\"").word == "ok")
            }
            let run = "closing run council=tinh year=2025"
            #expect(try await desk.ask("cycle record council=tinh year=2025 document=1/BB").word == "ok")
            let held = try await desk.ask(run).lines
            #expect(
                held.contains { $0.contains("finding_holds unit=b waiting=1 who=chair lift=\"finding lift\"") },
                "\(held)")
            let cycle = try await desk.ask("cycle show council=tinh year=2025 cluster=cum-1").lines
            #expect(cycle.contains("212-waits_for\tfinding_holds unit=b waiting=1 who=chair lift=\"finding lift\""))
            let number = try await desk.ask("finding list council=tinh year=2025 unit=b").lines.last?
                .dropFirst(4).prefix { $0 != "\t" }
            #expect(
                try await desk.ask("finding lift council=tinh finding=\(number ?? "") reason=\"Đã cải chính\"").word
                    == "ok")
            #expect(try await desk.ask(run).word == "ok")
            let standings = try await desk.ask("standing list council=tinh year=2025").lines
            #expect(standings.contains { $0.contains("\ta\t") && $0.contains("excellent\tdisqualified\t") })
            #expect(standings.contains { $0.contains("\tc\t") && $0.contains("67.50\t70.00\t0.00\t2.50\tfair\t\\N\t") })
        }
    }
}
