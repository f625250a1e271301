public import Councils
public import Postgres

/// A council's clusters, units and who competes where.
public enum Clusters {
    /// What an import did.
    public struct ImportReport: Sendable, Equatable {
        /// How many clusters the file names.
        public let clusters: Int
        /// How many units the file names.
        public let units: Int
        /// How many rows were written; 0 when everything was so already.
        public let changed: Int
    }

    /// What a list of clusters shows.
    public static let columns: [ListColumn] = [.code("cluster"), .name("name"), .code("kind"), .value("units")]

    /// What a list of units shows.
    public static let unitColumns: [ListColumn] = [
        .code("unit"), .name("name"), .code("cluster"), .value("member_since"), .value("valid_from"),
        .value("valid_to"),
    ]

    /// Writes a roster: clusters and units appear or take their new names, and members join on `from`.
    public static func importRoster(
        _ roster: ClusterRoster, from: CivilDate, _ transaction: borrowing Transaction
    ) throws -> ImportReport {
        let entries = roster.entries
        let row = try transaction.only(
            """
            select clusters, units, changed
            from import_clusters(
                \(entries.map(\.cluster.rawValue)), \(entries.map(\.clusterName)), \(entries.map(\.kind.rawValue)),
                \(entries.map(\.unit.rawValue)), \(entries.map(\.unitName)), \(from))
            """)
        return ImportReport(clusters: try row["clusters"], units: try row["units"], changed: try row["changed"])
    }

    /// The council's clusters, sorted as Vietnamese sorts names, with their members on a day; one only, if given.
    public static func list(on day: CivilDate, only cluster: String? = nil) -> ListQuery {
        ListQuery(
            columns,
            """
            select cluster.code as cluster, cluster.name, cluster.kind, count(membership.unit_id) as units
            from cluster
            left join membership on membership.council_id = cluster.council_id
                and membership.cluster_id = cluster.cluster_id
                and daterange(membership.valid_from, membership.valid_to) @> \(day)
            where \(cluster)::text is null or cluster.code = \(cluster)
            group by cluster.code, cluster.name, cluster.kind
            order by cluster.name collate vi, cluster.code
            """)
    }

    /// The council's units, of one cluster if given, with where they compete on a day; throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func units(
        cluster: String?, on day: CivilDate, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try require(cluster, transaction)
        return ListQuery(
            unitColumns,
            """
            select unit.code as unit, unit.name, cluster.code as cluster, membership.valid_from as member_since,
                   unit.valid_from, unit.valid_to
            from unit
            left join (membership join cluster using (council_id, cluster_id))
                on membership.council_id = unit.council_id
               and membership.unit_id = unit.unit_id
               and daterange(membership.valid_from, membership.valid_to) @> \(day)
            where \(cluster)::text is null or cluster.code = \(cluster)
            order by cluster.name collate vi, unit.name collate vi, unit.code
            """)
    }

    /// Throws ``CouncilError/Kind/notFound`` where a cluster is named that the council does not have: what is asked of it would
    /// only look empty.
    static func require(_ code: String?, _ transaction: borrowing Transaction) throws {
        guard let code else { return }
        guard try transaction.first("select from cluster where code = \(code)") == nil else { return }
        throw CouncilError(.notFound, "cluster_missing", ["cluster": code])
    }
}
