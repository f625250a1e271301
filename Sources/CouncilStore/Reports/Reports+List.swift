public import Postgres

extension Reports {
    /// The columns of ``list(_:_:)``.
    public static let columns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .code("kind"), .name("title"), .value("due_on"),
        .value("grace_days"), .value("filed_on"), .value("completed_on"), .value("days_late"), .code("state"),
        .code("missing"), .code("number"), .code("criterion"), .value("deduction"),
    ]

    /// The reports that units owe, filed or not; throws ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(_ filter: ObligationFilter, _ transaction: borrowing Transaction) throws -> ListQuery {
        try Clusters.require(filter.cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, unit.code as unit, unit.name, owed.kind, owed.title, owed.due_on,
                   owed.grace_days, owed.filed_on, owed.completed_on, owed.days_late, owed.state,
                   array_to_string(owed.missing, ',') as missing, owed.number, owed.criterion, owed.deduction
            from report_states(\(filter.cycles)) as owed
            join cycle on cycle.cycle_id = owed.cycle_id
            join cluster on cluster.cluster_id = cycle.cluster_id
            join unit on unit.unit_id = owed.unit_id
            where \(filter.rows)
            order by owed.due_on, owed.kind, cluster.name collate vi, cluster.code, unit.name collate vi, unit.code
            """)
    }
}
