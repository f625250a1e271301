public import Councils
public import Postgres

/// The frozen result of a closing.
public enum Standings {
    /// Where one unit stands in its cluster.
    public struct Entry: Sendable {
        /// The cluster's code.
        public let cluster: String
        /// From 1; equal totals share a rank.
        public let rank: Int
        /// Whether another unit of the cluster has the same total.
        public let isTied: Bool
        /// The unit's code.
        public let unit: String
        /// The unit's name.
        public let unitName: String
        /// Base and bonus less the deduction, never below 0.
        public let total: Points
        /// The sum of the criteria in the base.
        public let base: Points
        /// Bonus points, after the cap of the set.
        public let bonus: Points
        /// What is taken off.
        public let deduction: Points
        /// `excellent`, `good`, `fair` or `average`.
        public let unitClass: String
        /// What keeps the unit from being nominated, such as `disqualified`; `nil` where nothing does.
        public let gate: String?
    }

    /// The standings of a year, of one cluster if given, by cluster and rank; empty while nothing is closed. Throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> [Entry] {
        try Clusters.require(cluster, transaction)
        return try transaction.query(
            """
            select cluster.code as cluster, standing.rank, standing.tied, unit.code, called.name, standing.total,
                   standing.base, standing.bonus, standing.deduction, standing.class, standing.gate
            from standing
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            cross join lateral unit_name_on(unit.unit_id, cycle.ends_on) as called (name)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, standing.rank, called.name collate vi, unit.code
            """
        ).map(Entry.init)
    }
}

extension Standings.Entry {
    init(_ row: Row) throws {
        cluster = try row["cluster"]
        rank = Int(try row["rank"] as Int16)
        isTied = try row["tied"]
        unit = try row["code"]
        unitName = try row["name"]
        total = try row["total"]
        base = try row["base"]
        bonus = try row["bonus"]
        deduction = try row["deduction"]
        unitClass = try row["class"]
        gate = try row["gate"]
    }
}
