import Councils
import Testing

@testable import thiduad

@Suite("The commands of covenants")
struct CovenantCommandsTests {
    private static let criteria =
        "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\nA,100,A1,Phong trào,90,manual,1,0,no\n"
        + "A,100,A2,Giảm nghèo,10,proportional,,0,no\nT,0,T1,Điểm thưởng,5,bonus,1,0,no\n"
        + "T,0,P1,Điểm trừ,5,deduction,1,0,no\n"
    private static let scope = "council=tinh year=2026 cluster=cum-1"

    /// A council with one cluster of three units in the year 2026, led by a, on 31 January 2026.
    private func prepare(_ desk: CommandDesk) async throws {
        try await desk.prepareCluster(year: 2026)
        let imported = try await desk.ask("criteria import council=tinh year=2026 set=bang", payload: Self.criteria)
        #expect(imported.word == "ok", "\(imported.text)")
    }

    private static let targets = "indicator,measure,plan,criterion\nGiảm nghèo,hộ,120,A2\n"

    /// Who asks, what with which payload, and the answer's word and rule.
    private static let steps: [(Rights, String, String?, String, String?)] = [
        (Rights.of(.head, "a"), "covenant draft \(scope) text=Thi-đua", nil, "wrong_state", "criteria_not_agreed"),
        (Rights.of(.admin), "criteria agree council=tinh year=2026 document=12/BB", nil, "ok", nil),
        (Rights.of(.viewer), "covenant draft \(scope) text=x", nil, "not_permitted", "role_missing"),
        (Rights.of(.head, "c"), "covenant draft \(scope) text=x", nil, "not_permitted", "cluster_led_by_others"),
        (Rights.of(.secretary), "covenant draft \(scope) text=x", nil, "bad_value", "paper_needed_for_cluster"),
        (Rights.of(.head, "a"), "covenant draft \(scope)", nil, "missing_argument", "covenant_text_needed"),
        (Rights.of(.head, "a"), "covenant draft \(scope)", "\u{7}", "bad_value", "part_text_malformed"),
        (Rights.of(.head, "a"), "target import \(scope)", targets, "wrong_state", "covenant_missing"),
        (Rights.of(.head, "a"), "covenant draft \(scope) --dry-run", "Một\nhai", "planned", nil),
        (Rights.of(.head, "a"), "covenant draft \(scope)", "Một\nhai", "ok", nil),
        (Rights.of(.head, "b"), "covenant draft \(scope)", "Một\nhai", "no_change", nil),
        (Rights.of(.head, "a"), "target import \(scope)", targets, "ok", nil),
        (Rights.of(.head, "a"), "target import \(scope)", targets, "no_change", nil),
        (Rights.of(.member, "c"), "target import \(scope)", targets, "not_permitted", "cluster_led_by_others"),
        (Rights.of(.member, "c"), "target import \(scope)", "unit,indicator,measure,plan\nc,Y,cây,9\n", "ok", nil),
        (Rights.of(.member, "c"), "target withdraw \(scope) indicator=Y", nil, "ok", nil),
        (Rights.of(.member, "b"), "covenant sign council=tinh year=2026 --dry-run", nil, "planned", nil),
        (Rights.of(.member, "b"), "covenant sign council=tinh year=2026", nil, "ok", nil),
        (Rights.of(.member, "b"), "covenant sign council=tinh year=2026", nil, "no_change", nil),
        (
            Rights.of(.member, "b"), "covenant sign council=tinh year=2026 unit=c", nil, "not_permitted",
            "unit_not_yours"
        ),
        (Rights.of(.secretary), "covenant sign council=tinh year=2026", nil, "missing_argument", "unit_not_named"),
        (Rights.of(.secretary), "covenant sign \(scope) document=5/BB signed_on=2026-01-20", nil, "ok", nil),
        (Rights.of(.head, "a"), "covenant draft \(scope) text=khác", nil, "wrong_state", "covenant_binding"),
        (
            Rights.of(.member, "b"), "result import council=tinh year=2026",
            "unit,indicator,actual\nb,Giảm nghèo,114\n", "ok",
            nil
        ),
        (
            Rights.of(.secretary), "result import council=tinh year=2026 document=1/BC",
            "unit,indicator,actual\nb,Khác,1\n", "payload_rejected", "payload_rejected"
        ),
        (Rights.of(.member, "b"), "card fill council=tinh year=2026", nil, "wrong_state", "cycle_in_other_state"),
        (Rights.of(.auditor), "card fill council=tinh year=2026", nil, "not_permitted", "role_missing"),
    ]

    @Test("let each do what is theirs, in the order of the year, and say no to the rest by its rule")
    func rights() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            for (who, line, payload, word, rule) in Self.steps {
                let answer = try await desk.ask(line, as: who, payload: payload)
                #expect(answer.word == word && answer.rule == rule, "\(who.role) \(line): \(answer)")
            }
            let shown = try await desk.ask("covenant show \(Self.scope)", as: Rights.of(.viewer)).lines
            for line in [
                "212-closes_on\t2026-02-28", "212-members\t3", "212-signed\t3", "212-binding\tyes", "212-results\t1",
            ] {
                #expect(shown.contains(line), "\(line) of \(shown)")
            }
            let targets = try await desk.ask("target list council=tinh year=2026 unit=b").lines
            #expect(targets.last?.contains("b\tĐơn vị b\tGiảm nghèo\t0\thộ\t120\t114\t95.00\tA2") == true)
            let signatures = try await desk.ask("covenant signatures council=tinh year=2026 find=2026-01-20").lines
            #expect(signatures.count == 3, "the header, and a and c by paper")
        }
    }

    @Test("fill the card of a unit, list each line, and name what was passed over in the session's language")
    func filling() async throws {
        try await CommandDesk.with { desk in
            try await prepare(desk)
            let regulation =
                "part,text\n"
                + ["legal_basis", "principles", "organisation", "working_regime", "members", "head_and_deputies"]
                .map { "\($0),x\n" }.joined()
            for (line, payload) in [
                ("criteria agree council=tinh year=2026 document=12/BB", nil),
                ("regulation draft council=tinh cluster=cum-1 title=Q", regulation),
                ("regulation agree council=tinh cluster=cum-1 document=12/BB", nil),
                ("regulation approve council=tinh cluster=cum-1 document=7/QĐ", nil),
                ("regulation enforce council=tinh cluster=cum-1 from=2026-01-01", nil),
                ("covenant draft \(Self.scope) document=1/GƯ text=Thi-đua", nil),
                ("target import \(Self.scope) document=1/GƯ", Self.targets),
                ("covenant sign \(Self.scope) document=1/GƯ", nil),
                (
                    "result import council=tinh year=2026 document=1/BC",
                    "unit,indicator,actual\nb,Giảm nghèo,114\na,Giảm nghèo,60\n"
                ),
                ("cycle advance council=tinh year=2026", nil),
                ("setting set council=tinh year=2026 name=mid_year_review_opens_on value=01-20 layer=guidance", nil),
                ("setting set council=tinh year=2026 name=self_scoring_opens_on value=01-25 layer=guidance", nil),
                ("cycle advance council=tinh year=2026 to=self_scoring record=1/QĐ", nil),
            ] as [(String, String?)] {
                let answer = try await desk.ask(line, payload: payload)
                #expect(answer.word == "ok", "\(line): \(answer.text)")
            }
            let fill = "card fill council=tinh year=2026"
            let plan = try await desk.ask(fill + " --dry-run", as: Rights.of(.member, "b"))
            let line = "211-b\tA2\t0\t9.50\t114/120\tcovenant: Giảm nghèo\tyes\t\\N"
            #expect(plan.word == "planned" && plan.lines.last == line, "\(plan)")
            #expect(try await desk.ask(fill, as: Rights.of(.member, "b")).lines.last == line)
            #expect(try await desk.ask(fill, as: Rights.of(.member, "b")).word == "no_change")
            let others = try await desk.ask(fill + " cluster=cum-1", as: Rights.of(.member, "b"), language: "vi")
            #expect(
                others.word == "no_change" && others.lines.last?.hasPrefix("211-a\t\\N\t0\t\\N\t\\N\t\\N\tno\t") == true
            )
            let paper = try await desk.ask(fill, as: Rights.of(.secretary), language: "vi")
            #expect(paper.word == "bad_value" && paper.rule == "document_needed")
            #expect(try await desk.ask(fill + " document=5/BB", as: Rights.of(.secretary)).word == "ok")
            let late = try await desk.ask(
                "covenant draft \(Self.scope) text=khác", as: Rights.of(.head, "a"), language: "vi")
            #expect(late.text.contains("có giá trị ràng buộc"))
        }
    }
}
