extension CardCase {
    /// Whether an actor may see the card. Until the members' table opens it is its unit's and theirs who judge it.
    public func isVisible(to actor: Actor) -> Bool {
        if stage == .closed && actor.role != .operator { return true }
        switch place.capacity(of: actor) {
        case .own, .agency, .delegate, .chair, .admin: return true
        case .reviewer: return true
        case .onlooker: return actor.role == .auditor
        case .fellow: return isPartOfTable
        case .outsider: return false
        }
    }

    /// Whether an actor may see the table that the card stands in. A member sees the whole of it, its own card among the others,
    /// once it is open; head and deputies see it before.
    public func showsTable(to actor: Actor) -> Bool {
        if [.secretary, .chair, .admin, .auditor].contains(actor.role) { return true }
        if stage == .closed && actor.role != .operator { return true }
        guard let unit = actor.unit, place.members.contains(unit) else { return false }
        return isPartOfTable || unit == place.head || place.deputies.contains(unit)
    }

    /// Whether the members' table is open, with this card in it.
    public var isPartOfTable: Bool { stage >= .consensus && stage <= .closed }
}
