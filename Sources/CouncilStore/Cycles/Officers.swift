public import Councils
public import Postgres

/// Who leads a cluster in a year.
public enum Officers {
    /// One office of one unit, present or past.
    public struct Entry: Sendable {
        /// The cluster's code.
        public let cluster: String
        /// The unit's code.
        public let unit: String
        /// The unit's name.
        public let unitName: String
        /// `head` or `deputy`.
        public let role: String
        /// The paper that the appointment stands on.
        public let document: String?
        /// Who recorded it.
        public let appointedBy: String
        /// When.
        public let appointedAt: Timestamp
        /// When the unit stepped down; `nil` while it leads.
        public let endedAt: Timestamp?
    }

    /// Makes these the officers of a cycle. Whoever leads no longer steps down and stays on record; whoever keeps the office keeps
    /// its row. False where they lead it already.
    ///
    /// Throws ``CouncilError/Kind/notFound`` without the cycle and ``CouncilError/Kind/badValue`` for a slate that cannot be.
    public static func appoint(
        _ slate: OfficerSlate, year: Int, cluster: String, document: String?, _ transaction: borrowing Transaction
    ) throws -> Bool {
        let cycle = try lock(year: year, cluster: cluster, transaction)
        if let objection = slate.objection(units: try units(of: cycle, transaction)) {
            throw CouncilError(.badValue, objection.code, objection.parameters)
        }
        let before = try list(year: year, cluster: cluster, transaction).filter { $0.endedAt == nil }
        let wanted = [slate.head] + slate.deputies
        let roles = ["head"] + slate.deputies.map { _ in "deputy" }
        let ended = try end(in: cycle, unless: wanted, roles, transaction)
        let begun = try begin(in: cycle, wanted, roles, document: document, transaction)
        guard ended + begun > 0 else { return false }
        try Events.change(
            "cycle appoint", "cycle/\(cluster)/\(year)", before: before.isEmpty ? [:] : summary(before),
            after: [
                "head": slate.head, "deputies": slate.deputies.sorted().joined(separator: ","), "document": document,
            ], transaction)
        return true
    }

    /// Two appointments at once wait for each other here.
    private static func lock(year: Int, cluster: String, _ transaction: borrowing Transaction) throws -> Int64 {
        try Clusters.require(cluster, transaction)
        let row = try transaction.first(
            """
            select cycle.cycle_id
            from cycle
            join cluster using (council_id, cluster_id)
            where cycle.year = \(year) and cluster.code = \(cluster)
            for no key update of cycle
            """)
        guard let row else {
            throw CouncilError(.notFound, "cycle_missing", ["cluster": cluster, "year": "\(year)"])
        }
        return try row["cycle_id"]
    }

    private static func units(of cycle: Int64, _ transaction: borrowing Transaction) throws -> Set<String> {
        Set(
            try transaction.query(
                """
                select unit.code
                from scorecard
                join unit using (council_id, unit_id)
                where scorecard.cycle_id = \(cycle) and scorecard.left_on is null
                """
            ).map { try $0["code"] as String })
    }

    private static func end(
        in cycle: Int64, unless units: [String], _ roles: [String], _ transaction: borrowing Transaction
    ) throws -> Int {
        try transaction.execute(
            """
            update cycle_officer
            set ended_at = current_instant()
            from unit
            where cycle_officer.cycle_id = \(cycle)
              and cycle_officer.ended_at is null
              and unit.council_id = cycle_officer.council_id
              and unit.unit_id = cycle_officer.unit_id
              and (unit.code, cycle_officer.role) not in (select * from unnest(\(units), \(roles)))
            """)
    }

    private static func begin(
        in cycle: Int64, _ units: [String], _ roles: [String], document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        try transaction.execute(
            """
            insert into cycle_officer (council_id, cycle_id, unit_id, role, document, appointed_by, appointed_at)
            select unit.council_id, \(cycle), unit.unit_id, wanted.role, normalize(\(document)), current_actor(),
                   current_instant()
            from unnest(\(units), \(roles)) with ordinality as wanted (unit, role, place)
            join unit on unit.code = wanted.unit
            where not exists (
                select
                from cycle_officer as present
                where present.cycle_id = \(cycle)
                  and present.unit_id = unit.unit_id
                  and present.ended_at is null)
            order by wanted.place
            """)
    }

    private static func summary(_ entries: [Entry]) -> [String: String?] {
        [
            "head": entries.first { $0.role == "head" }?.unit,
            "deputies": entries.filter { $0.role == "deputy" }.map(\.unit).sorted().joined(separator: ","),
        ]
    }

    /// The officers of a year, of one cluster if given: by cluster, those who lead before those who did, the head first. Throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> [Entry] {
        try Clusters.require(cluster, transaction)
        return try transaction.query(
            """
            select cluster.code as cluster, unit.code as unit, unit.name as unit_name, officer.role, officer.document,
                   officer.appointed_by, officer.appointed_at, officer.ended_at
            from cycle_officer as officer
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, officer.ended_at desc nulls first, officer.role = 'head' desc,
                     unit.name collate vi, officer.officer_id
            """
        ).map(Entry.init)
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

extension Officers.Entry {
    init(_ row: Row) throws {
        cluster = try row["cluster"]
        unit = try row["unit"]
        unitName = try row["unit_name"]
        role = try row["role"]
        document = try row["document"]
        appointedBy = try row["appointed_by"]
        appointedAt = try row["appointed_at"]
        endedAt = try row["ended_at"]
    }
}
