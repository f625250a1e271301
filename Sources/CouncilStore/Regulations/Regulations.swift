public import Councils
public import Postgres

/// The regulations that clusters live by, version by version.
public enum Regulations {
    /// What drafting did.
    public struct Drafted: Sendable, Equatable {
        /// The version that says this.
        public let version: Int
        /// False where the newest version says the same already.
        public let isNew: Bool
    }

    /// One version in a list.
    public struct Summary: Sendable {
        /// The number in the database.
        let id: Int64
        /// The cluster's code.
        public let cluster: String
        /// From 1.
        public let version: Int
        /// What the regulation is called.
        public let title: String
        /// `draft`, `approved`, `in_force` or `superseded`.
        public let state: String
        /// Who drafted it.
        public let draftedBy: String
        /// When.
        public let draftedAt: Timestamp
        /// Who recorded the council's approval; `nil` before it.
        public let approvedBy: String?
        /// When.
        public let approvedAt: Timestamp?
        /// The paper of the approval.
        public let document: String?
        /// The day on which it came or comes into force.
        public let inForceFrom: CivilDate?
        /// The day on which a later version took its place.
        public let supersededOn: CivilDate?
        /// How many units agreed to it.
        public let agreed: Int
    }

    /// A member's comment or agreement.
    public struct Response: Sendable {
        /// The unit's code.
        public let unit: String
        /// `comment` or `agree`.
        public let kind: String
        /// The comment.
        public let text: String?
        /// The paper, where somebody else passed on the unit's word.
        public let document: String?
        /// Who gave it.
        public let author: String
        /// When.
        public let at: Timestamp
    }

    /// One version as a whole.
    public struct Whole: Sendable {
        /// Its state.
        public let summary: Summary
        /// Its text.
        public let parts: [RegulationDraft.Entry]
        /// What members said, in the order in which they said it.
        public let responses: [Response]
        /// The members that have not agreed, by code.
        public let waiting: [String]

        /// What it lacks before the council can approve it.
        public var missing: [RegulationPart] { RegulationPart.missing(among: parts.map(\.part)) }
    }

    /// Writes a draft as the cluster's next version; the same title and text as the newest version changes nothing. Throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func draft(
        _ draft: RegulationDraft, title: String, cluster: String, _ transaction: borrowing Transaction
    ) throws -> Drafted {
        let row = try transaction.only(
            """
            select version, is_new
            from draft_regulation(
                \(cluster), \(title), \(draft.entries.map(\.part.rawValue)), \(draft.entries.map(\.text)))
            """)
        return Drafted(version: try row["version"], isNew: try row["is_new"])
    }

    /// What a list of versions shows.
    public static let columns: [ListColumn] = [
        .code("cluster"), .value("version"), .name("title"), .code("state"), .value("agreed"), .instant("approved_at"),
        .name("document"), .value("in_force_from"), .value("superseded_on"),
    ]

    /// The versions of the council's regulations, of one cluster if given, newest first; throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(cluster: String?, _ transaction: borrowing Transaction) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            \(summaries)
            where \(cluster)::text is null or cluster.code = \(cluster)
            order by cluster.name collate vi, cluster.code, regulation.version desc
            """)
    }

    private static let summaries: SQL = """
        select regulation.*, regulation.approval_document as document, cluster.code as cluster,
               (select count(*)
                from regulation_response as response
                where response.council_id = regulation.council_id
                  and response.regulation_id = regulation.regulation_id
                  and response.kind = 'agree') as agreed
        from regulation
        join cluster using (council_id, cluster_id)
        """

    /// One version with its text and what members said, the newest if none is named; throws ``CouncilError/Kind/notFound``.
    public static func show(
        cluster: String, version: Int?, _ transaction: borrowing Transaction
    ) throws -> Whole {
        let known = try Version.find(cluster: cluster, version: version, transaction)
        let summary = try Summary(
            transaction.only("\(summaries) where regulation.regulation_id = \(known.id)"))
        let responses = try transaction.query(
            """
            select unit.code, response.kind, response.text, response.document, response.author, response.at
            from regulation_response as response
            join unit using (council_id, unit_id)
            where response.regulation_id = \(known.id)
            order by response.response_id
            """
        ).map(Response.init)
        return Whole(
            summary: summary, parts: try known.parts(transaction), responses: responses,
            waiting: try known.agreement(transaction).waiting)
    }
}

extension Regulations.Summary {
    init(_ row: Row) throws {
        id = try row["regulation_id"]
        cluster = try row["cluster"]
        version = Int(try row["version"] as Int16)
        title = try row["title"]
        state = try row["state"]
        draftedBy = try row["drafted_by"]
        draftedAt = try row["drafted_at"]
        approvedBy = try row["approved_by"]
        approvedAt = try row["approved_at"]
        document = try row["document"]
        inForceFrom = try row["in_force_from"]
        supersededOn = try row["superseded_on"]
        agreed = try row["agreed"]
    }
}

extension Regulations.Response {
    init(_ row: Row) throws {
        unit = try row["code"]
        kind = try row["kind"]
        text = try row["text"]
        document = try row["document"]
        author = try row["author"]
        at = try row["at"]
    }
}
