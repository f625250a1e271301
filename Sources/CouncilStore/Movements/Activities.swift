public import Councils
public import Postgres

/// Seminars, study visits and the like, and who took part in them.
public enum Activities {
    /// Writes activities with their participants, for which the file is complete. Returns how many rows were written; throws
    /// `ImportRejection` for strangers.
    public static func importRows(
        _ rows: [ActivityRows.Row], year: Int, cluster: String, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        let cycle = try ClusterYear(year: year, cluster: cluster, transaction)
        let organisers = rows.compactMap { row in row.unit.map { (row.line, "unit", $0) } }
        let named = rows.flatMap { row in row.participants.map { (row.line, "participants", $0) } }
        try cycle.require(members: organisers + named, transaction)
        // Whoever takes over an activity speaks for whoever ran it too.
        let before = try organisersOnRecord(rows.map(\.code), cycle, transaction)
        try cycle.require(
            actor, toSpeakFor: Set(rows.map(\.unit)).union(before), document: document, transaction)
        let attended = rows.flatMap { row in row.participants.map { (activity: row.code, unit: $0) } }
        let changed: Int = try transaction.only(
            """
            select import_activities(
                \(cycle.id), \(rows.map(\.code)), \(rows.map(\.kind.rawValue)), \(rows.map(\.title)),
                \(rows.map(\.heldOn.civil)), \(rows.map(\.place)), \(rows.map(\.unit)), \(rows.map(\.document)),
                \(attended.map(\.activity)), \(attended.map(\.unit))) as changed
            """)["changed"]
        guard changed > 0 else { return 0 }
        try Events.change(
            "activity import", cycle.object("activities"),
            after: ["activities": "\(rows.count)", "changed": "\(changed)", "document": document], transaction)
        return changed
    }

    private static func organisersOnRecord(
        _ codes: [String], _ cycle: ClusterYear, _ transaction: borrowing Transaction
    ) throws -> Set<String?> {
        Set(
            try transaction.query(
                """
                select distinct unit.code as unit
                from activity
                left join unit using (council_id, unit_id)
                where activity.cycle_id = \(cycle.id) and activity.code = any (\(codes))
                """
            ).map { try $0["unit"] as String? })
    }

    /// The columns of the list of activities.
    public static let columns: [ListColumn] = [
        .code("cluster"), .code("activity"), .code("kind"), .name("title"), .value("held_on"), .name("place"),
        .code("unit"), .name("document"), .value("units"), .name("participants"),
    ]

    /// The activities of a year, of one cluster if given, by the day on which they were held.
    public static func list(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, activity.code as activity, activity.kind, activity.title, activity.held_on,
                   activity.place, organiser.code as unit, activity.document, present.units, present.participants
            from activity
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            left join unit as organiser
                on organiser.council_id = activity.council_id and organiser.unit_id = activity.unit_id
            cross join lateral (
                select count(*) as units, string_agg(unit.code, ' ' order by unit.name collate vi, unit.code) as participants
                from activity_unit
                join unit using (council_id, unit_id)
                where activity_unit.cycle_id = activity.cycle_id
                  and activity_unit.activity_id = activity.activity_id
                  and activity_unit.withdrawn_at is null
            ) as present
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, activity.held_on, activity.code collate "C"
            """)
    }

    /// The columns of the list of units with how often they took part.
    public static let participationColumns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .value("took_part"), .value("ran"), .value("held"),
    ]

    /// For each member of a year's clusters: in how many activities it took part, how many it ran, and how many its cluster held
    /// until today.
    public static func participation(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            participationColumns,
            """
            select cluster.code as cluster, unit.code as unit, unit.name,
                   count(present.unit_id) as took_part,
                   count(activity.activity_id) filter (where activity.unit_id = card.unit_id) as ran,
                   count(activity.activity_id) as held
            from cycle
            join cluster using (council_id, cluster_id)
            join scorecard as card using (council_id, cycle_id)
            join unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
            left join activity
                on activity.council_id = cycle.council_id
               and activity.cycle_id = cycle.cycle_id
               and activity.held_on <= council_today()
            left join activity_unit as present
                on present.council_id = cycle.council_id
               and present.cycle_id = cycle.cycle_id
               and present.activity_id = activity.activity_id
               and present.unit_id = card.unit_id
               and present.withdrawn_at is null
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            group by cluster.code, cluster.name, unit.code, unit.name
            order by cluster.name collate vi, unit.name collate vi, unit.code
            """)
    }
}
