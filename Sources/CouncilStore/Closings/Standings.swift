public import Postgres

/// The frozen result of a closing.
public enum Standings {
    /// What a list of standings shows.
    public static let columns: [ListColumn] = [
        .code("cluster"), .value("rank"), .flag("tied"), .code("unit"), .name("name"), .value("total"), .value("base"),
        .value("bonus"), .value("deduction"), .code("class"), .code("gate"),
    ]

    /// The standings of a year, of one cluster if given, by cluster and rank; empty while nothing is closed. They are those that
    /// count, or those of an earlier revision of reopened cycles. Throws ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, cluster: String?, revision: Int? = nil, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, standing.rank, standing.tied, unit.code as unit, called.name, standing.total,
                   standing.base, standing.bonus, standing.deduction, standing.class, standing.gate
            from standing
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            cross join lateral unit_name_on(unit.unit_id, cycle.ends_on) as called (name)
            where cycle.year = \(year)
              and standing.revision = coalesce(\(revision), cycle.revision)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, standing.rank, called.name collate vi, unit.code
            """)
    }
}
