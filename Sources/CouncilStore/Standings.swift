public import Councils
public import Postgres

/// The frozen result of a closing.
public enum Standings {
    /// Where one unit stands in its cluster.
    public struct Entry: Sendable {
        public let cluster: String
        public let rank: Int
        /// Whether another unit of the cluster has the same total.
        public let isTied: Bool
        public let unit: String
        public let unitName: String
        public let total: Points
        public let base: Points
        public let bonus: Points
        public let deduction: Points
        /// `excellent`, `good`, `fair` or `average`.
        public let unitClass: String
    }

    /// The standings of a year, of one cluster if given, by cluster and rank; empty while nothing is closed.
    public static func list(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> [Entry] {
        try transaction.query(
            """
            select cluster.code as cluster, standing.rank, standing.tied, unit.code, unit.name, standing.total,
                   standing.base, standing.bonus, standing.deduction, standing.class
            from standing
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, standing.rank, unit.name collate vi, unit.code
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
    }
}
