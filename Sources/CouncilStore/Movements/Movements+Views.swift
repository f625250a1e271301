public import Councils
public import Postgres

extension Movements {
    /// The columns of the list of movements.
    public static let columns: [ListColumn] = [
        .code("cluster"), .value("year"), .code("movement"), .code("unit"), .name("name"), .name("theme"),
        .code("scope"),
        .code("mode"), .value("starts_on"), .value("ends_on"), .flag("grassroots"), .code("parent"), .code("state"),
        .value("units"), .value("notes"),
    ]

    /// The movements of a year, of one cluster, unit or state if given.
    public static func list(
        year: Int, cluster: String?, unit: String?, state: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, cycle.year, movement.code as movement, unit.code as unit, movement.name,
                   movement.theme, movement.scope, movement.mode, movement.starts_on, movement.ends_on,
                   movement.grassroots, parent.code as parent, movement.state,
                   (select count(*) from movement_unit as taking
                    where taking.cycle_id = movement.cycle_id and taking.movement_id = movement.movement_id) as units,
                   (select count(*) from movement_note as note
                    where note.cycle_id = movement.cycle_id and note.movement_id = movement.movement_id) as notes
            from movement
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            left join unit on unit.council_id = movement.council_id and unit.unit_id = movement.unit_id
            left join movement as parent
                on parent.council_id = movement.council_id
               and parent.cycle_id = movement.cycle_id
               and parent.movement_id = movement.parent_id
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and (\(unit)::text is null or unit.code = \(unit))
              and (\(state)::text is null or movement.state = \(state))
            order by cluster.name collate vi, movement.starts_on nulls last, movement.code collate "C"
            """)
    }

    /// What a movement says of itself and how far it is, in pairs, and everything that was registered and noted, in its order.
    public static func show(
        year: Int, cluster: String, movement: String, _ transaction: borrowing Transaction
    ) throws -> RecordView {
        let act = Act(year: year, cluster: cluster, movement: movement, by: Actor("", role: .viewer), document: nil)
        let found = try find(act, transaction)
        let pairs =
            try transaction.only(
                """
                select array[unit.code, m.name, m.theme, m.objective, m.content, m.criteria, m.difficulty, m.form, m.scope, m.mode,
                             m.starts_on::text, m.ends_on::text,
                             case when m.grassroots then 'yes' when not m.grassroots then 'no' end,
                             parent.code, m.document, m.state, m.launched_by, m.launch_document, m.result, m.reviewed_on::text,
                             m.reviewed_by, m.review_document]::text[] as shown
                from movement as m
                left join unit using (council_id, unit_id)
                left join movement as parent
                    on parent.cycle_id = m.cycle_id and parent.movement_id = m.parent_id
                where m.cycle_id = \(found.cycle.id) and m.movement_id = \(found.id)
                """)["shown"] as [String?]
        let missing = found.movement.plan.missing
        return RecordView(
            pairs: [("movement", found.movement.code)] + Array(zip(shownNames, pairs))
                + [("missing", missing.isEmpty ? nil : missing.joined(separator: ","))],
            columns: ["kind", "unit", "text", "document", "by", "at"], rows: try rows(of: found, transaction))
    }

    private static let shownNames = [
        "unit", "name", "theme", "objective", "content", "criteria", "difficulty", "form", "scope", "mode", "starts_on",
        "ends_on", "grassroots", "parent", "document", "state", "launched_by", "launch_document", "result",
        "reviewed_on", "reviewed_by", "review_document",
    ]

    private static func rows(of found: Found, _ transaction: borrowing Transaction) throws -> [[String?]] {
        try transaction.query(
            """
            select array[told.kind, unit.code, told.text, told.document, told.author,
                         to_char(told.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')]::text[] as row_values
            from (
                select 'register' as kind, unit_id, null as text, document, author, at, 0 as place
                from movement_unit
                where cycle_id = \(found.cycle.id) and movement_id = \(found.id)
                union all
                select kind, unit_id, text, document, author, at, note_id
                from movement_note
                where cycle_id = \(found.cycle.id) and movement_id = \(found.id)
            ) as told
            left join unit using (unit_id)
            order by told.at, told.place, unit.code collate "C"
            """
        ).map { try $0["row_values"] }
    }
}

/// One thing as it is shown: what it is in pairs, and what happened to it as rows.
public struct RecordView: Sendable {
    /// Names and values in their order; `nil` is null.
    public let pairs: [(String, String?)]
    /// The columns of the rows.
    public let columns: [String]
    /// What happened, in its order.
    public let rows: [[String?]]
}
