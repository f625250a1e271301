import Councils
import Postgres

/// What a card's lines count with under its latest complete figure, and how that adds up.
struct CountedCard {
    private struct Counted {
        let criterion: String
        let part: String
        let points: Int64
        let bonus: Int64
    }

    struct Finding {
        let id: Int64
        let channel: String
        let effect: String
        let points: Points?
        let reason: String
        let document: String
        let author: String
        let at: Timestamp
        let isLifted: Bool
    }

    private let figure: String?
    private let halves: (first: Int, second: Int)?
    private let cap: Points
    private let counted: [Counted]
    private let findings: [Finding]
    private let total: Points?

    init(_ entry: CardsAtDesk.Entry, _ transaction: borrowing Transaction) throws {
        let card = try transaction.first(
            """
            select card.figure, card.total, criteria_set.aggregate, criteria_set.first_weight, criteria_set.second_weight,
                   criteria_set.bonus_cap
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join criteria_set using (council_id, criteria_set_id)
            where card.cycle_id = \(entry.cycle) and card.unit_id = \(entry.unitID)
            """)
        guard let card else {
            throw CouncilError(.notFound, "criteria_missing", ["cluster": entry.cluster, "year": ""])
        }
        figure = try card["figure"]
        total = try card["total"]
        cap = try card["bonus_cap"]
        let (first, second): (Int16?, Int16?) = (try card["first_weight"], try card["second_weight"])
        halves = if let first, let second { (Int(first), Int(second)) } else { nil }
        counted = try transaction.query(
            """
            select criterion, part, (points * 100)::bigint as points, (coalesce(bonus, 0) * 100)::bigint as bonus
            from counted_lines(current_council(), \(entry.cycle), \(entry.unitID), \(figure), \(card["aggregate"] as String),
                               \(first), \(second))
            order by criterion
            """
        ).map {
            Counted(
                criterion: try $0["criterion"], part: try $0["part"], points: try $0["points"], bonus: try $0["bonus"])
        }
        findings = try transaction.query(
            """
            select finding_id, channel, effect, points, reason, document, author, at, lifted_at is not null as is_lifted
            from finding
            where cycle_id = \(entry.cycle) and unit_id = \(entry.unitID)
            order by finding_id
            """
        ).map(Finding.init)
    }

    /// What the criterion of a line counts with; of halves, both together.
    func steps(of line: Cards.Line, among lines: [Cards.Line]) -> [Cards.Step] {
        counted.filter { $0.criterion == line.criterion }.map { step(of: $0, lines: lines) }
    }

    /// Criteria that only the first half had.
    func steps(droppedFrom lines: [Cards.Line]) -> [Cards.Step] {
        let shown = Set(lines.filter { $0.half != 1 }.map(\.criterion))
        return counted.filter { !shown.contains($0.criterion) }.map { step(of: $0, lines: lines) }
    }

    private func step(of counted: Counted, lines: [Cards.Line]) -> Cards.Step {
        let sign = counted.part == "deduction" && counted.points > 0 ? "-" : ""
        return Cards.Step(
            what: "counts", criterion: counted.criterion, figure: figure, points: sign + Self.text(counted.points),
            bonus: counted.bonus == 0 ? nil : Self.text(counted.bonus), how: how(counted, lines))
    }

    private func how(_ counted: Counted, _ lines: [Cards.Line]) -> String {
        guard let halves else { return "\(counted.part), as \(figure ?? "")" }
        let place = Figure.allCases.firstIndex { $0.rawValue == figure } ?? 0
        let parts = lines.filter { $0.criterion == counted.criterion }.compactMap { line in
            line.figures[place].points.map { "\(line.half == 1 ? halves.first : halves.second) × \($0)" }
        }
        return "\(counted.part): (\(parts.joined(separator: " + "))) / \(halves.first + halves.second), rounded half up"
    }

    /// From the sums to the total; empty while no figure is complete.
    var totals: [Cards.Step] {
        guard let figure, let total else {
            return [Cards.Step(what: "total", how: "no figure is complete yet, so nothing counts")] + findingSteps
        }
        let (base, bonus) = (sum("base"), sum("bonus") + counted.reduce(0) { $0 + $1.bonus })
        let deduction = sum("deduction") + findings.filter(\.counts).reduce(0) { $0 + ($1.points?.hundredths ?? 0) }
        let cut = max(0, bonus - cap.hundredths)
        let net = base + bonus - cut - deduction
        return [
            Cards.Step(
                what: "base", figure: figure, points: Self.text(base), how: "sum of what the base criteria count with"),
            Cards.Step(
                what: "bonus", figure: figure, points: Self.text(bonus), how: "bonus criteria and bonus of lines"),
            cut > 0 ? Cards.Step(what: "bonus_cap", points: "-" + Self.text(cut), how: "the set's cap is \(cap)") : nil,
            Cards.Step(
                what: "deduction", figure: figure, points: Self.taken(sum("deduction")), how: "deduction criteria"),
        ].compactMap(\.self) + findingSteps
            + [
                net < 0 ? Cards.Step(what: "floor", points: Self.text(-net), how: "a total never falls below 0") : nil,
                Cards.Step(what: "total", figure: figure, points: "\(total)", how: "base + bonus − deductions"),
            ].compactMap(\.self)
    }

    private var findingSteps: [Cards.Step] {
        findings.map { finding in
            Cards.Step(
                what: "finding", points: finding.counts ? finding.points.map { "-\($0)" } : nil, by: finding.author,
                at: finding.at, why: Cards.why(reason: finding.reason, document: finding.document),
                how: "\(finding.channel): \(finding.effect)\(finding.isLifted ? ", lifted" : "")")
        }
    }

    private func sum(_ part: String) -> Int64 {
        counted.filter { $0.part == part }.reduce(0) { $0 + $1.points }
    }

    /// What is taken off; nothing has no sign.
    private static func taken(_ hundredths: Int64) -> String {
        (hundredths > 0 ? "-" : "") + text(hundredths)
    }

    private static func text(_ hundredths: Int64) -> String {
        Points(hundredths: hundredths)?.description ?? "\(hundredths)"
    }
}

extension CountedCard.Finding {
    fileprivate init(_ row: Row) throws {
        id = try row["finding_id"]
        channel = try row["channel"]
        effect = try row["effect"]
        points = try row["points"]
        reason = try row["reason"]
        document = try row["document"]
        author = try row["author"]
        at = try row["at"]
        isLifted = try row["is_lifted"]
    }

    fileprivate var counts: Bool { effect == "deduct" && !isLifted }
}
