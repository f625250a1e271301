import Admin
import Testing

/// The council's appraisal, the closing, and what stands afterwards.
extension Journey {
    func decide() async throws {
        try await refuse(.secretary, "cycle advance", "cards_not_decided")
        try await refuse(.secretary, "card decide cluster=cum-2", "card_act_not_yours")
        try await delegate()
        try await takeFindings()
        try await change(.chair, "decided", "quan-11", "3.4", ["points": "61"], "Hội đồng thẩm định lại")
        try await tell(.secretary, "card return unit=quan-7 reason=\"Bổ sung minh chứng 3.1\"")
        try await refuse(.chair, "card decide", "card_in_other_state")
        try await change(.secretary, "self", "quan-7", "3.1", ["points": "15.5"], "Rà lại", document: "80/BC")
        try await tell(.secretary, "card attest unit=quan-7 document=80/BC")
        #expect(try await waiting()["quan-7"] == "card decide@council")
        try await tell(.chair, "card decide")
        try await reopen()
    }

    private func delegate() async throws {
        try await refuse(.chair, "delegation revoke cluster=cum-2", "delegation_missing")
        try await tell(.chair, "delegation add cluster=cum-2 document=70/QĐ-HĐTĐKT")
        try await refuse(.chair, "delegation add cluster=cum-2 document=71/QĐ-HĐTĐKT", "delegation_given")
        try await tell(.secretary, "card decide cluster=cum-2")
        try await refuse(
            .secretary, "card import figure=decided record=72/QĐ-HĐTĐKT", "card_past_figure",
            payload: Self.file("synthetic-cards-2008-self"))
    }

    /// One finding deducts, another holds the closing until it is lifted.
    private func takeFindings() async throws {
        let tax = "finding add unit=quan-8 channel=tax effect=deduct reason=\"Nợ thuế\" document=41/TB-CT"
        try await refuse(.secretary, tax, "finding_needs_points")
        try await refuse(.secretary, tax + " points=500", "finding_over_base")
        try await tell(.secretary, tax + " points=5.5")
        cards.findings["quan-8"] = 550
        try await tell(
            .secretary, "finding add unit=quan-7 channel=press effect=hold reason=\"Báo nêu\" document=1/TB")
        try await tell(
            .secretary, "finding add unit=quan-9 channel=police effect=deduct points=2 reason=\"Vụ việc\" document=2/TB"
        )
        try await refuse(.member, "finding list unit=quan-8", "finding_not_shown")
        try await refuse(.chair, "finding lift finding=999 reason=\"Không có\"", "finding_missing")
    }

    private func reopen() async throws {
        try await tell(.chair, "card reopen unit=quan-11 reason=\"Phát hiện sai số\"")
        #expect(try await waiting()["quan-11"] == "card decide@council")
        try await tell(.secretary, "cycle record document=15/BB-CTĐ")
        let held = try await tell(.chair, "closing run --dry-run")
        #expect(try held.column("state") == ["held", "closes", "held", "closes"])
        #expect(
            try held.column("reason")[0] == "card_not_decided unit=quan-11 waiting=1 who=chair lift=\"card decide\"")
        try await change(.chair, "decided", "quan-11", "3.4", ["points": "61.5"], "Sửa sai số")
        try await tell(.chair, "card decide unit=quan-11")
        #expect(try await waiting() == ["quan-7": "finding lift@nobody"])
        let findings = try await tell(.secretary, "finding list")
        for (number, unit) in zip(try findings.column("finding"), try findings.column("unit")) where unit != "quan-8" {
            try await tell(.chair, "finding lift finding=\(number ?? "") reason=\"Đã đính chính\"")
        }
        #expect(try await waiting().isEmpty)
    }

    func close() async throws {
        try await explainAll()
        let dry = try await tell(.chair, "closing run --dry-run")
        #expect(dry.final["closed"] == "4" && dry.final["held"] == "0")
        let run = try await tell(.chair, "closing run plan=\(dry.final["plan"] ?? "")")
        #expect(run.final["closed"] == "4" && run.final["digest"] == dry.final["digest"])
        try await compareStandings()
        try await stayFrozen()
    }

    /// Every card's explanation accounts for every hundredth of its total, which is what the plain model says.
    private func explainAll() async throws {
        for unit in cards.clusters.keys.sorted() {
            let explained = try await tell(.chair, "card explain unit=\(unit)")
            let columns = try ["what", "points", "bonus"].map { try explained.column($0) }
            var (sum, total) = (0, -1)
            for row in explained.rows.indices {
                #expect(columns[1][row] != "-0.00")
                let points = NaiveTableLine.hundredths((columns[1][row] ?? nil) ?? "")
                switch columns[0][row] {
                case "counts": sum += points + NaiveTableLine.hundredths((columns[2][row] ?? nil) ?? "")
                case "bonus_cap", "finding", "floor": sum += points
                case "total": total = points
                default: continue
                }
            }
            #expect(sum == total && total == cards.total(unit), "\(unit): \(sum), \(total), \(cards.total(unit))")
        }
    }

    private func compareStandings() async throws {
        let standings = try await tell(.viewer, "standing list")
        let lines = try NaiveClosing.lines(of: standings)
        let totals = Dictionary(uniqueKeysWithValues: cards.clusters.keys.map { ($0, cards.total($0)) })
        #expect(lines.mapValues(\.total) == totals)
        for (unit, cluster) in cards.clusters {
            let others = cards.clusters.filter { $0.value == cluster && $0.key != unit }.compactMap { totals[$0.key] }
            #expect(lines[unit]?.rank == 1 + others.count { $0 > totals[unit] ?? 0 }, "\(unit)")
        }
    }

    private func stayFrozen() async throws {
        try await refuse(.member, "card score figure=self criterion=2.1 points=90", "cycle_past_scoring")
        try await refuse(.chair, "card reopen unit=quan-11 reason=\"Sửa\"", "cycle_past_scoring")
        try await refuse(
            .secretary, "card import figure=decided record=1/QĐ", "cycle_past_scoring",
            payload: Self.file("synthetic-cards-2008-self"))
        try await refuse(.secretary, "cycle appoint cluster=cum-1 head=quan-3 deputies=quan-1", "cycle_frozen")
        try await refuse(.chair, "setting set name=consensus_days value=9 layer=guidance", "guidance_frozen")
        try await refuse(.secretary, "cycle advance", "cycle_is_closed")
        try await tell(.viewer, "card explain unit=quan-3")
        #expect(try await waiting().isEmpty)
    }

    /// Whatever is refused in this year, each seen once in both languages.
    static let refusedRules: Set = [
        "aggregate_malformed", "amendment_outside_year", "amendment_too_late", "base_sum_differs", "bonus_not_given",
        "bonus_over_max", "card_act_not_yours", "card_in_other_state", "card_lacks_evidence",
        "card_missing_in_cluster", "card_not_complete", "card_past_figure", "card_not_visible", "cards_not_agreed",
        "cards_not_decided",
        "cards_not_reviewed", "cluster_needed", "cluster_not_yours", "consensus_running", "criteria_agreed",
        "criteria_missing", "criteria_not_agreed", "criterion_unknown", "cycle_frozen", "cycle_in_other_state",
        "cycle_is_closed", "cycle_past_act", "cycle_past_scoring", "deduction_needs_reason",
        "delegation_given", "delegation_missing", "deputy_needed", "difference_needs_reason", "document_needed",
        "drafting_without_officers", "fact_answer_malformed", "fact_does_not_fit", "fact_not_wanted",
        "fact_plan_is_zero", "finding_missing", "finding_needs_points", "finding_not_shown", "finding_over_base",
        "guidance_frozen", "guidance_is_the_councils", "half_unexpected", "leads_not_this_cluster",
        "line_only_for_scorer", "line_scored_by_other", "members_not_yours", "objection_answered",
        "objection_missing", "objection_open", "officer_not_member", "own_card", "paper_needed",
        "points_are_computed", "points_off_step", "points_over_max", "reason_needed", "regulation_not_agreed",
        "regulation_not_approved", "regulation_not_in_force", "role_missing", "scoring_nothing",
        "setting_is_the_heads", "table_not_visible", "unit_not_yours",
    ]
}
