public import Councils
public import Postgres

extension Cards {
    /// One step of an explanation: a figure of a line, what a line counts with, or a part of the total.
    public struct Step: Sendable, Equatable {
        /// `figure`, `counts`, `base`, `bonus`, `bonus_cap`, `deduction`, `finding`, `floor`, `total` or `step`.
        public var what: String
        /// The criterion's code, where it is about one.
        public var criterion: String?
        /// The half of a set that scores halves.
        public var half: Int?
        /// Whose figure.
        public var figure: String?
        /// The points, as a decimal; what is taken off has a minus.
        public var points: String?
        /// The bonus of the line.
        public var bonus: String?
        /// Who gave it.
        public var by: String?
        /// When.
        public var at: Timestamp?
        /// The reason, the paper, or both.
        public var why: String?
        /// How the points came about.
        public var how: String?
    }

    /// A card explained, for somebody who may see it: every figure of every line, what each criterion counts with and how, then
    /// base, bonus, deductions and findings down to the total. What counts adds up to the total to the hundredth.
    public static func explain(
        _ scope: CardScope, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> [Step] {
        let entry = try CardVisibility.require(scope, for: actor, transaction)
        return try explain(entry, transaction) + history(entry, transaction)
    }

    /// The same for a card that may be seen, without its way from desk to desk.
    static func explain(_ entry: CardsAtDesk.Entry, _ transaction: borrowing Transaction) throws -> [Step] {
        let lines = try lines(entry, transaction)
        let counted = try CountedCard(entry, transaction)
        return lines.flatMap { line in
            line.figureSteps + (line.half == 1 ? [] : counted.steps(of: line, among: lines))
        } + counted.steps(droppedFrom: lines) + counted.totals
    }

    /// The card's way from desk to desk.
    private static func history(
        _ entry: CardsAtDesk.Entry, _ transaction: borrowing Transaction
    ) throws -> [Step] {
        try transaction.query(
            """
            select act, from_state, to_state, author, role, at, reason, document
            from scorecard_step
            where cycle_id = \(entry.cycle) and unit_id = \(entry.unitID)
            order by step_id
            """
        ).map { row in
            Step(
                what: "step", figure: try row["act"],
                by: "\(try row["author"] as String) (\(try row["role"] as String))",
                at: try row["at"], why: why(reason: try row["reason"], document: try row["document"]),
                how: "\(try row["from_state"] as String) → \(try row["to_state"] as String)")
        }
    }

    static func why(reason: String?, document: String?) -> String? {
        let parts = [reason, document.map { "document \($0)" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

extension Cards.Line {
    /// The figures that were given, each with its author, reason and fact.
    fileprivate var figureSteps: [Cards.Step] {
        zip(Figure.allCases, figures).compactMap { figure, given in
            guard let points = given.points else { return nil }
            let bonus = given.bonus.flatMap { $0 == .zero ? nil : "\($0)" }
            return Cards.Step(
                what: "figure", criterion: criterion, half: half == 0 ? nil : half, figure: figure.rawValue,
                points: "\(points)", bonus: bonus, by: given.author, at: given.at,
                why: Cards.why(reason: given.reason, document: given.document),
                how: given.fact.map { how(fact: $0, points: points) })
        }
    }

    /// How a fact gives points: by the rung it falls on, or as a share of the maximum.
    private func how(fact: String, points: Points) -> String {
        switch CriterionKind(rawValue: kind) {
        case .ladder, .lateness: "\(fact) on \(rule ?? "") gives \(points)"
        case .proportional: "\(fact) of \(max) gives \(points)"
        default: "\(fact) gives \(points) of \(max)"
        }
    }
}
