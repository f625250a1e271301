public import Councils
public import Postgres

extension Exemplars {
    /// The columns of the list of achievements.
    public static let achievementColumns: [ListColumn] = [
        .code("cluster"), .code("achievement"), .code("unit"), .name("person"), .name("title"), .name("field"),
        .value("achieved_on"), .name("document"), .value("exemplars"),
    ]

    /// The achievements of a year, of one cluster or unit if given.
    public static func achievements(
        year: Int, cluster: String?, unit: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            achievementColumns,
            """
            select cluster.code as cluster, a.code as achievement, unit.code as unit, a.person, a.title, a.field,
                   a.achieved_on, a.document,
                   (select count(*) from exemplar
                    where exemplar.unit_id = a.unit_id
                      and (exemplar.achievement_id = a.achievement_id
                           or exists (select from exemplar_achievement as further
                                      where further.cycle_id = exemplar.cycle_id
                                        and further.exemplar_id = exemplar.exemplar_id
                                        and further.achievement_id = a.achievement_id))) as exemplars
            from achievement as a
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit on unit.council_id = a.council_id and unit.unit_id = a.unit_id
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and (\(unit)::text is null or unit.code = \(unit))
            order by cluster.name collate vi, unit.name collate vi, a.achieved_on, a.code collate "C"
            """)
    }

    /// The columns of the list of exemplars.
    public static let columns: [ListColumn] = [
        .code("cluster"), .code("exemplar"), .code("unit"), .name("name"), .code("kind"), .name("field"),
        .value("achievements"), .value("publicity"), .value("replications"), .name("document"),
    ]

    /// The exemplars of a year, of one cluster or unit if given.
    public static func list(
        year: Int, cluster: String?, unit: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, e.code as exemplar, unit.code as unit, e.name, e.kind, e.field, e.document,
                   1 + (select count(*) from exemplar_achievement as further
                        where further.cycle_id = e.cycle_id and further.exemplar_id = e.exemplar_id) as achievements,
                   (select count(*) from exemplar_publicity as told
                    where told.cycle_id = e.cycle_id and told.exemplar_id = e.exemplar_id) as publicity,
                   (select count(*) from exemplar_replication as followed
                    where followed.cycle_id = e.cycle_id and followed.exemplar_id = e.exemplar_id) as replications
            from exemplar as e
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit on unit.council_id = e.council_id and unit.unit_id = e.unit_id
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and (\(unit)::text is null or unit.code = \(unit))
            order by cluster.name collate vi, unit.name collate vi, e.name collate vi, e.code collate "C"
            """)
    }

    /// An exemplar in pairs, and its achievements, publicity and replication as rows.
    public static func show(
        year: Int, cluster: String, exemplar: String, _ transaction: borrowing Transaction
    ) throws -> RecordView {
        let act = Act(year: year, cluster: cluster, exemplar: exemplar, by: Actor("", role: .viewer), document: nil)
        let found = try find(act, transaction)
        let values =
            try transaction.only(
                """
                select array[name, kind, field, document, author]::text[] as shown
                from exemplar
                where cycle_id = \(found.cycle.id) and exemplar_id = \(found.id)
                """)["shown"] as [String?]
        return RecordView(
            pairs: [("exemplar", exemplar), ("unit", found.unit)]
                + Array(zip(["name", "kind", "field", "document", "by"], values)),
            columns: ["what", "on", "who", "text", "phase", "audience", "place", "document"],
            rows: try rows(of: found, transaction))
    }

    private static func rows(of found: Found, _ transaction: borrowing Transaction) throws -> [[String?]] {
        try transaction.query(
            """
            select array[told.what, told.day::text, told.unit, told.text, told.phase, told.audience, told.place,
                         told.document]::text[] as row_values
            from (
                select 1 as part, 'achievement' as what, a.achieved_on as day, a.code::text as unit, a.title::text as text,
                       null as phase, null as audience, null as place, a.document::text, a.achievement_id as id
                from achievement as a
                where a.achievement_id in (
                    select achievement_id from exemplar
                    where cycle_id = \(found.cycle.id) and exemplar_id = \(found.id)
                    union all
                    select achievement_id from exemplar_achievement
                    where cycle_id = \(found.cycle.id) and exemplar_id = \(found.id))
                union all
                select 2, 'publicity', held_on, null, channel, phase, audience, place, document, publicity_id
                from exemplar_publicity
                where cycle_id = \(found.cycle.id) and exemplar_id = \(found.id)
                union all
                select 3, 'replication', replicated_on, unit.code, result, null, null, null, r.document, replication_id
                from exemplar_replication as r
                join unit using (council_id, unit_id)
                where cycle_id = \(found.cycle.id) and exemplar_id = \(found.id)
            ) as told
            order by told.part, told.day, told.id
            """
        ).map { try $0["row_values"] }
    }
}
