public import Councils
public import Postgres

/// What the members of a cluster give each other their word on for a year.
public enum Covenants {
    /// One covenant and how far its signing is.
    public struct Summary: Sendable {
        /// What it says.
        public let text: String
        /// The paper that it stands on.
        public let document: String?
        /// SHA-256 of the text in UTF-8, in hexadecimal digits.
        public let digest: String
        /// Who drafted it last.
        public let draftedBy: String
        /// When.
        public let draftedAt: Timestamp
        /// The last day for signing.
        public let closesOn: CivilDate
        /// How many members there are.
        public let members: Int
        /// How many of them signed.
        public let signed: Int
        /// How many targets there are.
        public let targets: Int
        /// How many of them have a result.
        public let results: Int
    }

    /// Writes the text of a cluster's covenant, or writes it anew while nobody has signed; false where it says so already.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` before the criteria are agreed and once somebody has signed.
    public static func draft(
        _ text: CovenantText, year: Int, cluster: String, document: String?, _ transaction: borrowing Transaction
    ) throws -> Bool {
        let cycle = try CovenantCycle.lock(year: year, cluster: cluster, transaction)
        guard cycle.criteriaAreAgreed else {
            throw try CriteriaSets.notAgreed(cluster: cluster, year: year, transaction)
        }
        let known = try transaction.first(
            """
            select encode(digest, 'hex') as digest, document,
                   digest = sha256(convert_to(normalize(\(text.text)), 'UTF8')) as is_same
            from covenant
            where cycle_id = \(cycle.id)
            """)
        if let known, try known["is_same"] as Bool { return false }
        if cycle.signatures > 0 {
            throw CouncilError(
                .wrongState, "covenant_binding", cycle.values.merging(["signed": "\(cycle.signatures)"]) { $1 })
        }
        let digest = try write(text, of: cycle, document: document, transaction)
        try Events.change(
            "covenant draft", cycle.object,
            before: try known.map { ["digest": try $0["digest"], "document": try $0["document"]] } ?? [:],
            after: ["digest": digest, "document": document], transaction)
        return true
    }

    private static func write(
        _ text: CovenantText, of cycle: CovenantCycle, document: String?, _ transaction: borrowing Transaction
    ) throws -> String {
        try transaction.only(
            """
            insert into covenant (council_id, cycle_id, text, digest, document, drafted_by, drafted_at)
            select current_council(), \(cycle.id), given.text, sha256(convert_to(given.text, 'UTF8')),
                   normalize(\(document)), current_actor(), current_instant()
            from (select normalize(\(text.text)) as text) as given
            on conflict (council_id, cycle_id) do update
                set text = excluded.text, digest = excluded.digest, document = excluded.document,
                    drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at
            returning encode(digest, 'hex') as digest
            """)["digest"]
    }

    /// A cluster's covenant; throws ``CouncilError/Kind/notFound`` without the cycle and ``CouncilError/Kind/wrongState`` before
    /// there is one.
    public static func show(
        year: Int, cluster: String, _ transaction: borrowing Transaction
    ) throws -> Summary {
        try Clusters.require(cluster, transaction)
        let row = try transaction.first(
            """
            select covenant.text, covenant.document, encode(covenant.digest, 'hex') as digest, covenant.drafted_by,
                   covenant.drafted_at,
                   day_of_setting(setting_of(cycle.cycle_id, 'covenant_closes_on'), cycle.year) as closes_on,
                   members.all_of_them as members, members.bound as signed, targets.all_of_them, targets.with_result
            from covenant
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            cross join lateral (
                select count(*) as all_of_them, count(word.signed_on) as bound
                from cycle_members(array[cycle.cycle_id]) as member
                left join covenant_words(array[cycle.cycle_id]) as word using (unit_id)
            ) as members
            cross join lateral (
                select count(*) as all_of_them, count(target.result) as with_result
                from covenant_target as target
                where target.cycle_id = cycle.cycle_id and target.withdrawn_at is null
            ) as targets
            where cycle.year = \(year) and cluster.code = \(cluster)
            """)
        guard let row else {
            throw CouncilError(.wrongState, "covenant_missing", ["cluster": cluster, "year": "\(year)"])
        }
        return try Summary(row)
    }
}

extension Covenants.Summary {
    init(_ row: Row) throws {
        text = try row["text"]
        document = try row["document"]
        digest = try row["digest"]
        draftedBy = try row["drafted_by"]
        draftedAt = try row["drafted_at"]
        closesOn = try row["closes_on"]
        members = Int(try row["members"] as Int64)
        signed = Int(try row["signed"] as Int64)
        targets = Int(try row["all_of_them"] as Int64)
        results = Int(try row["with_result"] as Int64)
    }
}
