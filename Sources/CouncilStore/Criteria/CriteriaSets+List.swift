public import Postgres

extension CriteriaSets {
    /// What a list of sets shows: a version, its base total and number of criteria, and how which clusters have it.
    public static let columns: [ListColumn] = [
        .value("year"), .code("set"), .value("version"), .value("base"), .value("criteria"), .code("aggregate"),
        .code("state"), .code("clusters"), .value("effective_from"), .instant("agreed_at"),
    ]

    /// The council's sets, of one year if given, newest year first, each version in the order of its code.
    public static func list(year: Int?) -> ListQuery {
        ListQuery(
            columns,
            """
            select s.year, s.code as set, s.version, s.base_total as base, s.aggregate,
                   (select count(*) from criterion
                    where criterion.council_id = s.council_id and criterion.criteria_set_id = s.criteria_set_id)
                       as criteria,
                   given.state, given.effective_from, given.agreed_at,
                   string_agg(given.cluster, ',' order by given.cluster collate "C") as clusters
            from criteria_set as s
            left join (
                select c.council_id, c.criteria_set_id, c.effective_from, c.agreed_at, cluster.code::text as cluster,
                       case when c.withdrawn_at is not null then 'withdrawn'
                            when c.agreed_at is null then 'proposed'
                            when c.criteria_set_id = cycle.criteria_set_id then 'agreed'
                            else 'former' end as state
                from cycle_criteria as c
                join cycle using (council_id, cycle_id)
                join cluster using (council_id, cluster_id)
            ) as given using (council_id, criteria_set_id)
            where \(year)::int is null or s.year = \(year)
            group by s.council_id, s.criteria_set_id, given.state, given.effective_from, given.agreed_at
            order by s.year desc, s.code collate "C", s.version, given.effective_from, given.agreed_at, clusters
            """)
    }
}
