/// What somebody is to one card: their role, seen together with whose card it is and who leads the cluster.
public enum Capacity: String, Sendable, CaseIterable {
    /// Of the card's own unit, whatever the role: it fills the card and is kept from judging it.
    case own
    /// The head for another unit's card, or a deputy for the head unit's card.
    case reviewer
    /// Another member of the cluster.
    case fellow
    /// The council's standing agency.
    case agency
    /// The agency to which the council has delegated the appraisal.
    case delegate
    /// The chair.
    case chair
    /// The administrator.
    case admin
    /// Everybody else who may see something: viewers, auditors.
    case onlooker
    /// A member of another cluster, or an operator.
    case outsider
}

/// Whose card it is and who leads its cluster: what a capacity hangs on.
public struct CardPlace: Sendable, Equatable {
    /// The card's unit.
    public var unit: String
    /// The unit whose head leads the cycle; `nil` while nobody is appointed.
    public var head: String?
    /// The units of the deputies.
    public var deputies: [String]
    /// The units with a card in the cycle.
    public var members: Set<String>
    /// Whether the council has delegated the appraisal to its agency.
    public var isDelegated: Bool

    /// A card of a unit in a cycle.
    public init(unit: String, head: String?, deputies: [String], members: Set<String>, isDelegated: Bool) {
        self.unit = unit
        self.head = head
        self.deputies = deputies
        self.members = members
        self.isDelegated = isDelegated
    }

    /// What an actor is to the card.
    public func capacity(of actor: Actor) -> Capacity {
        if actor.unit == unit && actor.role != .viewer && actor.role != .operator { return .own }
        switch actor.role {
        case .admin: return .admin
        case .chair: return .chair
        case .secretary: return isDelegated ? .delegate : .agency
        case .viewer, .auditor: return .onlooker
        case .operator: return .outsider
        case .member: return isFellow(actor) ? .fellow : .outsider
        case .head: return reviews(actor) ? .reviewer : isFellow(actor) ? .fellow : .outsider
        }
    }

    private func isFellow(_ actor: Actor) -> Bool {
        actor.unit.map(members.contains) ?? false
    }

    /// The head reviews every card but its own unit's; that one a deputy does.
    private func reviews(_ actor: Actor) -> Bool {
        guard let mine = actor.unit else { return false }
        return unit == head ? deputies.contains(mine) : mine == head
    }
}
