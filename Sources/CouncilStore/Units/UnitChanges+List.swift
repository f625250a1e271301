public import Postgres

extension UnitChanges {
    /// The columns of the list of changes.
    public static let listColumns: [ListColumn] = [
        .value("change"), .value("on"), .code("kind"), .code("units"), .code("into"), .name("names"), .name("document"),
        .name("reason"), .code("author"), .instant("at"),
    ]

    /// The changes of units in the order of their days, of one unit if given.
    public static func list(unit: String?) -> ListQuery {
        ListQuery(
            listColumns,
            """
            select change.change_id as change, change.took_effect_on as "on", change.kind,
                   string_agg(unit.code, ',' order by unit.code collate "C")
                       filter (where part.role in ('ends', 'divides', 'changes')) as units,
                   string_agg(unit.code, ',' order by unit.code collate "C")
                       filter (where part.role in ('begins', 'absorbs')) as "into",
                   string_agg(coalesce(part.old_name || ' → ' || part.new_name, unit.name), ', ' order by unit.code collate "C")
                       filter (where part.new_name is not null or part.role = 'begins') as names,
                   change.document, change.reason, change.author, change.at
            from unit_change as change
            join unit_change_part as part using (council_id, change_id)
            join unit using (council_id, unit_id)
            where \(unit)::text is null or exists (
                select
                from unit_change_part as own
                join unit as asked using (council_id, unit_id)
                where own.council_id = change.council_id and own.change_id = change.change_id and asked.code = \(unit))
            group by change.council_id, change.change_id
            order by change.took_effect_on, change.change_id
            """)
    }

    /// The names of the columns of a unit's record.
    public static let recordColumns = ["record", "from", "to", "code", "name", "detail"]
}
