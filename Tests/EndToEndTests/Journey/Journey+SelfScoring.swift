import Admin
import Testing

/// From the mid-year review to the last attested card.
extension Journey {
    /// The cluster that scores halves writes its first one; its table changes from July on.
    func amendAtMidYear() async throws {
        let half = try Self.file("synthetic-cards-1000-first-half-self")
        let amended = try Self.file("synthetic-criteria-1000-mid-year")
        try await refuse(.secretary, "card import figure=self cluster=cum-4", "document_needed", payload: half)
        try await tell(.secretary, "card import figure=self cluster=cum-4 document=5/BC-UBND", payload: half)
        try cards.read(half)
        try await refuse(.member, "card score figure=self criterion=2.1 points=90", "cycle_in_other_state")
        let amend = "criteria amend cluster=cum-4 from="
        try await refuse(.secretary, amend + "2025-07-01", "amendment_outside_year", payload: amended)
        try await tell(.secretary, amend + "2024-07-01", payload: amended)
        try await tell(.secretary, "criteria agree cluster=cum-4 version=2 document=31/BB-CTĐ")
        cards.useTable(amended, in: "cum-4", halves: 2...2)
        let shown = try await tell(.viewer, "criteria show cluster=cum-4")
        #expect(shown.pairs["version"] == "2" && shown.pairs["first_half"] == "thang-1000-hai-ky v1")
        #expect(shown.pairs["effective_from"] == "2024-07-01")
        try await tell(.secretary, "cycle advance to=self_scoring record=20/BB-HĐTĐ")
        try await refuse(
            .secretary, "criteria amend cluster=cum-1 from=2024-07-01", "amendment_too_late", payload: amended)
    }

    func scoreThemselves() async throws {
        try await refuseLines()
        try await fillOwnCard()
        try await fillTheRest()
        try await attest()
    }

    private func refuseLines() async throws {
        let line = "card score figure=self criterion="
        let refused = [
            ("2.1 points=101", "points_over_max"), ("2.1 points=90.5", "points_off_step"),
            ("1.2 points=90", "points_are_computed"), ("2.3 points=50", "line_scored_by_other"),
            ("9.9 points=50", "criterion_unknown"), ("P.1 points=3", "deduction_needs_reason"),
            ("2.1 points=90 bonus=2", "bonus_not_given"), ("3.5 points=40 bonus=11", "bonus_over_max"),
            ("2.1 actual=90", "fact_not_wanted"), ("1.1 actual=90", "fact_does_not_fit"),
            ("2.1", "scoring_nothing"), ("1.1 actual=5 plan=0", "fact_plan_is_zero"),
            ("1.4 actual=maybe", "fact_answer_malformed"), ("2.1 points=90 unit=quan-3", "card_act_not_yours"),
            ("2.1 points=90 half=1", "half_unexpected"),
        ]
        for (arguments, rule) in refused { try await refuse(.member, line + arguments, rule) }
        try await refuse(.member, "card score figure=head criterion=2.1 points=90", "own_card")
        try await refuse(.member, "card attest", "card_not_complete")
    }

    /// One member fills its own card: a line by hand, the others by a file, its evidence one by one.
    private func fillOwnCard() async throws {
        let file = NaiveCSV.lines(of: try Self.file("synthetic-cards-1000-self")) { $0 == "quan-5" }
        let evidence = NaiveCSV.lines(of: try Self.file("synthetic-evidence-1000")) { $0 == "quan-5" }
        try await tell(.member, "card score figure=self criterion=2.1 points=80")
        #expect(try await waiting()["quan-5"] == "card score figure=self@quan-5")
        let imported = try await tell(.member, "card import figure=self", payload: file)
        #expect(imported.final["lines"] == "\(try cards.read(file))")
        try await refuse(.member, "card attest", "card_lacks_evidence")
        let others = try Self.file("synthetic-cards-1000-others")
        try await tell(.secretary, "card import figure=self document=9/BC-SNV", payload: others)
        try cards.read(others)
        #expect(try await waiting()["quan-5"] == "evidence add@quan-5")
        for row in NaiveCSV(evidence).rows {
            let number = "number=\(row["number"] ?? "") date=\(row["date"] ?? "")"
            try await tell(
                .member, "evidence add criterion=\(row["criterion"] ?? "") title=\"\(row["title"] ?? "")\" \(number)")
        }
        #expect(try await waiting()["quan-5"] == "card attest@quan-5")
        let all = try Self.file("synthetic-evidence-1000")
        try await refuse(.deputy, "evidence import", "card_act_not_yours", payload: all)
        let refused = try await ask(.deputy, "evidence import", payload: all)
        #expect(refused.rows.count == 10, "each of the ten other units of the file is named once")
    }

    /// The secretary takes down what the others sent on paper.
    private func fillTheRest() async throws {
        let isOther = { (unit: String) in unit != "quan-5" }
        for name in ["1000", "1000-second-half", "2008", "long-bien"] {
            let file = NaiveCSV.lines(of: try Self.file("synthetic-cards-\(name)-self"), isOther)
            try await tell(.secretary, "card import figure=self document=9/BC-UBND", payload: file)
            try cards.read(file)
        }
        for name in ["1000", "2008", "long-bien"] {
            let file = NaiveCSV.lines(of: try Self.file("synthetic-evidence-\(name)"), isOther)
            try await tell(.secretary, "evidence import document=9/BC-UBND", payload: file)
        }
        #expect(try await waiting().values.allSatisfy { $0.hasPrefix("card attest@") })
    }

    private func attest() async throws {
        try await tell(.member, "card attest")
        try await tell(.member, "card recall")
        try await tell(.member, "card score figure=self criterion=3.4 points=70")
        try cards.score("quan-5", "3.4", ["points": "70"])
        try await tell(.member, "card attest")
        #expect(try await waiting()["quan-5"] == "card take@quan-1")
        try await refuse(.viewer, "card show unit=quan-5", "card_not_visible")
        try await tell(.secretary, "card attest document=30/BB-HĐTĐ")
        try await refuse(
            .secretary, "card import figure=self document=9/BC-UBND", "line_only_for_scorer",
            payload: NaiveCSV.lines(of: try Self.file("synthetic-cards-1000-self")) { $0 == "quan-5" })
        try await tell(.secretary, "cycle advance document=40/BB-HĐTĐ")
    }
}
