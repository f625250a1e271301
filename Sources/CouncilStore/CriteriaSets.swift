public import Councils
public import Postgres

/// The tables of criteria that cycles are scored by.
public enum CriteriaSets {
    /// What an import did.
    public struct ImportReport: Sendable {
        /// The table's version under its code.
        public let version: Int
        /// How many criteria the table has.
        public let criteria: Int
        /// How many cycles took this table over.
        public let cycles: Int
        /// False where the same table was there already.
        public let isNew: Bool
    }

    /// One criterion in its group.
    public struct Line: Sendable {
        /// The group's code.
        public let group: String
        /// What the maxima of the group's criteria add up to.
        public let groupMax: Points
        /// The criterion's code.
        public let criterion: String
        /// What is scored, as the regulation words it.
        public let text: String
        /// The most points it gives.
        public let max: Points
        /// How its points come about, such as `manual`.
        public let kind: String
        /// Points come in multiples of this.
        public let step: Points
        /// The most bonus the criterion gives.
        public let bonusMax: Points
        /// Whether a score needs evidence.
        public let needsEvidence: Bool
    }

    /// Writes a checked table under a code and gives it to the year's cycles, of the clusters named or of all.
    public static func importTable(
        _ table: CriteriaTable, code: String, year: Int, clusters: [String]?, bonusCap: Points,
        _ transaction: borrowing Transaction
    ) throws -> ImportReport {
        let criteria = table.criteria
        let row = try transaction.only(
            """
            select version, criteria, cycles, is_new
            from import_criteria(
                \(code), \(Int32(year)), \(clusters), \(table.baseTotal), \(bonusCap),
                \(table.groups.map(\.code.rawValue)), \(table.groups.map(\.max)),
                \(criteria.map(\.code.rawValue)), \(criteria.map { Int32($0.group + 1) }), \(criteria.map(\.text)),
                \(criteria.map(\.kind.rawValue)), \(criteria.map(\.max)), \(criteria.map(\.step)),
                \(criteria.map(\.bonusMax)), \(criteria.map(\.needsEvidence)))
            """)
        return ImportReport(
            version: try row["version"], criteria: try row["criteria"], cycles: try row["cycles"],
            isNew: try row["is_new"])
    }

    /// The criteria of a cluster's cycle in their order; throws ``CouncilError/Kind/notFound``.
    public static func show(year: Int, cluster: String, _ transaction: borrowing Transaction) throws -> [Line] {
        _ = try Cycles.show(year: year, cluster: cluster, transaction)
        let lines = try transaction.query(
            """
            select criterion_group.code as group_code, criterion_group.max as group_max, criterion.code, criterion.text,
                   criterion.max, criterion.kind, criterion.step, criterion.bonus_max, criterion.needs_evidence
            from cycle
            join cluster using (council_id, cluster_id)
            join criterion using (council_id, criteria_set_id)
            join criterion_group using (council_id, criteria_set_id, group_no)
            where cycle.year = \(year)
              and cluster.code = \(cluster)
            order by criterion.criterion_no
            """
        ).map(Line.init)
        guard !lines.isEmpty else {
            throw CouncilError(.notFound, "criteria_missing", ["year": "\(year)", "cluster": cluster])
        }
        return lines
    }
}

extension CriteriaSets.Line {
    init(_ row: Row) throws {
        group = try row["group_code"]
        groupMax = try row["group_max"]
        criterion = try row["code"]
        text = try row["text"]
        max = try row["max"]
        kind = try row["kind"]
        step = try row["step"]
        bonusMax = try row["bonus_max"]
        needsEvidence = try row["needs_evidence"]
    }
}
