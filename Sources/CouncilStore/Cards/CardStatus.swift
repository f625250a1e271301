public import Councils
public import Postgres

/// Who has not yet done what.
public enum CardStatus {
    /// One unit's card: at whose desk it lies and what is missing.
    public struct Entry: Sendable {
        /// The cluster's code.
        public let cluster: String
        /// The unit's code.
        public let unit: String
        /// The unit's name.
        public let unitName: String
        /// How far the cycle is.
        public let stage: String
        /// How far the card is.
        public let state: String
        /// Who has it: units, `council`, or nobody.
        public let desk: String?
        /// The command that comes next; `nil` when nothing is missing.
        public let waitsFor: String?
        /// How many lines are required; `nil` without criteria.
        public let lines: Int?
        /// How many of them have a figure: self, head, agreed, decided.
        public let filled: [Int]
        /// How many lines lack the evidence that they need.
        public let withoutEvidence: Int
        /// Objections to the card that are not answered.
        public let objections: Int
        /// Findings that hold the unit.
        public let holds: Int
        /// The latest complete figure.
        public let figure: String?
        /// What the card adds up to under it.
        public let total: Points?
    }

    /// Every card of a year, of one cluster if given, by cluster and unit as Vietnamese sorts names; one query. Throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster. Somebody who acts for a unit sees the clusters that it leads or is
    /// deputy of; throws ``CouncilError/Kind/notPermitted`` where it leads none.
    public static func list(
        year: Int, cluster: String?, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> [Entry] {
        try Clusters.require(cluster, transaction)
        let entries = try transaction.query("select * from card_status(\(Int32(year)), \(cluster))").map(Entry.init)
        guard actor.role == .head else { return entries }
        let led = try ledClusters(year: year, unit: actor.unit ?? "", transaction)
        let visible = entries.filter { led.contains($0.cluster) }
        guard !visible.isEmpty else { throw CouncilError(.notPermitted, "leads_no_cluster", ["year": "\(year)"]) }
        return visible
    }

    /// The clusters that a unit is head or deputy of in a year.
    private static func ledClusters(
        year: Int, unit: String, _ transaction: borrowing Transaction
    ) throws -> Set<String> {
        Set(
            try transaction.query(
                """
                select cluster.code
                from cycle_officer as officer
                join cycle using (council_id, cycle_id)
                join cluster using (council_id, cluster_id)
                join unit using (council_id, unit_id)
                where cycle.year = \(year) and unit.code = \(unit) and officer.ended_at is null
                """
            ).map { try $0["code"] as String })
    }
}

extension CardStatus.Entry {
    init(_ row: Row) throws {
        cluster = try row["cluster"]
        unit = try row["unit"]
        unitName = try row["unit_name"]
        stage = try row["stage"]
        state = try row["state"]
        desk = try row["desk"]
        waitsFor = try row["waits_for"]
        lines = try row["lines"]
        filled = try ["self_lines", "head_lines", "agreed_lines", "decided_lines"].map { try row[$0] }
        withoutEvidence = try row["without_evidence"]
        objections = try row["objections"]
        holds = try row["holds"]
        figure = try row["figure"]
        total = try row["total"]
    }
}
