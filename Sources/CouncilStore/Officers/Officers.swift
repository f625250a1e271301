public import Councils
public import Postgres

/// Who leads a cluster in a year.
public enum Officers {
    /// What a list of officers shows, present and past.
    public static let columns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .code("role"), .name("document"), .name("appointed_by"),
        .instant("appointed_at"), .instant("ended_at"),
    ]

    /// Makes these the officers of a cycle. Whoever leads no longer steps down and stays on record; whoever keeps the office keeps
    /// its row. False where they lead it already.
    ///
    /// Throws ``CouncilError/Kind/notFound`` without the cycle and ``CouncilError/Kind/badValue`` for a slate that cannot be.
    public static func appoint(
        _ slate: OfficerSlate, year: Int, cluster: String, document: String?, _ transaction: borrowing Transaction
    ) throws -> Bool {
        // Two appointments at once wait for each other here.
        let cycle = try ClusterYear(year: year, cluster: cluster, locking: true, transaction)
        if let objection = slate.objection(units: try cycle.units(transaction)) {
            throw CouncilError(.badValue, objection.code, objection.parameters)
        }
        let units = [slate.head] + slate.deputies
        let roles = ["head"] + slate.deputies.map { _ in "deputy" }
        let changed: Int = try transaction.only(
            """
            select appoint_officers(array_agg(\(cycle.id) order by place), array_agg(unit.unit_id order by place),
                                    array_agg(wanted.role order by place), array_agg(\(document)::text)) as changed
            from unnest(\(units), \(roles)) with ordinality as wanted (unit, role, place)
            join unit on unit.code = wanted.unit
            """)["changed"]
        return changed > 0
    }

    /// The officers of a year, of one cluster if given: by cluster, those who lead before those who did, the head first. Throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, unit.code as unit, unit.name, officer.role, officer.document,
                   officer.appointed_by, officer.appointed_at, officer.ended_at
            from cycle_officer as officer
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, officer.ended_at desc nulls first, officer.role = 'head' desc,
                     unit.name collate vi, officer.officer_id
            """)
    }

    /// Throws ``CouncilError/Kind/notPermitted`` or asks for the paper unless an actor may act for a cluster in a year.
    ///
    /// With `besideNext` those who lead the next year may act too, as around the conference.
    public static func require(
        _ actor: Actor, toLead cluster: String, year: Int, document: String?, besideNext: Bool = false,
        _ transaction: borrowing Transaction
    ) throws {
        try Clusters.require(cluster, transaction)
        let officers = try leading(cluster, years: [year] + (besideNext ? [year + 1] : []), transaction)
        let denial = SpeakingRule.denial(of: actor, forCluster: cluster, officers: officers, document: document)
        if let denial { throw CouncilError(denial) }
    }

    /// The units that lead a cluster in some of these years, heads first.
    static func leading(_ cluster: String, years: [Int], _ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select unit.code
            from cycle_officer as officer
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cluster.code = \(cluster)
              and cycle.year = any (\(years.map(Int32.init)))
              and officer.ended_at is null
            group by unit.code
            order by bool_or(officer.role = 'head') desc, unit.code collate "C"
            """
        ).map { try $0["code"] }
    }

    /// The units that lead the newest cycle of a cluster, the head first; none before anybody is appointed. Throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func leading(_ cluster: String, _ transaction: borrowing Transaction) throws -> [String] {
        try Clusters.require(cluster, transaction)
        return try transaction.query(
            """
            select unit.code
            from (
                select cycle.cycle_id
                from cycle
                join cluster using (council_id, cluster_id)
                where cluster.code = \(cluster)
                order by cycle.year desc
                limit 1
            ) as newest
            join cycle_officer as officer using (cycle_id)
            join unit using (council_id, unit_id)
            where officer.ended_at is null
            order by officer.role = 'head' desc, unit.code collate "C"
            """
        ).map { try $0["code"] }
    }
}
