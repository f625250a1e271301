import Admin
import Testing

/// Before the year: clusters, settings, officers, regulations, criteria, and the way to the mid-year review.
extension Journey {
    func agreeOnTheRulebook() async throws {
        try await found()
        try await appoint()
        try await regulate()
        try await propose()
        try await agreeToCriteria()
        try await begin()
    }

    private func found() async throws {
        try await daemon.tell("council add council=ho-chi-minh name=\"Thành phố Hồ Chí Minh\" level=province")
        let clusters = try Self.file("hcmc-districts-2008")
        for row in NaiveCSV(clusters).rows { cards.clusters[row["unit"] ?? ""] = row["cluster"] }
        try await refuse(.viewer, "cluster import from=2024-01-01", "role_missing", payload: clusters)
        try await tell(.secretary, "cluster import from=2024-01-01", payload: clusters)
        try await tell(.secretary, "cycle open")
        try await tell(.secretary, "setting set name=consensus_days value=7 layer=guidance document=12/HD-HĐTĐ")
        try await refuse(.head, "setting set name=consensus_days value=5 layer=guidance", "guidance_is_the_councils")
        try await refuse(
            .head, "setting set name=consensus_days value=5 layer=cycle cluster=cum-2", "setting_is_the_heads")
        let shown = try await tell(.member, "setting show name=consensus_days cluster=cum-1")
        #expect(shown.pairs["value"] == "7" && shown.pairs["layer"] == "guidance")
        let waiting = try await waiting()
        #expect(waiting.count == 24 && waiting.values.allSatisfy { $0 == "criteria import@council" })
    }

    private func appoint() async throws {
        try await refuse(
            .head, "regulation draft cluster=cum-1 title=\"Quy chế\"", "drafting_without_officers",
            payload: Self.file("synthetic-regulation"))
        try await refuse(.secretary, "cycle appoint cluster=cum-1 head=quan-1", "deputy_needed")
        try await refuse(.secretary, "cycle appoint cluster=cum-1 head=quan-1 deputies=quan-4", "officer_not_member")
        let slates = [
            "cum-1 head=quan-1 deputies=quan-3", "cum-2 head=quan-4 deputies=quan-6",
            "cum-3 head=quan-2 deputies=quan-7", "cum-4 head=huyen-cu-chi deputies=huyen-can-gio",
        ]
        for slate in slates { try await tell(.secretary, "cycle appoint cluster=\(slate) document=3/QĐ-HĐTĐ") }
        try await refuse(
            .headOfTwo, "regulation draft cluster=cum-1 title=\"Quy chế\"", "cluster_not_yours",
            payload: Self.file("synthetic-regulation"))
    }

    private func regulate() async throws {
        let text = try Self.file("synthetic-regulation")
        try await tell(.head, "regulation draft cluster=cum-1 title=\"Quy chế hoạt động Cụm 1\"", payload: text)
        try await tell(.member, "regulation comment cluster=cum-1 text=\"Đề nghị họp hằng quý\"")
        try await refuse(.member, "regulation agree cluster=cum-1 unit=quan-3", "unit_not_yours")
        try await tell(.member, "regulation agree cluster=cum-1")
        try await refuse(.chair, "regulation approve cluster=cum-1 document=77/QĐ", "regulation_not_agreed")
        try await refuse(.secretary, "regulation enforce cluster=cum-1 from=2024-01-15", "regulation_not_approved")
        for number in 2...4 {
            let title = "title=\"Quy chế hoạt động Cụm \(number)\""
            try await tell(.secretary, "regulation draft cluster=cum-\(number) \(title)", payload: text)
        }
        for number in 1...4 {
            try await tell(.secretary, "regulation agree cluster=cum-\(number) document=12/BB-CTĐ")
            try await tell(.chair, "regulation approve cluster=cum-\(number) document=77/QĐ-HĐTĐKT")
        }
        try await tell(.secretary, "regulation enforce cluster=cum-1 from=2024-01-15")
    }

    private func propose() async throws {
        let (thousand, table2008) = (try Self.file("synthetic-criteria-1000"), try Self.file("criteria-hcmc-2008"))
        let longBien = try Self.file("criteria-long-bien-2017")
        try await refuse(.head, "cycle advance cluster=cum-1", "criteria_missing")
        try await refuse(
            .secretary, "criteria import set=thang-2008 cluster=cum-2 base=100", "base_sum_differs", payload: table2008)
        let halves = "criteria import set=thang-1000-hai-ky cluster=cum-4 base=1000 aggregate=halves"
        try await refuse(.secretary, "\(halves) weights=1:0", "aggregate_malformed", payload: thousand)
        try await tell(.secretary, "\(halves) weights=1:2", payload: thousand)
        try await tell(.secretary, "criteria import set=thang-1000 cluster=cum-1 base=1000", payload: thousand)
        try await tell(.secretary, "criteria import set=thang-2008 cluster=cum-2 base=90", payload: table2008)
        try await tell(.secretary, "criteria import set=long-bien cluster=cum-3 base=100", payload: longBien)
        cards.useTable(thousand, in: "cum-1")
        cards.useTable(table2008, in: "cum-2")
        cards.useTable(longBien, in: "cum-3")
        cards.useTable(thousand, in: "cum-4", halves: 1...1)
        cards.weights["cum-4"] = (1, 2)
    }

    private func agreeToCriteria() async throws {
        try await tell(.member, "criteria comment cluster=cum-1 text=\"Đề nghị tăng điểm nhóm 2\"")
        try await refuse(.member, "criteria agree", "cluster_needed")
        try await refuse(.head, "criteria agree cluster=cum-2 document=12/BB-CTĐ", "members_not_yours")
        try await tell(.member, "criteria agree cluster=cum-1")
        let waiting = try await waiting()
        #expect(waiting["quan-5"] == nil && waiting["quan-3"] == "criteria agree@quan-3")
        try await refuse(.member, "card score figure=self criterion=2.1 points=90", "criteria_not_agreed")
        try await tell(.head, "criteria agree cluster=cum-1 document=14/BB-CTĐ")
        try await refuse(.secretary, "criteria agree", "paper_needed")
        let agreed = try await tell(.secretary, "criteria agree document=15/BB-HĐTĐ")
        #expect(try agreed.column("frozen") == ["yes", "yes", "yes", "yes"])
        try await refuse(
            .secretary, "criteria import set=thang-1000 cluster=cum-1", "criteria_agreed",
            payload: Self.file("synthetic-criteria-1000-mid-year"))
    }

    private func begin() async throws {
        try await refuse(.head, "cycle advance cluster=cum-2", "leads_not_this_cluster")
        try await tell(.head, "cycle advance cluster=cum-1")
        try await refuse(.secretary, "cycle advance cluster=cum-2", "regulation_not_in_force")
        for number in 2...4 { try await tell(.secretary, "regulation enforce cluster=cum-\(number) from=2024-01-15") }
        try await tell(.secretary, "cycle advance to=mid_year record=20/BB-HĐTĐ")
    }
}
