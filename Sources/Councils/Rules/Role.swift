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

extension Role {
    /// From the least to the most that one may do in a council.
    private static let ladder: [Role] = [.viewer, .member, .head, .secretary, .chair]

    /// Whether somebody of this role may go on as another: as the same or as a lower one.
    ///
    /// An admin may be anything. Auditor and operator stand beside the ladder: below them is only the viewer.
    public func mayBecome(_ other: Role) -> Bool {
        if self == other || self == .admin { return true }
        guard let rung = Self.ladder.firstIndex(of: self) else { return other == .viewer }
        return Self.ladder[..<rung].contains(other)
    }

    /// Whether the role is of one council and cannot be of all.
    public var isOfOneCouncil: Bool { [.member, .head, .secretary, .chair].contains(self) }

    /// Whether the role acts for a unit. Others may belong to one: nobody acts alone on its own unit's card.
    public var actsForUnit: Bool { self == .member || self == .head }

    /// What a grant of this role cannot do without, by the name of what is missing; `nil` where nothing is.
    public func gap(council: String?, unit: String?) -> (name: String, reason: Message)? {
        if actsForUnit && unit == nil { return ("unit", Message("grant_without_unit", ["role": rawValue])) }
        guard council == nil else { return nil }
        if isOfOneCouncil { return ("council", Message("grant_without_council", ["role": rawValue])) }
        return unit == nil ? nil : ("council", "unit_without_council")
    }
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
