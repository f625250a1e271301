public import Councils
public import Postgres

/// What members mean to reach, and what they reached.
public enum Targets {
    /// What an import of targets did.
    public struct ImportReport: Sendable, Equatable {
        /// How many targets the file means, member by member.
        public let targets: Int
        /// How many of them were written; 0 where all stood so already.
        public let changed: Int
    }

    /// Writes the targets of a file into a cluster's covenant, all or none; those that it does not name stay.
    ///
    /// Throws `ImportRejection` with every mistake; ``CouncilError/Kind/wrongState`` before there is a covenant, and where what
    /// somebody has signed would change; ``CouncilError/Kind/notPermitted`` for who neither leads the cluster nor brings targets
    /// of the own unit only.
    public static func importRows(
        _ file: TargetRows, year: Int, cluster: String, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> ImportReport {
        let cycle = try CovenantCycle.lock(year: year, cluster: cluster, transaction)
        let units = Set(file.rows.map(\.unit))
        if !actor.speaks(forNoneBut: units) {
            try Officers.require(actor, toLead: cluster, year: year, document: document, transaction)
        }
        try cycle.requireCovenant()
        let named = file.rows.arguments(of: cycle.id)
        let mistakes = try transaction.query("select * from check_targets(\(named))").map { row in
            ImportMistake(
                line: try row["line"], column: try row["col"], value: try row["value"],
                reason: Message(try row["reason"], pairs: try row["parameters"]))
        }
        if !mistakes.isEmpty { throw ImportRejection(mistakes) }
        let row = try transaction.only("select targets, changed from write_targets(\(named), \(document))")
        return ImportReport(targets: try row["targets"], changed: try row["changed"])
    }

    /// Takes one target back while nobody has signed; it stays on record and counts no more. Throws
    /// ``CouncilError/Kind/notFound`` where there is none.
    public static func withdraw(
        _ indicator: String, half: Int, unit: String, year: Int, cluster: String, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws {
        let cycle = try CovenantCycle.lock(year: year, cluster: cluster, transaction)
        if !actor.speaks(forNoneBut: [unit]) {
            try Officers.require(actor, toLead: cluster, year: year, document: document, transaction)
        }
        let taken = try transaction.execute(
            """
            update covenant_target as target
            set withdrawn_by = current_actor(), withdrawn_at = current_instant()
            from unit
            where target.cycle_id = \(cycle.id) and target.withdrawn_at is null
              and target.indicator = normalize(\(indicator)) and target.half = \(half)
              and unit.council_id = target.council_id and unit.unit_id = target.unit_id and unit.code = \(unit)
            """)
        guard taken > 0 else {
            throw CouncilError(.notFound, "target_unknown", ["unit": unit, "year": "\(year)"])
        }
        try Events.change(
            "target withdraw", cycle.object,
            before: ["unit": unit, "indicator": indicator, "half": "\(half)"], after: ["document": document],
            transaction)
    }

    /// Writes what came of targets, of one cluster or of all clusters of a year, all or none; returns how many changed.
    ///
    /// Throws `ImportRejection` for lines that meet no target; ``CouncilError/Kind/wrongState`` before there is a covenant;
    /// ``CouncilError/Kind/notPermitted`` for another unit's results.
    public static func importResults(
        _ file: ResultRows, year: Int, cluster: String?, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        try Clusters.require(cluster, transaction)
        try requireVoice(of: Set(file.rows.map(\.unit)), year: year, cluster: cluster, actor, document, transaction)
        let cycles = try cycles(of: file, year: year, cluster: cluster, transaction)
        let rows = file.rows
        let row = try transaction.only(
            """
            select changed, unknown_lines
            from write_results(
                \(cycles), \(rows.map { Int32($0.line) }), \(rows.map(\.unit)), \(rows.map(\.indicator)),
                \(rows.map { Int32($0.half) }), \(rows.map(\.actual)), \(document))
            """)
        if let unknown = try row["unknown_lines"] as [Int32]? {
            throw ImportRejection(rows.filter { unknown.contains(Int32($0.line)) }.map { $0.unknown(in: year) })
        }
        return try row["changed"]
    }

    private static func requireVoice(
        of units: Set<String>, year: Int, cluster: String?, _ actor: Actor, _ document: String?,
        _ transaction: borrowing Transaction
    ) throws {
        if actor.speaks(forNoneBut: Set(units.map(Optional.some))) { return }
        var leads = false
        if let cluster, let own = actor.unit, actor.role == .head {
            leads = try CriteriaSets.isLed(cluster: cluster, year: year, by: own, transaction)
        }
        let unit = units.count == 1 ? units.first : nil
        let denial = SpeakingRule.denial(of: actor, forUnit: unit, leadsCluster: leads, document: document)
        if let denial { throw CouncilError(denial) }
    }

    /// The cycles in which the units of a file compete; throws where none of them has a covenant.
    private static func cycles(
        of file: ResultRows, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> [Int64] {
        let rows = try transaction.query(
            """
            select cycle.cycle_id, cluster.code as cluster,
                   exists (select from covenant where covenant.cycle_id = cycle.cycle_id) as has_covenant
            from cycle
            join cluster using (council_id, cluster_id)
            where cycle.year = \(year) and (\(cluster)::text is null or cluster.code = \(cluster))
              and exists (
                  select
                  from scorecard as card
                  join unit using (council_id, unit_id)
                  where card.council_id = cycle.council_id and card.cycle_id = cycle.cycle_id
                    and unit.code = any (\(Array(Set(file.rows.map(\.unit))))))
            order by cluster.code collate "C"
            """)
        // Units that compete nowhere are mistakes of their lines.
        guard let first = rows.first else { return [] }
        guard try rows.contains(where: { try $0["has_covenant"] }) else {
            throw CouncilError(
                .wrongState, "covenant_missing", ["cluster": try first["cluster"], "year": "\(year)"])
        }
        return try rows.map { try $0["cycle_id"] }
    }
}

extension Actor {
    /// Whether everything is about the own unit.
    fileprivate func speaks(forNoneBut units: Set<String?>) -> Bool {
        guard let unit else { return false }
        return units == [unit] && SpeakingRule.denial(of: self, forUnit: unit, document: nil) == nil
    }
}

extension [TargetRows.Row] {
    /// What the functions over targets take before anything else.
    fileprivate func arguments(of cycle: Int64) -> SQL {
        """
        \(cycle), \(map { Int32($0.line) }), \(map(\.unit)), \(map(\.indicator)), \(map(\.measure)), \(map(\.plan)),
        \(map(\.criterion)), \(map { Int32($0.half) })
        """
    }
}

extension ResultRows.Row {
    fileprivate func unknown(in year: Int) -> ImportMistake {
        ImportMistake(
            line: line, column: "indicator", value: indicator,
            reason: Message("target_unknown", ["unit": unit, "year": "\(year)"]))
    }
}
