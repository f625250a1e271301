import Councils
import Postgres

extension ExplainedStanding {
    /// From the lines to the total: what each counted line gave, as the explanation of the card says it; the recorded totals where
    /// no line counted, or where lines have changed since.
    func cardSteps(
        _ entry: CardsAtDesk.Entry, _ transaction: borrowing Transaction
    ) throws -> [Standings.Step] {
        let work = policies.map(policyStep)
        if policies.contains(where: { $0.thing == "card" }) { return work + recordedTotals("missing_work_policy") }
        guard isCurrent else {
            let values = ["revision": "\(revision)", "cluster": cluster]
            return [
                .init(
                    "lines", rule: "the lines of a card are kept for the revision that counts",
                    Message("explain_lines_gone", values))
            ]
                + recordedTotals(nil) + work
        }
        return try Self.counted(Cards.explain(entry, transaction)) + work
    }

    private func recordedTotals(_ setting: String?) -> [Standings.Step] {
        totals.map { .init($0.name, value: $0.points.map { "\($0)" }, rule: setting.flatMap(rule)) }
    }

    private func policyStep(_ thing: String, _ policy: String) -> Standings.Step {
        let values = ["unit": unit, "policy": policy]
        let message =
            thing == "report"
            ? Message("explain_report_missing", values)
            : Message(policy == "zero" ? "explain_counts_nothing" : "explain_not_ranked_for_work", values)
        return .init("policy", item: thing, value: policy, rule: rule("missing_work_policy"), message)
    }

    /// The steps of a card's explanation that count, each line with who gave it and why.
    private static func counted(_ steps: [Cards.Step]) -> [Standings.Step] {
        steps.flatMap { step -> [Standings.Step] in
            guard step.what == "counts" else { return step.what == "figure" ? [] : [.init(step)] }
            let given = steps.filter {
                $0.what == "figure" && $0.criterion == step.criterion && $0.figure == step.figure
            }
            let note = given.compactMap(\.origin).joined(separator: "; ")
            let line = Standings.Step(
                "line", item: step.criterion, value: step.points, rule: step.how, note: note.isEmpty ? nil : note)
            let bonus = step.bonus.map {
                Standings.Step(
                    "line_bonus", item: step.criterion, value: $0, rule: "bonus of a line, besides its points")
            }
            return [line] + (bonus.map { [$0] } ?? [])
        }
    }
}

extension Standings.Step {
    /// A part of the total, as the card's explanation says it.
    fileprivate init(_ step: Cards.Step) {
        self.init(step.what, value: step.points, rule: step.how, note: step.origin)
    }
}

extension Cards.Step {
    /// Who, when, why and from which fact, in one line.
    fileprivate var origin: String? {
        let fact = what == "figure" ? how : nil
        let parts = [half.map { "half \($0)" }, fact, by, at.map { "\($0)" }, why].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
