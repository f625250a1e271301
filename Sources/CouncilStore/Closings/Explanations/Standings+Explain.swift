public import Councils
public import Postgres

extension Standings {
    /// One step from a line of the card to what a unit is nominated for, with the rule that decided it.
    public struct Step: Sendable, Equatable {
        /// Which step, such as `line`, `total`, `tie_key`, `rank`, `class`, `gate`, `slot`.
        public let step: String
        /// What it is about: a criterion, a tie key, a gate, a slot.
        public let item: String?
        /// What came of it.
        public let value: String?
        /// The rule that decided: a setting with its value and the layer that set it, or the rule in a few words.
        public let rule: String?
        /// What people wrote: who gave the points, why, on what paper; `nil` where the step has a sentence.
        public let note: String?
        /// The step as a sentence; `nil` where there is nothing to say.
        public let message: Message?

        init(
            _ step: String, item: String? = nil, value: String? = nil, rule: String? = nil, note: String? = nil,
            _ message: Message? = nil
        ) {
            (self.step, self.item, self.value, self.rule, self.note) = (step, item, value, rule, note)
            self.message = message
        }

        /// The step for people, in their language.
        public func text(in language: Language) -> String? {
            message?.text(in: language) ?? note
        }
    }

    /// A unit's standing in a closed year explained, from the lines of its card to its slot, then the closing that made it.
    ///
    /// An earlier revision of a year that was opened again is explained from what its closing recorded: the lines have gone on
    /// since. Throws ``CouncilError/Kind/wrongState`` while the year is open and no revision is named, and
    /// ``CouncilError/Kind/notFound`` for a card or revision that is not there.
    public static func explain(
        _ scope: CardScope, revision: Int? = nil, _ transaction: borrowing Transaction
    ) throws -> [Step] {
        let cards = try CardsAtDesk.require(scope, lock: .none, transaction)
        guard let entry = cards.entries.first else { throw CouncilError(.notFound, "card_missing") }
        let values = ["unit": entry.unit, "cluster": entry.cluster, "year": "\(scope.year)"]
        guard revision != nil || entry.place.stage == .closed else {
            let state = ["state": entry.place.stage.rawValue]
            throw CouncilError(.wrongState, "standing_not_closed", values.merging(state) { $1 })
        }
        guard let standing = try ExplainedStanding(entry, year: scope.year, revision: revision, transaction) else {
            let revision = ["revision": revision.map { "\($0)" } ?? "-"]
            throw CouncilError(.notFound, "standing_missing", values.merging(revision) { $1 })
        }
        return try standing.cardSteps(entry, transaction) + standing.tieSteps + standing.rankSteps
            + standing.gateSteps(transaction) + standing.slotSteps(transaction) + standing.closingSteps
    }
}
