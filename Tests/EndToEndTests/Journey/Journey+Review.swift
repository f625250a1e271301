import Admin
import Testing

/// The heads' review and the members' table.
extension Journey {
    func review() async throws {
        try await refuse(.head, "card forward unit=quan-5", "card_in_other_state")
        try await tell(.head, "card take cluster=cum-1")
        #expect(try await waiting()["quan-1"] == "card take@quan-3")
        try await refuse(.head, "card score figure=head unit=quan-5 criterion=2.1 points=70", "difference_needs_reason")
        try await change(.head, "head", "quan-5", "2.1", ["points": "70"], "Quyết định xếp loại ghi 70")
        try await change(.head, "head", "quan-5", "1.2", ["actual": "74,9"], "Theo số liệu Cục Thống kê")
        try await giveBack()
        try await refuse(.head, "cycle advance cluster=cum-1", "cards_not_reviewed")
        try await tell(.head, "card forward cluster=cum-1")
        try await tell(.deputy, "card take unit=quan-1")
        try await change(.deputy, "head", "quan-1", "4.2", ["points": "37"], "Vắng một buổi")
        try await tell(.deputy, "card forward unit=quan-1")
        try await refuse(.member, "table show cluster=cum-1", "table_not_visible")
        try await tell(.head, "cycle advance cluster=cum-1")
        for act in ["card take", "card forward"] { try await tell(.secretary, "\(act) document=51/BB-HĐTĐ") }
        try await tell(.secretary, "cycle advance to=consensus document=52/BB-HĐTĐ")
    }

    /// A card goes back for a reason, is corrected, and comes back to the desk that sent it.
    private func giveBack() async throws {
        try await refuse(.head, "card return unit=quan-10", "reason_needed")
        try await tell(.head, "card return unit=quan-10 reason=\"Mục 3.4 chưa khớp báo cáo\"")
        #expect(try await waiting()["quan-10"] == "card attest@quan-10")
        try await refuse(
            .secretary, "card score figure=self unit=quan-11 criterion=3.4 points=60", "card_in_other_state")
        try await change(.secretary, "self", "quan-10", "3.4", ["points": "70"], "Rà lại", document: "41/CV")
        try await tell(.secretary, "card attest unit=quan-10 document=41/CV")
        #expect(try await waiting()["quan-10"] == "card forward@quan-1")
    }

    func findConsensus() async throws {
        try await object()
        try await refuse(.head, "card agree cluster=cum-1", "objection_open")
        try await answer()
        try await refuse(.head, "card agree cluster=cum-1", "consensus_running")
        try await tell(.member, "table agree")
        #expect(try await waiting()["quan-3"] == "table agree@quan-3")
        try await tell(.deputy, "table agree")
        try await tell(.secretary, "table agree document=60/BB-HĐTĐ")
        let waiting = try await waiting()
        #expect(waiting["quan-5"] == "card agree@quan-1" && waiting["quan-1"] == "card agree@quan-3")
        try await refuse(.secretary, "cycle advance", "cards_not_agreed")
        try await tell(.head, "card agree cluster=cum-1")
        try await tell(.deputy, "card agree unit=quan-1")
        try await tell(.secretary, "card agree document=61/BB-HĐTĐ")
        try await tell(.secretary, "cycle advance document=62/BB-HĐTĐ")
        try await refuse(.member, "table agree", "cycle_past_act")
    }

    private func object() async throws {
        let table = try await tell(.member, "table show cluster=cum-1")
        #expect(try table.column("figure") == Array(repeating: "head", count: 6))
        try await tell(.member, "card show unit=quan-3")
        try await refuse(.member, "card show unit=quan-4", "card_not_visible")
        try await refuse(.member, "objection add unit=quan-4 reason=\"Muộn\"", "card_missing_in_cluster")
        try await tell(.member, "objection add unit=quan-3 criterion=3.4 reason=\"Phong trào phát động muộn\"")
        try await tell(.deputy, "objection add unit=quan-5 criterion=2.1 reason=\"Điểm thấp quá\"")
        #expect(try await waiting()["quan-3"] == "objection answer@quan-1")
    }

    /// One objection is followed by another figure, the other is not.
    private func answer() async throws {
        let answer = "objection answer cluster=cum-1 objection="
        let list = try await tell(.member, "objection list cluster=cum-1")
        let numbers = try list.column("objection").compactMap(\.self)
        try #require(numbers.count == 2)
        try await refuse(.deputy, answer + "\(numbers[0]) outcome=rejected text=\"Không\"", "own_card")
        try await refuse(.head, answer + "999 outcome=rejected text=\"Không\"", "objection_missing")
        try await tell(.head, answer + "\(numbers[0]) outcome=accepted text=\"Giảm điểm mục 3.4\"")
        try await refuse(.head, answer + "\(numbers[0]) outcome=rejected text=\"Không\"", "objection_answered")
        try await change(.head, "agreed", "quan-3", "3.4", ["points": "60"], "Theo ý kiến của Quận 5")
        try await tell(.head, answer + "\(numbers[1]) outcome=rejected text=\"Giữ nguyên theo quyết định\"")
    }

    /// Writes another figure of one line, here and in what ought to come out.
    func change(
        _ person: Person, _ figure: String, _ unit: String, _ criterion: String, _ given: [String: String],
        _ reason: String, document: String? = nil
    ) async throws {
        let values = given.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let paper = document.map { " document=\($0)" } ?? ""
        let line = "card score figure=\(figure) unit=\(unit) criterion=\(criterion) \(values)"
        let answer = try await tell(person, "\(line) reason=\"\(reason)\"\(paper)")
        #expect(answer.word == "ok", "\(line) changes nothing")
        try cards.score(unit, criterion, given)
        let points = cards.lines[NaiveCards.Place(unit: unit, criterion: criterion)]?.points
        #expect(NaiveTableLine.hundredths(answer.final["points"] ?? "") == points, "\(line)")
    }
}
