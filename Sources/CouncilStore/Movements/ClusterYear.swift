import Councils
import Postgres

/// One cycle by the names that people give it: what its movements, exemplars and activities hang on.
struct ClusterYear {
    let id: Int64
    let year: Int
    let cluster: String

    /// The cycle of a cluster in a year; throws ``CouncilError/Kind/notFound``.
    init(year: Int, cluster: String, _ transaction: borrowing Transaction) throws {
        try Clusters.require(cluster, transaction)
        let row = try transaction.first(
            """
            select cycle.cycle_id
            from cycle
            join cluster using (council_id, cluster_id)
            where cycle.year = \(year) and cluster.code = \(cluster)
            """)
        guard let row else {
            throw CouncilError(.notFound, "cycle_missing", ["cluster": cluster, "year": "\(year)"])
        }
        id = try row["cycle_id"]
        self.year = year
        self.cluster = cluster
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

    /// The units that compete in this cycle.
    func units(_ transaction: borrowing Transaction) throws -> Set<String> {
        Set(
            try transaction.query(
                """
                select unit.code
                from scorecard
                join unit using (council_id, unit_id)
                where scorecard.cycle_id = \(id)
                """
            ).map { try $0["code"] as String })
    }

    /// Throws unless a unit competes in this cycle.
    func require(member unit: String, _ transaction: borrowing Transaction) throws {
        guard try !units(transaction).contains(unit) else { return }
        throw CouncilError(.notFound, stranger(unit))
    }

    /// Throws `ImportRejection` where a line names a unit that does not compete in this cycle.
    func require(
        members named: [(line: Int, column: String, unit: String)], _ transaction: borrowing Transaction
    ) throws {
        let units = try units(transaction)
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

extension CalendarDay {
    /// The day as the database knows it; a day of the calendar is always one.
    var civil: CivilDate? { CivilDate(year: year, month: month, day: day) }
}

extension CouncilDay {
    /// Throws for a day that is still to come: what is recorded has been.
    static func require(past day: CivilDate, _ transaction: borrowing Transaction) throws {
        let today = try today(transaction)
        guard day.daysSinceEpoch > today.daysSinceEpoch else { return }
        throw CouncilError(.badValue, "held_in_future", ["on": "\(day)", "today": "\(today)"])
    }
}
