import Councils
import Postgres

extension CardsAtDesk {
    /// Moves cards to other states, each step on record; `carrying` names the figure that must then stand in every line.
    static func move(
        _ cycles: [Int64], _ units: [Int64], act: String, to states: [CardState], carrying figure: Figure?,
        returnedBy desk: CardDesk? = nil, actor: Actor, reason: String? = nil, document: String?,
        _ transaction: borrowing Transaction
    ) throws {
        guard !cycles.isEmpty else { return }
        try transaction.execute(
            """
            select move_cards(
                \(cycles), \(units), \(act), \(states.map(\.rawValue)), \(desk?.rawValue), \(figure?.rawValue),
                \(actor.role.rawValue), \(reason), \(document))
            """)
    }
}
