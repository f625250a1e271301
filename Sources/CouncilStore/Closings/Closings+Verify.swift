public import Councils
public import Postgres

extension Closings {
    /// Something about a closed year that no longer comes out as it was recorded.
    public struct Difference: Sendable, Equatable {
        /// The cluster's code.
        public let cluster: String
        /// The unit's code; `nil` where it is about the whole cycle.
        public let unit: String?
        /// What differs, such as `card base`, `standing rank`, `flag 1`, `inputs_digest`.
        public let thing: String
        /// As the closing recorded it.
        public let recorded: String?
        /// As it is worked out now.
        public let computed: String?
    }

    /// What a recount found.
    public struct Recount: Sendable {
        /// How many closed cycles were recounted.
        public let cycles: Int
        /// How many of them an earlier release closed, so that their totals were compared and their digests were not.
        public let cyclesOfEarlierReleases: Int
        /// Everything that differs, the deepest cause first.
        public let differences: [Difference]
    }

    /// Recomputes what a closing recorded from the lines of the cards on, and compares: criteria, totals, ranks, slots, digests.
    ///
    /// Throws ``CouncilError/Kind/notFound`` where nothing of that closing is closed.
    public static func verify(
        year: Int, kind: ClosingKind, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> Recount {
        try Clusters.require(cluster, transaction)
        let counts = try transaction.only(
            """
            select count(*) as cycles, count(*) filter (where recorded.recipe = 1) as earlier
            from closing
            join closing_cycle as recorded using (council_id, closing_id)
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            where closing.year = \(Int16(year))
              and closing.kind = \(kind.rawValue)
              and recorded.outcome = 'closed'
              and recorded.revision = revision_of(cycle, closing.kind)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            """)
        let cycles = Int(try counts["cycles"] as Int64)
        guard cycles > 0 else {
            throw CouncilError(.notFound, "nothing_closed", ["kind": kind.rawValue, "year": "\(year)"])
        }
        let differences = try transaction.query(
            "select * from recount_closing(\(Int32(year)), \(kind.rawValue), \(cluster))"
        ).map { row in
            Difference(
                cluster: try row["cluster_code"], unit: try row["unit_code"], thing: try row["thing"],
                recorded: try row["recorded"], computed: try row["computed"])
        }
        return Recount(
            cycles: cycles, cyclesOfEarlierReleases: Int(try counts["earlier"] as Int64), differences: differences)
    }
}
