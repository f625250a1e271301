/// What somebody is to a council. Whoever has a role is let in by a grant; what the role may do stands with each rule.
public enum Role: String, Sendable, CaseIterable {
    /// Looks at what is public.
    case viewer
    /// Acts for a unit: its own card, its word on regulation, criteria and table.
    case member
    /// Acts for a unit and, where the cycle names that unit as head or deputy, for the cluster.
    case head
    /// The council's standing agency (cơ quan thường trực): the daily work.
    case secretary
    /// Decides, delegates, reopens, revokes.
    case chair
    /// Looks at everything of its council, the record of events included.
    case auditor
    /// Looks after daemon and jobs, and sees no scores.
    case `operator`
    /// Everything, in every council.
    case admin
}

/// Who acts: a name for the record, what they are to the council, and the unit that they act for.
public struct Actor: Sendable, Equatable {
    /// The Unix user, and whoever ran sudo as it claims.
    public var name: String
    /// What they are to the council.
    public var role: Role
    /// The unit that they belong to; nobody acts alone on its own unit's card, whatever the role.
    public var unit: String?

    /// Somebody with a role, of a unit or of none.
    public init(_ name: String, role: Role, unit: String? = nil) {
        self.name = name
        self.role = role
        self.unit = unit
    }
}
