/// In which order the units of a cluster lead it, and whose turn it is.
///
/// The turn goes round the list: behind the unit that led last comes the next one. Units that are no members any more are passed
/// over and keep their place, so that the turn goes on behind them; members that the list does not name stand at its end in the
/// order of their codes.
public struct Rotation: Sendable, Equatable {
    private let ring: [String]
    private let members: Set<String>
    private let last: String?

    /// A cluster's list, its members in the year to come, and the head of each year so far.
    public init(order: [String], members: [String], heads: [Int: String]) {
        let named = Set(order)
        ring = order + Set(members).subtracting(named).sorted()
        self.members = Set(members)
        let known = Set(ring)
        // A head that is neither listed nor a member has no place in the ring: the turn goes on behind the one before it.
        last = heads.sorted { $0.key > $1.key }.first { known.contains($0.value) }?.value
    }

    /// The head and the deputies whose turn it is; `nil` in a cluster without members.
    public func slate(deputies count: Int) -> OfficerSlate? {
        guard let head = behind(last).first else { return nil }
        return OfficerSlate(head: head, deputies: deputies(behind: head, count))
    }

    /// The members whose turn comes behind a head: its deputies. Never the head itself, at least one where there is one.
    public func deputies(behind head: String, _ count: Int) -> [String] {
        Array(behind(head).filter { $0 != head }.prefix(max(count, 1)))
    }

    /// The members in the order of their turn, from the place behind a unit on; from the top where the unit has no place.
    private func behind(_ unit: String?) -> [String] {
        let start = unit.flatMap(ring.firstIndex(of:)).map { $0 + 1 } ?? 0
        return (ring[start...] + ring[..<start]).filter(members.contains)
    }
}
