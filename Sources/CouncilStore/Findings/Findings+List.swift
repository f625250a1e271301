public import Postgres

extension Findings {
    /// The findings of a year, of one unit or cluster if given, in the order in which they were recorded; throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, unit: String?, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> [Entry] {
        try Clusters.require(cluster, transaction)
        return try transaction.query(
            """
            select finding.*, cluster.code as cluster, unit.code as unit
            from finding
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cycle.year = \(year)
              and (\(unit)::text is null or unit.code = \(unit))
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by finding.finding_id
            """
        ).map(Entry.init)
    }
}

extension Findings.Entry {
    init(_ row: Row) throws {
        id = try row["finding_id"]
        cluster = try row["cluster"]
        unit = try row["unit"]
        channel = try row["channel"]
        effect = try row["effect"]
        points = try row["points"]
        reason = try row["reason"]
        document = try row["document"]
        author = try row["author"]
        at = try row["at"]
        liftedBy = try row["lifted_by"]
        liftedAt = try row["lifted_at"]
        liftedReason = try row["lifted_reason"]
        carriedFrom = try row["carried_finding_id"]
    }
}
