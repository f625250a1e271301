import Councils
public import Postgres

/// When the council lets its standing agency decide cards in its place.
public enum Delegations {
    /// What a list of delegations shows.
    public static let columns: [ListColumn] = [
        .code("cluster"), .name("document"), .name("author"), .instant("at"), .name("revoked_by"),
        .instant("revoked_at"),
    ]

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
        let present: String = try transaction.only(
            """
            select document
            from delegation
            where year = \(year)
              and cluster_id is not distinct from (select cluster_id from cluster where code = \(cluster))
              and revoked_at is null
            """)["document"]
        guard present != document else { return false }
        throw CouncilError(
            .wrongState, "delegation_given",
            ["scope": cluster ?? "all_clusters", "year": "\(year)", "document": present])
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
    public static func list(year: Int) -> ListQuery {
        ListQuery(
            columns,
            """
            select cluster.code as cluster, delegation.document, delegation.author, delegation.at,
                   delegation.revoked_by, delegation.revoked_at
            from delegation
            left join cluster using (council_id, cluster_id)
            where delegation.year = \(year)
            order by delegation.delegation_id
            """)
    }

    private static func object(_ year: Int, _ cluster: String?) -> String {
        "delegation/\(year)" + (cluster.map { "/\($0)" } ?? "")
    }
}
