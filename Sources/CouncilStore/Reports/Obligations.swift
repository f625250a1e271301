public import Postgres

/// Every due thing of every unit.
public enum Obligations {
    /// The columns of ``list(_:_:)``.
    public static let columns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .code("kind"), .code("thing"), .value("due_on"),
        .value("grace_days"), .value("done_on"), .code("state"), .value("days_late"), .value("deduction"),
        .code("document"),
    ]

    /// The columns of ``summary(_:_:)``.
    public static let summaryColumns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .value("open"), .value("late"), .value("done"),
        .value("done_late"), .value("deduction"),
    ]

    /// Everything due, the earliest first and what is due on no day last; throws ``CouncilError/Kind/notFound`` for an unknown
    /// cluster.
    public static func list(_ filter: ObligationFilter, _ transaction: borrowing Transaction) throws -> ListQuery {
        try Clusters.require(filter.cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, unit.code as unit, unit.name, owed.kind, owed.thing, owed.due_on,
                   owed.grace_days, owed.done_on, owed.state, owed.days_late, owed.deduction, owed.document
            from \(owed(filter))
            join cycle on cycle.cycle_id = owed.cycle_id
            join cluster on cluster.cluster_id = cycle.cluster_id
            join unit on unit.unit_id = owed.unit_id
            where \(filter.rows)
            order by owed.due_on nulls last, cluster.name collate vi, cluster.code, unit.name collate vi, unit.code, owed.kind,
                     owed.thing collate vi
            """)
    }

    /// How each unit stands: what is open, late, done, done late, and what that costs in all.
    public static func summary(_ filter: ObligationFilter, _ transaction: borrowing Transaction) throws -> ListQuery {
        try Clusters.require(filter.cluster, transaction)
        return ListQuery(
            summaryColumns,
            """
            select cluster.code as cluster, unit.code as unit, unit.name,
                   count(*) filter (where owed.state = 'open') as open, count(*) filter (where owed.state = 'late') as late,
                   count(*) filter (where owed.state = 'done') as done,
                   count(*) filter (where owed.state = 'done_late') as done_late,
                   coalesce(sum(owed.deduction), 0) as deduction
            from \(owed(filter))
            join cycle on cycle.cycle_id = owed.cycle_id
            join cluster on cluster.cluster_id = cycle.cluster_id
            join unit on unit.unit_id = owed.unit_id
            where \(filter.rows)
            group by cluster.name, cluster.code, unit.name, unit.code
            order by cluster.name collate vi, cluster.code, unit.name collate vi, unit.code
            """)
    }

    private static func owed(_ filter: ObligationFilter) -> SQL {
        """
        (select given.*, days_late(given.due_on, given.grace_days, coalesce(given.done_on, council_today())) as days_late,
                obligation_state(given.due_on, given.grace_days, given.done_on, council_today()) as state
         from obligations(\(filter.cycles)) as given) as owed
        """
    }
}
