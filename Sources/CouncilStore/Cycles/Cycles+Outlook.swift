public import Councils
public import Postgres

extension Cycles {
    /// Where a cycle is, where it goes next and what keeps it.
    public struct Outlook: Sendable {
        /// Where it is and what it lacks.
        public let place: CyclePlace
        /// Which revision of the year this is, from 1.
        public let revision: Int
        /// The state that it was held in, while it is on hold.
        public let heldFrom: CycleState?
        /// What the year-end closing would hold it for now, whatever its state; empty where it would close it.
        public let closingGuards: [Closings.Guard]

        /// The state that follows; of a cycle on hold, the one that it is resumed in.
        public var next: CycleState? { heldFrom ?? CycleRules.next(after: place.state, place.order) }

        /// Who leads there.
        public var movers: [CycleMover] {
            if heldFrom != nil { return [.agency] }
            let movers = CycleRules.movers(leaving: place.state, place.order)
            return CycleMover.allCases.filter(movers.contains)
        }

        /// What keeps it in its state, with a sentence that says who lifts it and how.
        public var blockers: [(gap: CycleGap, message: Message)] { place.blockers(leaving: place.state) }
    }

    /// Where one cycle is; throws ``CouncilError/Kind/notFound``.
    public static func outlook(
        year: Int, cluster: String, _ transaction: borrowing Transaction
    ) throws -> Outlook {
        guard let placed = try places(year: year, clusters: [cluster], locking: false, transaction).first else {
            throw ClusterYear.missing(year: year, cluster: cluster)
        }
        let revision: Int16 = try transaction.only("select revision from cycle where cycle_id = \(placed.id)")[
            "revision"]
        return Outlook(
            place: placed.place, revision: Int(revision), heldFrom: placed.heldFrom,
            closingGuards: try Closings.guards(
                of: placed.id, cluster: cluster, year: year, kind: .yearEnd, transaction))
    }

    /// The columns of ``history(year:cluster:_:)``.
    public static let historyColumns: [ListColumn] = [
        .code("cluster"), .code("from"), .code("to"), .name("author"), .code("role"), .instant("at"), .name("reason"),
        .name("document"), .code("on_record"),
    ]

    /// How the cycles of a year went from state to state, in the order in which it happened; throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func history(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            historyColumns,
            """
            select cluster.code as cluster, step.from_state as "from", step.to_state as "to", step.author, step.role, step.at,
                   step.reason, step.document, nullif(array_to_string(step.waived, ','), '') as on_record
            from cycle_transition as step
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by step.transition_id
            """)
    }
}
