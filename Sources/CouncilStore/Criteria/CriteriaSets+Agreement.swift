public import Postgres

extension CriteriaSets {
    /// How a cluster stands after members agreed.
    public struct Agreement: Sendable {
        /// The cluster's code.
        public let cluster: String
        /// The set's code.
        public let code: String
        /// The set's version.
        public let version: Int
        /// How many members agreed now.
        public let given: Int
        /// How many have agreed in all.
        public let agreed: Int
        /// How many must.
        public let needed: Int
        /// How many there are.
        public let members: Int
        /// Whether the criteria are agreed, and frozen.
        public let isAgreed: Bool
        /// Whether they became so now.
        public let isNewlyAgreed: Bool
    }

    /// What last year's criteria became in a cluster.
    public struct Copied: Sendable {
        /// The cluster's code.
        public let cluster: String
        /// The set's code.
        public let code: String
        /// The version of this year.
        public let version: Int
        /// False where the cluster had criteria already.
        public let isNew: Bool
    }

    /// Why nothing goes on in a cycle whose criteria are not agreed: it has none, or its members have not agreed to them.
    static func notAgreed(
        cluster: String, year: Int, _ transaction: borrowing Transaction
    ) throws -> CouncilError {
        let proposed = try transaction.first(
            """
            select from cycle join cluster using (council_id, cluster_id)
            where cycle.year = \(year) and cluster.code = \(cluster) and cycle.criteria_set_id is not null
            """)
        let code = proposed == nil ? "criteria_missing" : "criteria_not_agreed"
        return CouncilError(.wrongState, code, ["cluster": cluster, "year": "\(year)"])
    }

    /// Takes down what a member says of the proposal; false where it said so before. Throws ``CouncilError``.
    public static func comment(
        year: Int, cluster: String, unit: String, text: String, document: String?, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.only(
            "select comment_criteria(\(Int32(year)), \(cluster), \(unit), \(text), \(document)) as is_new")["is_new"]
    }

    /// Takes down that a member agrees, or all members of the clusters named or of all clusters of the year, and freezes what
    /// enough of them agreed to; throws ``CouncilError``.
    public static func agree(
        year: Int, clusters: [String]?, unit: String?, version: Int?, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> [Agreement] {
        try transaction.query(
            """
            select cluster_code, set_code, version, given, agreed, needed, members, is_agreed, agreed_now
            from agree_criteria(\(Int32(year)), \(clusters), \(unit), \(version.map { Int32($0) }), \(document))
            """
        ).map { row in
            Agreement(
                cluster: try row["cluster_code"], code: try row["set_code"], version: try row["version"],
                given: try row["given"], agreed: try row["agreed"], needed: try row["needed"],
                members: try row["members"], isAgreed: try row["is_agreed"], isNewlyAgreed: try row["agreed_now"])
        }
    }

    /// Proposes the criteria of a year to the cycles of another that have none yet; throws ``CouncilError``.
    public static func copy(
        from former: Int, to year: Int, clusters: [String]?, _ transaction: borrowing Transaction
    ) throws -> [Copied] {
        try transaction.query(
            """
            select cluster_code, set_code, version, is_proposed
            from copy_criteria(\(Int32(former)), \(Int32(year)), \(clusters))
            """
        ).map { row in
            Copied(
                cluster: try row["cluster_code"], code: try row["set_code"], version: try row["version"],
                isNew: try row["is_proposed"])
        }
    }

    /// Whether a unit is head or deputy of a cluster in a year.
    public static func isLed(
        cluster: String, year: Int, by unit: String, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.first(
            """
            select
            from cycle_officer as officer
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cycle.year = \(year)
              and cluster.code = \(cluster)
              and unit.code = \(unit)
              and officer.ended_at is null
            """) != nil
    }
}
