/// Who is to lead a cluster for a year: the head (cụm trưởng, khối trưởng) and the deputies.
public struct OfficerSlate: Sendable, Equatable {
    /// The unit that leads.
    public var head: String
    /// The units that stand in for it, and that review the head's own card.
    public var deputies: [String]

    /// A head with its deputies.
    public init(head: String, deputies: [String]) {
        (self.head, self.deputies) = (head, deputies)
    }

    /// Why these cannot lead a cluster whose cycle has these units; `nil` where they can.
    ///
    /// Nobody reviews its own card, so a cluster of two units or more needs a deputy for that of its head.
    public func objection(units: Set<String>) -> Message? {
        var named: Set<String> = []
        for unit in [head] + deputies {
            guard units.contains(unit) else { return Message("officer_not_member", ["unit": unit]) }
            guard named.insert(unit).inserted else { return Message("officer_twice", ["unit": unit]) }
        }
        return deputies.isEmpty && units.count > 1 ? Message("deputy_needed", ["units": "\(units.count)"]) : nil
    }
}
