import Councils
import Postgres

/// One cycle by the names that people give it: what the records of its year hang on.
struct ClusterYear {
    let id: Int64
    let year: Int
    let cluster: String

    /// The cycle of a cluster in a year; locked, whoever else changes what hangs on it waits until the transaction ends. Throws
    /// ``CouncilError/Kind/notFound``.
    init(year: Int, cluster: String, locking: Bool = false, _ transaction: borrowing Transaction) throws {
        try Clusters.require(cluster, transaction)
        let lock: SQL = locking ? "for no key update of cycle" : ""
        let row = try transaction.first(
            """
            select cycle.cycle_id
            from cycle
            join cluster using (council_id, cluster_id)
            where cycle.year = \(year) and cluster.code = \(cluster)
            \(lock)
            """)
        guard let row else { throw Self.missing(year: year, cluster: cluster) }
        id = try row["cycle_id"]
        self.year = year
        self.cluster = cluster
    }

    /// What is answered where a cluster has no cycle of a year.
    static func missing(year: Int, cluster: String) -> CouncilError {
        CouncilError(.notFound, "cycle_missing", ["cluster": cluster, "year": "\(year)"])
    }

    /// What events call something that hangs on this cycle.
    func object(_ noun: String, _ code: String? = nil) -> String {
        ([noun, cluster, "\(year)"] + (code.map { [$0] } ?? [])).joined(separator: "/")
    }

    /// Throws unless an actor may speak for each of these units, and for the cluster where one is `nil`. The cluster's head passes
    /// on the word of its members, on paper.
    func require(
        _ actor: Actor, toSpeakFor units: Set<String?>, document: String?, _ transaction: borrowing Transaction
    ) throws {
        if units.contains(nil) {
            try Officers.require(actor, toLead: cluster, year: year, document: document, transaction)
        }
        let officers = try Officers.leading(cluster, years: [year], transaction)
        let leads = actor.unit.map(officers.contains) ?? false
        for unit in units.compactMap(\.self).sorted() {
            let denial = SpeakingRule.denial(of: actor, forUnit: unit, leadsCluster: leads, document: document)
            if let denial { throw CouncilError(denial) }
        }
    }

    /// The units that compete in this cycle; with those that left it in the year, for what they did before.
    func units(withLeft: Bool = false, _ transaction: borrowing Transaction) throws -> Set<String> {
        Set(
            try transaction.query(
                """
                select unit.code
                from scorecard
                join unit using (council_id, unit_id)
                where scorecard.cycle_id = \(id) and (scorecard.left_on is null or \(withLeft))
                """
            ).map { try $0["code"] as String })
    }

    /// Throws unless a unit competes in this cycle.
    func require(member unit: String, _ transaction: borrowing Transaction) throws {
        guard try !units(transaction).contains(unit) else { return }
        throw CouncilError(.notFound, stranger(unit))
    }

    /// Throws `ImportRejection` where a line names a unit that did not compete in this cycle. What a file tells may have been
    /// before a unit left.
    func require(
        members named: [(line: Int, column: String, unit: String)], _ transaction: borrowing Transaction
    ) throws {
        let units = try units(withLeft: true, transaction)
        let strangers = named.filter { !units.contains($0.unit) }
        guard !strangers.isEmpty else { return }
        throw ImportRejection(
            strangers.map { name in
                ImportMistake(line: name.line, column: name.column, value: name.unit, reason: stranger(name.unit))
            })
    }

    private func stranger(_ unit: String) -> Message {
        Message("unit_not_in_cycle", ["unit": unit, "cluster": cluster, "year": "\(year)"])
    }
}
