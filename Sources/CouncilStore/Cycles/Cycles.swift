public import Postgres

/// One award year of each cluster.
public enum Cycles {
    /// One cycle in a list.
    public struct Summary: Sendable {
        /// The cluster's code.
        public let cluster: String
        /// The cluster's name.
        public let clusterName: String
        /// The award year.
        public let year: Int
        /// Its stage, such as `self_scoring` or `closed`.
        public let state: String
        /// The first day.
        public let startsOn: CivilDate
        /// The last day.
        public let endsOn: CivilDate
        /// The code, version and base total of its criteria; `nil` until they are imported.
        public let criteria: String?
        /// How many units it has.
        public let units: Int
        /// How many cards the council has decided.
        public let decided: Int
    }

    /// What opening did for one cluster.
    public struct Opened: Sendable, Equatable {
        /// The cluster's code.
        public let cluster: String
        /// How many units it has.
        public let units: Int
        /// False where the cycle was there already.
        public let isNew: Bool
    }

    /// Opens the cycles of a year for the clusters named, or for all; those that are open already stay as they are.
    public static func open(
        year: Int, clusters: [String]?, startsOn: CivilDate, endsOn: CivilDate, _ transaction: borrowing Transaction
    ) throws -> [Opened] {
        try transaction.query(
            "select cluster_code, units, opened from open_cycles(\(Int32(year)), \(clusters), \(startsOn), \(endsOn))"
        ).map { row in
            Opened(cluster: try row["cluster_code"], units: try row["units"], isNew: try row["opened"])
        }
    }

    /// What a list of cycles shows.
    public static let columns: [ListColumn] = [
        .code("cluster"), .value("year"), .code("state"), .value("starts_on"), .value("ends_on"), .code("criteria"),
        .value("units"), .value("decided"),
    ]

    /// The cycles of the council, of one year or one cluster if given, newest year first; throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int?, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(columns, summaries(year: year, cluster: cluster))
    }

    private static func summaries(year: Int?, cluster: String?) -> SQL {
        """
        select cluster.code as cluster, cluster.name as cluster_name, cycle.year, cycle.state, cycle.starts_on, cycle.ends_on,
               criteria_set.code || ' v' || criteria_set.version || ' (' || criteria_set.base_total || ')' as criteria,
               count(card.unit_id) as units, count(*) filter (where card.state = 'decided') as decided
        from cycle
        join cluster using (council_id, cluster_id)
        left join criteria_set using (council_id, criteria_set_id)
        left join scorecard as card on card.council_id = cycle.council_id and card.cycle_id = cycle.cycle_id
            and card.left_on is null
        where (\(year)::int is null or cycle.year = \(year))
          and (\(cluster)::text is null or cluster.code = \(cluster))
        group by cluster.code, cluster.name, cycle.council_id, cycle.cycle_id, criteria_set.code, criteria_set.version,
                 criteria_set.base_total
        order by cycle.year desc, cluster.name collate vi, cluster.code
        """
    }

    /// One cycle; throws ``CouncilError/Kind/notFound``.
    public static func show(year: Int, cluster: String, _ transaction: borrowing Transaction) throws -> Summary {
        try Clusters.require(cluster, transaction)
        guard let row = try transaction.first(summaries(year: year, cluster: cluster)) else {
            throw ClusterYear.missing(year: year, cluster: cluster)
        }
        return try Summary(row)
    }
}

extension Cycles.Summary {
    init(_ row: Row) throws {
        cluster = try row["cluster"]
        clusterName = try row["cluster_name"]
        year = Int(try row["year"] as Int16)
        state = try row["state"]
        startsOn = try row["starts_on"]
        endsOn = try row["ends_on"]
        criteria = try row["criteria"]
        units = try row["units"]
        decided = try row["decided"]
    }
}
