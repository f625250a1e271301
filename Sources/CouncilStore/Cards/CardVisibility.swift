import Councils
import Postgres

/// Who sees which cards at which stage: its own unit and those who judge it at any time, the cluster's members from the members'
/// table on, everybody once the year is closed.
enum CardVisibility {
    /// The one card of a scope, if the actor may see it.
    static func require(
        _ scope: CardScope, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> CardsAtDesk.Entry {
        let cards = try CardsAtDesk.require(scope, lock: .none, transaction)
        guard let entry = cards.entries.first else { throw CouncilError(.notFound, "card_missing") }
        guard entry.place.isVisible(to: actor) else {
            throw CouncilError(
                .notPermitted, "card_not_visible", ["unit": entry.unit, "stage": entry.place.stage.rawValue])
        }
        return entry
    }
}
