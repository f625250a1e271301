public import Councils
public import Postgres

extension Inspections {
    /// Which inspections are listed.
    public struct Filter: Sendable {
        /// The year; all if left out, as where one number is looked for.
        public var year: Int?
        /// One cluster only.
        public var cluster: String?
        /// A unit that inspects or is inspected.
        public var unit: String?
        /// One kind only.
        public var kind: InspectionKind?
        /// One state only; without it all that are not withdrawn.
        public var state: State?
        /// One number only.
        public var number: Int64?

        /// Every inspection of a year that is not withdrawn.
        public init(year: Int? = nil) { self.year = year }
    }

    /// How far an inspection is.
    public enum State: String, Sendable, CaseIterable {
        /// To be held, and not yet due.
        case planned
        /// Not held when it was due.
        case late
        /// Held, on time or not.
        case held
        /// Taken back before it was held.
        case withdrawn
    }

    /// The columns of the list.
    public static let columns: [ListColumn] = [
        .value("inspection"), .value("year"), .code("cluster"), .code("kind"), .code("inspector"),
        .name("inspector_name"), .code("inspected"), .name("inspected_name"), .value("due_on"), .value("held_on"),
        .code("state"), .code("criterion"), .value("points"), .name("finding"), .name("minutes"), .value("plan_seed"),
        .name("document"), .name("author"), .instant("at"), .name("recorded_by"), .instant("recorded_at"),
        .name("withdrawn_reason"),
    ]

    /// Inspections by cluster and due day.
    ///
    /// Findings and points are shown to the council, to whoever leads the cluster and to the two units that they concern; the
    /// others see who inspects whom and when. Throws ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        _ filter: Filter, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(filter.cluster, transaction)
        let seesAll = [.secretary, .chair, .auditor, .admin].contains(actor.role)
        return ListQuery(
            columns,
            """
            with seen as (
                select i.inspection_id as inspection, cycle.year, cluster.code as cluster, cluster.name as cluster_name,
                       i.kind, inspector.code as inspector, inspector.name as inspector_name, inspected.code as inspected,
                       inspected.name as inspected_name, i.due_on, i.held_on,
                       case when i.withdrawn_at is not null then 'withdrawn' when i.held_on is not null then 'held'
                            when i.due_on < council_today() then 'late' else 'planned' end as state,
                       i.criterion, plan.seed as plan_seed, i.document, i.author, i.at, i.minutes, i.recorded_by,
                       i.recorded_at, i.withdrawn_reason, i.points as given, i.finding as found,
                       \(seesAll) or \(actor.unit)::text in (inspector.code, inspected.code) or exists (
                           select from cycle_officer as officer join unit using (council_id, unit_id)
                           where officer.council_id = i.council_id and officer.cycle_id = i.cycle_id
                             and officer.ended_at is null and unit.code = \(actor.unit)::text) as is_open
                from inspection as i
                join cycle using (council_id, cycle_id)
                join cluster using (council_id, cluster_id)
                join unit as inspector on inspector.council_id = i.council_id and inspector.unit_id = i.inspector_id
                join unit as inspected on inspected.council_id = i.council_id and inspected.unit_id = i.unit_id
                left join inspection_plan as plan
                    on plan.council_id = i.council_id and plan.cycle_id = i.cycle_id and plan.plan_id = i.plan_id
            )
            select seen.*, case when is_open then given end as points, case when is_open then found end as finding
            from seen
            where (\(filter.year.map(Int32.init))::integer is null or year = \(filter.year.map(Int32.init)))
              and (\(filter.cluster)::text is null or cluster = \(filter.cluster))
              and (\(filter.unit)::text is null or \(filter.unit) in (inspector, inspected))
              and (\(filter.kind?.rawValue)::text is null or kind = \(filter.kind?.rawValue))
              and (\(filter.number)::bigint is null or inspection = \(filter.number))
              and (case when \(filter.state?.rawValue)::text is null
                        then state <> 'withdrawn' or \(filter.number)::bigint is not null
                        else state = \(filter.state?.rawValue) end)
            order by cluster_name collate vi, cluster, year, due_on, inspection
            """)
    }

    /// One inspection, whatever its state, as its columns and their values. Throws ``CouncilError/Kind/notFound``.
    public static func show(
        _ number: Int64, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> [(name: String, value: String?)] {
        var filter = Filter()
        filter.number = number
        let rows = try list(filter, for: actor, transaction).page(ListRequest(), transaction).rows
        guard let row = rows.first else {
            throw CouncilError(.notFound, "inspection_missing", ["inspection": "\(number)"])
        }
        return zip(columns, row).map { ($0.name, $1) }
    }
}
