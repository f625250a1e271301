public import Councils
public import Postgres

extension Cards {
    /// What filling cards from records did.
    public struct FillReport: Sendable {
        /// The lines that were written, by unit.
        public let lines: [FilledLine]
        /// The lines and cards that were passed over, with the reason.
        public let passed: [PassedLine]
    }

    /// One line as the records fill it.
    public struct FilledLine: Sendable, Equatable {
        /// The unit's code.
        public let unit: String
        /// The criterion's code.
        public let criterion: String
        /// 0 for the whole year, else the half.
        public let half: Int
        /// The points.
        public let points: Points
        /// What they were worked out from; `nil` where the records give points.
        public let fact: String?
        /// Where it stands, such as `covenant: Giảm nghèo`.
        public let source: String
    }

    /// One line, or all lines of one half of a card, that was left as it is.
    public struct PassedLine: Sendable {
        /// The unit's code.
        public let unit: String
        /// The criterion's code; `nil` for the card.
        public let criterion: String?
        /// 0 for the whole year, else the half.
        public let half: Int
        /// What the records say; `nil` for the card.
        public let fact: String?
        /// Where; `nil` for the card.
        public let source: String?
        /// Why it was left.
        public let reason: Message
    }

    /// Writes the self figure of all lines for which the year's records give facts or points, by the rules by which the actor
    /// would write it by hand. Cards that are not the actor's to write now, and lines that do not fit, are passed over and named.
    ///
    /// Throws ``CouncilError`` where no card may be written, or where the records give nothing at all.
    public static func fill(
        _ scope: CardScope, by actor: Actor, document: String?, _ transaction: borrowing Transaction
    ) throws -> FillReport {
        let writing = Writing(
            .selfScored, year: scope.year, cluster: scope.cluster, by: actor, document: document, command: "card fill")
        let cards = try CardsAtDesk.require(scope, transaction)
        let filling = try CardFilling(cards, writing, transaction)
        if let refusal = filling.refusalOfAll { throw CouncilError(refusal) }
        try filling.open.requireAgreedCriteria(year: scope.year, transaction)
        try CardStaging.open(transaction)
        let staged = try filling.stage(transaction)
        guard staged > 0 else { return FillReport(lines: [], passed: filling.passedCards) }
        try CardStaging.resolve(figure: .selfScored, year: scope.year, cluster: scope.cluster, transaction)
        let passed = try filling.passUnfit(writing, transaction)
        let written = try transaction.only(
            """
            select lines from write_cards(
                \(Int32(scope.year)), 'self', 'card fill', \(actor.role.rawValue), \(document))
            """)
        let lines = try written["lines"] as Int > 0 ? filling.written(transaction) : []
        return FillReport(lines: lines, passed: filling.passedCards + passed)
    }
}
