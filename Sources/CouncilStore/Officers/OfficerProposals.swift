public import Councils
public import Postgres

/// Who is to lead a cluster in the year behind a cycle's: proposed, agreed to by the members, or appointed by the council.
public enum OfficerProposals {
    /// What is wished for; what is left out is taken from the rotation list.
    public struct Wish: Sendable {
        /// The unit that is to lead.
        public var head: String?
        /// The units that are to stand in for it.
        public var deputies: [String]?
        /// Why it departs from the rotation list.
        public var reason: String?

        /// A wish.
        public init(head: String? = nil, deputies: [String]? = nil, reason: String? = nil) {
            (self.head, self.deputies, self.reason) = (head, deputies, reason)
        }
    }

    /// A proposal as it stands.
    public struct Proposed: Sendable, Equatable {
        /// Who is to lead.
        public let slate: OfficerSlate
        /// Where it comes from: `rotation`, `members` or `council`.
        public let source: String
        /// False where the same was proposed before.
        public let isNew: Bool
    }

    /// Proposes who leads the year behind a cycle's; another proposal takes the place of the one before. Head and deputies of the
    /// year propose, at the year's end beside those of the next, or agency and chair on a paper.
    ///
    /// Throws ``CouncilError/Kind/badValue`` for who is no member then, and for a departure from the rotation list without a
    /// reason; ``CouncilError/Kind/wrongState`` where it is settled already.
    public static func propose(
        _ wish: Wish, year: Int, cluster: String, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Proposed {
        let place = try Place.lock(year: year, cluster: cluster, transaction)
        try Officers.require(
            actor, toLead: cluster, year: year, document: document, besideNext: place.isAtYearEnd, transaction)
        let (slate, turn) = try slate(wish, at: place, transaction)
        if let objection = place.objection(to: slate) { throw CouncilError(.badValue, objection) }
        let departs = turn.map { !$0.isSame(as: slate) } ?? false
        if departs, wish.reason == nil, let turn {
            throw CouncilError(
                .badValue, "departure_needs_reason",
                ["cluster": cluster, "head": turn.head, "deputies": turn.deputies.joined(separator: ",")])
        }
        let source = turn != nil && !departs ? "rotation" : place.councilAssigns ? "council" : "members"
        if let standing = try Standing.find(at: place, transaction) {
            if standing.slate.isSame(as: slate) { return Proposed(slate: slate, source: standing.source, isNew: false) }
            try standing.withdraw(by: actor, at: place, transaction)
        }
        try insert(slate, source, reason: departs ? wish.reason : nil, document: document, at: place, transaction)
        return Proposed(slate: slate, source: source, isNew: true)
    }

    /// The slate that a wish comes to, and the one whose turn it is, if the cluster has a list.
    private static func slate(
        _ wish: Wish, at place: Place, _ transaction: borrowing Transaction
    ) throws -> (slate: OfficerSlate, turn: OfficerSlate?) {
        let rotation = try Rotations.turn(
            after: place.year, cluster: place.cluster, members: place.nextMembers, transaction)
        let count = max(place.deputies, 1)
        let turn = rotation?.slate(deputies: count)
        guard let head = wish.head ?? turn?.head else {
            throw CouncilError(.wrongState, "rotation_missing", ["cluster": place.cluster])
        }
        let deputies = wish.deputies ?? rotation?.deputies(behind: head, count) ?? []
        return (OfficerSlate(head: head, deputies: deputies), turn)
    }

    private static func insert(
        _ slate: OfficerSlate, _ source: String, reason: String?, document: String?, at place: Place,
        _ transaction: borrowing Transaction
    ) throws {
        let proposal: Int64 = try transaction.only(
            """
            insert into officer_proposal (council_id, cycle_id, source, reason, proposed_by, proposed_at, document)
            values (current_council(), \(place.cycle), \(source), normalize(\(reason)), current_actor(), current_instant(),
                    normalize(\(document)))
            returning proposal_id
            """)["proposal_id"]
        let units = [slate.head] + slate.deputies
        try transaction.execute(
            """
            insert into proposed_officer (council_id, cycle_id, proposal_id, unit_id, role)
            select unit.council_id, \(place.cycle), \(proposal), unit.unit_id, case wanted.place when 1 then 'head' else 'deputy' end
            from unnest(\(units)) with ordinality as wanted (unit, place)
            join unit on unit.code = wanted.unit
            """)
        try Events.change(
            "officer propose", place.object,
            after: [
                "head": slate.head, "deputies": slate.deputies.sorted().joined(separator: ","), "source": source,
                "document": document,
            ], reason: reason, transaction)
    }
}

extension OfficerSlate {
    /// Whether the same units hold the same offices.
    func isSame(as other: OfficerSlate) -> Bool {
        head == other.head && deputies.sorted() == other.deputies.sorted()
    }
}
