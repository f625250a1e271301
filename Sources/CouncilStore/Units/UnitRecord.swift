import Councils
public import Postgres

/// Everything on record about one unit.
public struct UnitRecord: Sendable {
    /// What the unit is, by name.
    public let about: [(String, String?)]
    /// A row each for its earlier names, memberships, predecessors, successors, and its cards of years that are not closed.
    public let rows: [[String?]]

    /// Reads a unit's record; throws ``CouncilError/Kind/notFound``.
    public init(of unit: String, _ transaction: borrowing Transaction) throws {
        let row = try transaction.first(
            """
            select unit.unit_id, unit.name, unit.valid_from::text, unit.valid_to::text, successor.code as successor
            from unit
            left join unit as successor
                on successor.council_id = unit.council_id and successor.unit_id = unit.successor_id
            where unit.code = \(unit)
            """)
        guard let row else { throw CouncilError(.notFound, "unit_missing", ["unit": unit]) }
        about = [
            ("unit", unit), ("name", try row["name"]), ("valid_from", try row["valid_from"]),
            ("valid_to", try row["valid_to"]), ("successor", try row["successor"]),
        ]
        rows = try Self.records(of: row["unit_id"], transaction)
    }

    private static func records(of unit: Int64, _ transaction: borrowing Transaction) throws -> [[String?]] {
        try transaction.query(
            """
            with change as (
                select change.*, part.role, part.old_name, part.heir_id
                from unit_change_part as part
                join unit_change as change using (council_id, change_id)
                where part.unit_id = \(unit)
            ),
            record (place, record, starts_on, ends_on, code, name, detail) as (
                select 1, 'name', null::date, change.took_effect_on, null, change.old_name::text, change.document::text
                from change
                where change.old_name is not null
                union all
                select 2, 'membership', m.valid_from, m.valid_to, cluster.code, cluster.name, null
                from membership as m
                join cluster using (council_id, cluster_id)
                where m.unit_id = \(unit)
                union all
                select case when change.role in ('begins', 'absorbs') then 3 else 4 end,
                       case when change.role in ('begins', 'absorbs') then 'predecessor' else 'successor' end,
                       change.took_effect_on, null, other.code, other.name, change.kind || ' ' || change.document
                from change
                join unit_change_part as part using (council_id, change_id)
                join unit as other on other.council_id = part.council_id and other.unit_id = part.unit_id
                where part.unit_id <> \(unit)
                  and (part.role in ('begins', 'absorbs')) <> (change.role in ('begins', 'absorbs'))
                union all
                select 5, 'card', cycle.starts_on, cycle.ends_on, cluster.code, cluster.name,
                       cycle.year || ' ' || case when card.left_on is null then card.state
                                                 else 'left ' || card.left_on || ' ' || heir.code end
                from scorecard as card
                join cycle using (council_id, cycle_id)
                join cluster using (council_id, cluster_id)
                left join unit as heir on heir.council_id = card.council_id and heir.unit_id = card.left_to
                where card.unit_id = \(unit) and cycle.state <> 'closed'
            )
            select array[record, starts_on::text, ends_on::text, code::text, name::text, detail]::text[] as record_values
            from record
            order by place, coalesce(starts_on, ends_on), code collate "C"
            """
        ).map { try $0["record_values"] }
    }
}
