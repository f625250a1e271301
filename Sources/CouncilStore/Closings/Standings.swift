public import Postgres

/// The frozen result of a closing.
public enum Standings {
    /// What a list of standings shows.
    public static let columns: [ListColumn] = [
        .code("cluster"), .value("rank"), .flag("tied"), .code("unit"), .name("name"), .value("total"), .value("base"),
        .value("bonus"), .value("deduction"), .code("class"), .code("gate"), .flag("capped"), .code("tie_values"),
        .code("nomination"),
    ]

    /// The standings of a year, of one cluster if given, by cluster and rank; empty while nothing is closed. They are those that
    /// count, or those of an earlier revision of reopened cycles. The nomination is what the unit is proposed for, or why it is
    /// not: `barred`, `choice_open`, `not_chosen`, `behind`. Throws ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, cluster: String?, revision: Int? = nil, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, standing.rank, standing.tied, unit.code as unit, called.name, standing.total,
                   standing.base, standing.bonus, standing.deduction, standing.class, standing.gate, standing.capped,
                   tie_text(standing.tie_values, string_to_array(setting_value(\(Int32(year)), null, 'tie_keys'), ','))
                       as tie_values,
                   nomination.word as nomination
            from standing
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            cross join lateral unit_name_on(unit.unit_id, cycle.ends_on) as called (name)
            cross join lateral nomination_of(standing) as nomination (word)
            where cycle.year = \(year)
              and standing.revision = coalesce(\(revision), cycle.revision)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, standing.rank nulls last, called.name collate vi, unit.code
            """)
    }
}
