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

    /// One cluster in a list.
    public struct Summary: Sendable {
        /// What people type.
        public let code: String
        /// As the council writes it, in normal form C.
        public let name: String
        /// `cum` (by territory) or `khoi` (by sector).
        public let kind: String
        /// How many units are members on the day asked for.
        public let units: Int
    }

    /// One unit and its cluster on the day asked for.
    public struct Member: Sendable {
        /// The unit's code.
        public let unit: String
        /// As the council writes it, in normal form C.
        public let name: String
        /// The cluster's code.
        public let cluster: String?
        /// The day the membership began; `nil` without one.
        public let since: CivilDate?
        /// The first day of the unit.
        public let validFrom: CivilDate
        /// The first day on which the unit is no more; `nil` while it is.
        public let validTo: CivilDate?
    }

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

    /// The council's clusters, sorted as Vietnamese sorts names, with their members on a day.
    public static func list(on day: CivilDate, _ transaction: borrowing Transaction) throws -> [Summary] {
        try transaction.query(
            """
            select cluster.code, cluster.name, cluster.kind, count(membership.unit_id) as units
            from cluster
            left join membership on membership.council_id = cluster.council_id
                and membership.cluster_id = cluster.cluster_id
                and daterange(membership.valid_from, membership.valid_to) @> \(day)
            group by cluster.code, cluster.name, cluster.kind
            order by cluster.name collate vi, cluster.code
            """
        ).map { row in
            Summary(code: try row["code"], name: try row["name"], kind: try row["kind"], units: try row["units"])
        }
    }

    /// The council's units, of one cluster if given, with where they compete on a day; throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func units(
        cluster: String?, on day: CivilDate, _ transaction: borrowing Transaction
    ) throws -> [Member] {
        try require(cluster, transaction)
        return try transaction.query(
            """
            select unit.code, unit.name, cluster.code as cluster, membership.valid_from as since,
                   unit.valid_from, unit.valid_to
            from unit
            left join (membership join cluster using (council_id, cluster_id))
                on membership.council_id = unit.council_id
               and membership.unit_id = unit.unit_id
               and daterange(membership.valid_from, membership.valid_to) @> \(day)
            where \(cluster)::text is null or cluster.code = \(cluster)
            order by cluster.name collate vi, unit.name collate vi, unit.code
            """
        ).map { row in
            Member(
                unit: try row["code"], name: try row["name"], cluster: try row["cluster"], since: try row["since"],
                validFrom: try row["valid_from"], validTo: try row["valid_to"])
        }
    }

    /// Throws ``CouncilError/Kind/notFound`` where a cluster is named that the council does not have: what is asked of it would
    /// only look empty.
    static func require(_ code: String?, _ transaction: borrowing Transaction) throws {
        guard let code else { return }
        guard try transaction.first("select from cluster where code = \(code)") == nil else { return }
        throw missing(code)
    }

    private static func missing(_ code: String) -> CouncilError {
        CouncilError(.notFound, "cluster_missing", ["cluster": code])
    }

    /// One cluster with its members; throws ``CouncilError/Kind/notFound``.
    public static func show(
        _ code: String, on day: CivilDate, _ transaction: borrowing Transaction
    ) throws -> (summary: Summary, members: [Member]) {
        guard let summary = try list(on: day, transaction).first(where: { $0.code == code }) else {
            throw missing(code)
        }
        return (summary, try units(cluster: code, on: day, transaction))
    }
}
