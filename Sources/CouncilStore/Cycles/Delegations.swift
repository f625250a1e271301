import Councils
public import Postgres

/// When the council lets its standing agency decide cards in its place.
public enum Delegations {
    /// One delegation, in force or past.
    public struct Entry: Sendable {
        /// The cluster's code; `nil` for the whole year.
        public let cluster: String?
        /// The paper that it stands on.
        public let document: String
        /// Who recorded it.
        public let author: String
        /// When.
        public let at: Timestamp
        /// Who revoked it; `nil` while it is in force.
        public let revokedBy: String?
        /// When it was revoked.
        public let revokedAt: Timestamp?
    }

    /// Delegates the appraisal of a year, or of one cluster's. The same again changes nothing and returns false; one that stands
    /// on another paper throws ``CouncilError/Kind/wrongState``.
    public static func add(
        year: Int, cluster: String?, document: String, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try Clusters.require(cluster, transaction)
        let added = try transaction.execute(
            """
            insert into delegation (council_id, year, cluster_id, document, author, at)
            select current_council(), \(year), (select cluster_id from cluster where code = \(cluster)),
                   normalize(\(document)), current_actor(), current_instant()
            on conflict (council_id, year, cluster_id) where revoked_at is null do nothing
            """)
        if added > 0 {
            try Events.change(
                "delegation add", object(year, cluster), after: ["document": document], transaction)
            return true
        }
        let present = try list(year: year, transaction).first { $0.cluster == cluster && $0.revokedAt == nil }
        guard let present, present.document != document else { return false }
        throw CouncilError(
            .wrongState, "delegation_given",
            ["scope": cluster ?? "all_clusters", "year": "\(year)", "document": present.document])
    }

    /// Takes a delegation back; throws ``CouncilError/Kind/notFound`` where none is in force.
    public static func revoke(year: Int, cluster: String?, _ transaction: borrowing Transaction) throws {
        try Clusters.require(cluster, transaction)
        let row = try transaction.first(
            """
            update delegation
            set revoked_by = current_actor(), revoked_at = current_instant()
            where year = \(year)
              and cluster_id is not distinct from (select cluster_id from cluster where code = \(cluster))
              and revoked_at is null
            returning document
            """)
        guard let row else {
            throw CouncilError(
                .notFound, "delegation_missing", ["scope": cluster ?? "all_clusters", "year": "\(year)"])
        }
        try Events.change(
            "delegation revoke", object(year, cluster), before: ["document": try row["document"]], transaction)
    }

    /// The delegations of a year, in force and past, in the order in which they were given.
    public static func list(year: Int, _ transaction: borrowing Transaction) throws -> [Entry] {
        try transaction.query(
            """
            select cluster.code as cluster, delegation.document, delegation.author, delegation.at,
                   delegation.revoked_by, delegation.revoked_at
            from delegation
            left join cluster using (council_id, cluster_id)
            where delegation.year = \(year)
            order by delegation.delegation_id
            """
        ).map { row in
            Entry(
                cluster: try row["cluster"], document: try row["document"], author: try row["author"],
                at: try row["at"], revokedBy: try row["revoked_by"], revokedAt: try row["revoked_at"])
        }
    }

    private static func object(_ year: Int, _ cluster: String?) -> String {
        "delegation/\(year)" + (cluster.map { "/\($0)" } ?? "")
    }
}
