/// Who may take down a member's word on what its cluster agrees, or the word of all members.
///
/// A member speaks for its own unit. Head and deputy of the cluster, the council's agency and its chair may do it for others, on
/// record: with the number of the paper that says so.
public enum Voice: Sendable, Equatable {
    /// Somebody may speak.
    case allowed
    /// They may, once they name the paper.
    case needsDocument
    /// Only the unit's own people may.
    case ofAnotherUnit
    /// Only head and deputy of the cluster, or the agency, may.
    case ofAnotherCluster

    /// Whether an actor may speak for a unit, or for all members where that is `nil`; `leadsCluster` says whether the actor's
    /// unit is head or deputy there.
    public init(of actor: Actor, for unit: String?, leadsCluster: Bool, hasDocument: Bool) {
        if let unit, unit == actor.unit, Self.speakers.contains(actor.role) {
            self = .allowed
            return
        }
        switch actor.role {
        case .secretary, .chair, .admin: self = hasDocument ? .allowed : .needsDocument
        case .head where leadsCluster: self = hasDocument ? .allowed : .needsDocument
        case .head: self = .ofAnotherCluster
        case .member, .viewer, .auditor, .operator: self = .ofAnotherUnit
        }
    }

    private static let speakers: Set<Role> = [.member, .head, .secretary, .chair, .admin]
}
