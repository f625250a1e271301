public import Councils
public import Postgres

/// The ballots of clusters: by how many members a unit was voted to stand before those that it is equal to.
public enum Ballots {
    /// The count of one unit's votes.
    public struct Count: Sendable {
        /// The award year.
        public var year: Int
        /// The cluster's code.
        public var cluster: String
        /// The unit that was voted for.
        public var unit: String
        /// How many members voted for it.
        public var votes: Int
        /// The paper that the ballot is on.
        public var document: String

        /// A count as the minutes of the ballot say it.
        public init(year: Int, cluster: String, unit: String, votes: Int, document: String) {
            (self.year, self.cluster, self.unit) = (year, cluster, unit)
            (self.votes, self.document) = (votes, document)
        }
    }

    /// What a list of ballots shows.
    public static let columns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .value("votes"), .name("document"), .name("author"),
        .instant("at"),
    ]

    /// Records how many votes a unit had, or corrects that until the year is closed; false where it is recorded so already.
    ///
    /// Nobody votes on itself, so that there are at most as many votes as other members. Throws
    /// ``CouncilError/Kind/notPermitted`` for whoever does not lead the cluster, ``CouncilError/Kind/wrongState`` once the year
    /// is closed and ``CouncilError/Kind/badValue`` for more votes than there can be.
    public static func record(
        _ count: Count, by actor: Actor, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try Officers.require(
            actor, toLead: count.cluster, year: count.year, document: count.document, transaction)
        let cycle = try ClusterYear(year: count.year, cluster: count.cluster, locking: true, transaction)
        let members = try cycle.units(transaction)
        try cycle.require(member: count.unit, transaction)
        try require(count, among: members.count, cycle, transaction)
        let known = try transaction.first(
            """
            select ballot.votes, ballot.document
            from cluster_ballot as ballot
            join unit using (council_id, unit_id)
            where ballot.cycle_id = \(cycle.id) and unit.code = \(count.unit)
            """)
        let before: [String: String?] =
            try known.map { ["votes": "\(try $0["votes"] as Int16)", "document": try $0["document"]] } ?? [:]
        guard try write(count, cycle, transaction) else { return false }
        try Events.change(
            "ballot record", cycle.object("ballot", count.unit), before: before,
            after: ["votes": "\(count.votes)", "document": count.document], transaction)
        return true
    }

    private static func require(
        _ count: Count, among members: Int, _ cycle: ClusterYear, _ transaction: borrowing Transaction
    ) throws {
        let values = ["unit": count.unit, "cluster": count.cluster, "year": "\(count.year)"]
        let state: String = try transaction.only("select state from cycle where cycle_id = \(cycle.id)")["state"]
        guard state != CycleState.closed.rawValue else {
            throw CouncilError(.wrongState, "ballot_after_closing", values)
        }
        guard (0..<members).contains(count.votes) else {
            let numbers = ["votes": "\(count.votes)", "members": "\(members)", "most": "\(members - 1)"]
            throw CouncilError(.badValue, "ballot_votes_beyond", values.merging(numbers) { $1 })
        }
    }

    /// Writes the count; false where it stands so.
    private static func write(
        _ count: Count, _ cycle: ClusterYear, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            insert into cluster_ballot as recorded (council_id, cycle_id, unit_id, votes, document, author, at)
            select current_council(), \(cycle.id), unit.unit_id, \(Int16(count.votes)), normalize(\(count.document)),
                   current_actor(), current_instant()
            from unit
            where unit.code = \(count.unit)
            on conflict (council_id, cycle_id, unit_id) do update
                set votes = excluded.votes, document = excluded.document, author = excluded.author, at = excluded.at
                where (recorded.votes, recorded.document) is distinct from (excluded.votes, excluded.document)
            """) > 0
    }

    /// The ballots of a year, of one cluster if given: by cluster, most votes first. Throws ``CouncilError/Kind/notFound`` for an
    /// unknown cluster.
    public static func list(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, unit.code as unit, called.name, ballot.votes, ballot.document, ballot.author,
                   ballot.at
            from cluster_ballot as ballot
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            cross join lateral unit_name_on(unit.unit_id, cycle.ends_on) as called (name)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by cluster.name collate vi, cluster.code, ballot.votes desc, called.name collate vi, unit.code
            """)
    }
}
