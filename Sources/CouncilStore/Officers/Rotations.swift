public import Councils
public import Postgres

/// The lists that say in which order units lead their clusters.
public enum Rotations {
    /// What a list of rotations shows: who stands where, in which years it led, and whether it is a member today.
    public static let columns: [ListColumn] = [
        .code("cluster"), .value("place"), .code("unit"), .name("name"), .code("led"), .flag("member"),
        .value("version"), .name("document"),
    ]

    /// The clusters' lists as they hold, of one cluster if given, in the order of the turn; throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(cluster: String?, _ transaction: borrowing Transaction) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, rotation.place, unit.code as unit, unit.name, led.years as led,
                   exists (
                       select from cluster_members(cluster.cluster_id, council_today()) as member
                       where member.unit_id = unit.unit_id) as member,
                   rotation.version, rotation.document
            from cluster
            cross join lateral rotation_of(cluster.cluster_id) as present
            join rotation on rotation.council_id = cluster.council_id and rotation.cluster_id = cluster.cluster_id
                and rotation.version = present.version
            join unit on unit.council_id = rotation.council_id and unit.unit_id = rotation.unit_id
            cross join lateral (
                select string_agg(distinct cycle.year::text, ',' order by cycle.year::text) as years
                from cycle
                join cycle_officer as officer using (council_id, cycle_id)
                where cycle.cluster_id = cluster.cluster_id and officer.unit_id = unit.unit_id and officer.role = 'head'
            ) as led
            where \(cluster)::text is null or cluster.code = \(cluster)
            order by cluster.name collate vi, cluster.code, rotation.place
            """)
    }

    /// Replaces the lists of the clusters that a file names, and tells of how many it changed. Throws `ImportRejection` for
    /// clusters and units that the council does not have.
    public static func importRows(
        _ file: RotationRows, document: String?, _ transaction: borrowing Transaction
    ) throws -> Int {
        let rows = file.rows
        let unknown = try transaction.query(
            """
            select given.line, case when cluster.code is null then 'cluster' else 'unit' end as column_name,
                   case when cluster.code is null then given.cluster else given.unit end as value
            from unnest(\(rows.map { Int32($0.line) }), \(rows.map(\.cluster)), \(rows.map(\.unit)))
                as given (line, cluster, unit)
            left join cluster on cluster.code = given.cluster
            left join unit on unit.code = given.unit
            where cluster.code is null or unit.code is null
            order by given.line
            """
        ).map { row in
            let column: String = try row["column_name"]
            return ImportMistake(
                line: Int(try row["line"] as Int32), column: column, value: try row["value"],
                reason: column == "cluster" ? "rotation_cluster_unknown" : "rotation_unit_unknown")
        }
        if !unknown.isEmpty { throw ImportRejection(unknown) }
        return try transaction.only(
            "select import_rotations(\(rows.map(\.cluster)), \(rows.map(\.unit)), \(document)) as changed")["changed"]
    }

    /// Whose turn it is in the year behind one, among those who are members then; `nil` where the cluster has no list.
    static func turn(
        after year: Int, cluster: String, members: [String], _ transaction: borrowing Transaction
    ) throws -> Rotation? {
        let order = try transaction.first(
            """
            select present.units
            from cluster
            cross join lateral rotation_of(cluster.cluster_id) as present
            where cluster.code = \(cluster)
            """)
        guard let order else { return nil }
        let heads = try transaction.query(
            """
            select distinct on (cycle.year) cycle.year, unit.code
            from cycle
            join cluster using (council_id, cluster_id)
            join cycle_officer as officer on officer.council_id = cycle.council_id and officer.cycle_id = cycle.cycle_id
            join unit on unit.council_id = officer.council_id and unit.unit_id = officer.unit_id
            where cluster.code = \(cluster) and cycle.year <= \(year) and officer.role = 'head'
            order by cycle.year, officer.ended_at desc nulls first, officer.officer_id desc
            """
        ).map { (Int(try $0["year"] as Int16), try $0["code"] as String) }
        return Rotation(
            order: try order["units"], members: members, heads: Dictionary(heads) { first, _ in first })
    }
}
