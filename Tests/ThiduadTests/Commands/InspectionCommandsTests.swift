import Councils
import Testing

@testable import thiduad

@Suite("The commands of inspections")
struct InspectionCommandsTests {
    @Test("let each do what is theirs, and say no to the rest by its rule")
    func rights() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let year = "council=tinh year=2025 cluster=cum-1"
            let plan = "inspection plan \(year) due=2025-09-30"
            let file = "inspector,inspected,kind,due\n,b,own,2025-03-31\n"
            let (head, member) = (Rights.of(.head, "a"), Rights.of(.member, "c"))
            let steps: [(Rights, String, String, String?)] = [
                (member, plan, "not_permitted", "role_missing"),
                (Rights.of(.head, "c"), plan, "not_permitted", "cluster_led_by_others"),
                (Rights.of(.secretary), plan, "bad_value", "paper_needed_for_cluster"),
                (head, plan + " criterion=k", "bad_value", "inspection_criterion_not_cross"),
                (head, plan + " seed=7 --dry-run", "planned", nil), (head, plan + " seed=7", "ok", nil),
                (head, plan + " seed=7", "no_change", nil), (head, plan, "wrong_state", "cross_plan_drawn"),
                (head, plan + " seed=8 --redraw", "missing_argument", "cross_plan_redraw_unexplained"),
                (head, plan + " seed=7 --redraw reason=x", "no_change", nil),
                (Rights.of(.secretary), plan + " seed=10 --redraw reason=x document=2/KH --dry-run", "planned", nil),
                (member, "inspection add \(year) kind=own unit=c due=2025-03-31", "ok", nil),
                (member, "inspection add \(year) kind=own unit=c due=2025-03-31", "no_change", nil),
                (
                    member, "inspection add \(year) kind=own unit=b due=2025-03-31", "not_permitted",
                    "cluster_led_by_others"
                ),
                (
                    head, "inspection add \(year) kind=cross unit=b due=2025-03-31", "bad_value",
                    "inspection_without_inspector"
                ),
                (head, "inspection add \(year) kind=head unit=a due=2025-03-31", "bad_value", "inspection_of_itself"),
                (
                    head, "inspection add \(year) kind=head unit=b due=2025-03-31 criterion=k", "bad_value",
                    "inspection_gives_no_points"
                ),
                (member, "inspection import \(year)", "not_permitted", "role_missing"),
                (head, "inspection import \(year) --dry-run", "planned", nil),
                (head, "inspection import \(year)", "ok", nil), (head, "inspection import \(year)", "no_change", nil),
                (
                    member, "inspection record council=tinh inspection=99 held_on=2025-03-01 minutes=1", "not_found",
                    "inspection_missing"
                ),
                (Rights.of(.viewer), "inspection list council=tinh year=2025", "not_permitted", "role_missing"),
            ]
            for (who, line, word, rule) in steps {
                let payload = line.hasPrefix("inspection import") ? file : nil
                let answer = try await desk.ask(line, as: who, payload: payload)
                #expect(answer.word == word && answer.rule == rule, "\(line): \(answer.word) \(answer.text)")
            }
            try await recording(desk)
        }
    }

    /// The numbers follow the order in which they were planned; a dry run uses numbers too.
    private func recording(_ desk: CommandDesk) async throws {
        let list = "inspection list council=tinh year=2025"
        let own = try await desk.ask(list + " kind=own unit=c", as: Rights.of(.member, "c"))
        // A row is `210-` and its columns between tabs; the number stands first.
        let row = own.lines.last?.dropFirst(4).split(separator: "\t").first ?? ""
        let number = try #require(Int(row), "\(own.lines)")
        let record = "inspection record council=tinh inspection=\(number) held_on=2025-03-01 minutes=4/BB"
        for (who, line, word, rule) in [
            (Rights.of(.member, "b"), record, "not_permitted", "unit_not_yours"),
            (Rights.of(.member, "c"), record + " points=1", "bad_value", "inspection_without_points"),
            (Rights.of(.member, "c"), record + " --dry-run", "planned", nil),
            (Rights.of(.member, "c"), record, "ok", nil), (Rights.of(.member, "c"), record, "no_change", nil),
            (Rights.of(.member, "c"), record + " finding=x", "wrong_state", "inspection_is_held"),
            (Rights.of(.member, "c"), record + " finding=x reason=y", "ok", nil),
            (
                Rights.of(.member, "c"), "inspection withdraw council=tinh inspection=\(number) reason=x",
                "wrong_state",
                "inspection_is_held"
            ),
            (Rights.of(.member, "c"), "inspection show council=tinh inspection=\(number)", "ok", nil),
        ] as [(Rights, String, String, String?)] {
            let answer = try await desk.ask(line, as: who)
            #expect(answer.word == word && answer.rule == rule, "\(line): \(answer.word) \(answer.text)")
        }
        #expect(try await desk.ask(list + " state=held", as: Rights.of(.auditor)).lines.count == 2)
    }

    @Test("draw what their page works out by hand")
    func page() throws {
        let page = try RepositoryFile.read("Sources/thiduad/thiduad.docc/Inspections.md")
        let rows = page.matches(of: /(?m)^\| `([a-z-]+)` \| `[0-9a-f]{8}` \| .+ \| `([a-z-]+)`/)
        let pairs = rows.map { CrossPlan.Pair(String($0.1), String($0.2)) }
        let plan = try CrossPlan(members: Set(pairs.map(\.inspector)), lastYear: [], seed: 20_250_315)
        #expect(pairs.count == 4 && Set(plan.pairs) == Set(pairs))
    }

    @Test("show the draw, and refuse in Vietnamese")
    func words() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareCluster()
            let plan = "inspection plan council=tinh year=2025 cluster=cum-1 due=2025-09-30"
            let answer = try await desk.ask(plan + " seed=7", as: Rights.of(.head, "a"))
            let drawn = try CrossPlan(members: ["a", "b", "c"], lastYear: [], seed: 7)
            #expect(answer.lines.count == 4, "\(answer.lines)")
            for (line, pair) in zip(answer.lines.dropFirst(), drawn.pairs) {
                #expect(line.contains("\(pair.inspector)") && line.contains("\(pair.inspected)") && line.contains("no"))
            }
            let refused = try await desk.ask(plan + " seed=8", as: Rights.of(.head, "a"), language: "vi")
            #expect(
                refused.text
                    == "cum-1 đã có kế hoạch kiểm tra chéo năm 2025, bốc thăm với số 7; cụm trưởng, cụm phó bốc thăm lại phải nêu lý do: inspection plan --redraw reason="
            )
        }
    }
}
