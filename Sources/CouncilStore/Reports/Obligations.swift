public import Councils
public import Postgres

/// Which of a year's obligations or reports are wanted.
public struct ObligationFilter: Sendable {
    /// The award year.
    public var year: Int
    /// One cluster only.
    public var cluster: String?
    /// One unit only.
    public var unit: String?
    /// One kind only.
    public var kind: String?
    /// Only those that stand so.
    public var state: ObligationState?
    /// Only of clusters in which this unit has a card: that of whoever looks, unless they see all.
    public var ofClustersWith: String?

    /// All of a year.
    public init(year: Int) { self.year = year }

    /// The cycles that are looked at.
    fileprivate var cycles: SQL {
        """
        array(
            select cycle.cycle_id
            from cycle
            join cluster using (council_id, cluster_id)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and (\(ofClustersWith)::text is null or exists (
                  select
                  from scorecard as card
                  join unit using (council_id, unit_id)
                  where card.council_id = cycle.council_id
                    and card.cycle_id = cycle.cycle_id
                    and unit.code = \(ofClustersWith))))
        """
    }

    fileprivate var rows: SQL {
        """
        (\(unit)::text is null or unit.code = \(unit))
        and (\(kind)::text is null or owed.kind = \(kind))
        and (\(state?.rawValue)::text is null or \(state?.rawValue) = owed.state)
        """
    }
}

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
