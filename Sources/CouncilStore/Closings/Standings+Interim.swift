import Councils
public import Postgres

extension Standings {
    /// What a list of interim standings shows.
    public static let interimColumns: [ListColumn] = [
        .code("cluster"), .value("rank"), .flag("tied"), .code("unit"), .name("name"), .value("total"), .value("base"),
        .value("bonus"), .value("deduction"), .code("figure"), .value("report_due"), .value("report_whole"),
        .value("days_late"), .value("report_deduction"), .code("policy"),
    ]

    /// How the members stood when the mid-year was closed, with what the closing took down of their reports. Ranks and totals are there
    /// where each half is scored. Throws ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func interim(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            interimColumns,
            """
            select cluster.code as cluster, interim.rank, interim.tied, unit.code as unit, called.name, interim.total,
                   interim.base, interim.bonus, interim.deduction, interim.figure, work.due_on as report_due,
                   work.completed_on as report_whole, work.days_late, work.deduction as report_deduction, work.policy
            from interim_standing as interim
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            cross join lateral unit_name_on(unit.unit_id, cycle.ends_on) as called (name)
            left join closing_work as work
                on work.council_id = interim.council_id and work.closing_id = interim.closing_id
               and work.cycle_id = interim.cycle_id and work.unit_id = interim.unit_id and work.thing = 'report'
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, interim.rank nulls last, called.name collate vi, unit.code
            """)
    }
}
