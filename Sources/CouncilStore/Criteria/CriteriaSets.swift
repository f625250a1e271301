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

    /// Writes a checked table under a code and proposes it to the year's cycles, of the clusters named or of all; throws
    /// ``CouncilError/Kind/wrongState`` where a cycle is scored by other criteria or its members agreed to others.
    public static func importTable(
        _ table: CriteriaTable, code: String, year: Int, clusters: [String]?, bonusCap: Points,
        terms: CriteriaTerms = CriteriaTerms(), _ transaction: borrowing Transaction
    ) throws -> ImportReport {
        let row = try transaction.only(
            """
            select version, criteria, cycles, is_new
            from import_criteria(
                \(code), \(Int32(year)), \(clusters), \(table.baseTotal), \(bonusCap), \(table.arrays), \(terms.values))
            """)
        return ImportReport(
            version: try row["version"], criteria: try row["criteria"], cycles: try row["cycles"],
            isNew: try row["is_new"])
    }

    /// What an amendment did.
    public struct AmendReport: Sendable {
        /// The code of the set.
        public let code: String
        /// The version that was proposed.
        public let version: Int
        /// How many criteria the table has.
        public let criteria: Int
        /// What its groups add up to.
        public let base: Points
        /// False where the cycle goes by it already, or it is proposed already.
        public let isNew: Bool
    }

    /// What an amendment says besides its table; `nil` is as in the agreed set.
    public struct Amendment: Sendable {
        /// The day from which it holds, inside the cycle's period and after its first day.
        public var from: CivilDate
        /// The code of the amended set.
        public var code: String?
        /// The cap on all bonus points.
        public var bonusCap: Points?

        /// An amendment from a day.
        public init(from: CivilDate, code: String? = nil, bonusCap: Points? = nil) {
            self.from = from
            self.code = code
            self.bonusCap = bonusCap
        }
    }

    /// Proposes another version of a cycle's agreed criteria. Until the members agree the agreed one stays. Year aggregate and
    /// over-achievement stay as agreed. Throws ``CouncilError`` where the rules of amendments say no, and ``ImportRejection``
    /// for a table with mistakes or another base total.
    public static func amend(
        csv: [UInt8], year: Int, cluster: String, _ amendment: Amendment, _ transaction: borrowing Transaction
    ) throws -> AmendReport {
        let agreed = try header(year: year, cluster: cluster, version: nil, transaction)
        let step = try Settings.share("criterion_step", year: year, cluster: cluster, transaction)
        let table = try CriteriaTable(csv: csv, base: agreed.base, step: step)
        let code = amendment.code ?? agreed.code
        let written = try transaction.only(
            """
            select set_id, version
            from write_criteria_set(
                \(code), \(Int32(year)), \(table.baseTotal), \(amendment.bonusCap ?? agreed.bonusCap), \(table.arrays),
                \(agreed.terms.values))
            """)
        let changed: Int32 = try transaction.only(
            """
            select amend_criteria(\(Int32(year)), \(cluster), \(try written["set_id"] as Int64), \(amendment.from))
                as changed
            """)["changed"]
        return AmendReport(
            code: code, version: try written["version"], criteria: table.criteria.count, base: table.baseTotal,
            isNew: changed > 0)
    }
}

extension CriteriaTable {
    /// The table as the arrays that `write_criteria_set` and `import_criteria` take.
    fileprivate var arrays: SQL {
        """
        \(groups.map(\.code.rawValue)), \(groups.map(\.max)),
        \(criteria.map(\.code.rawValue)), \(criteria.map { Int32($0.group + 1) }), \(criteria.map(\.text)),
        \(criteria.map(\.kind.rawValue)), \(criteria.map(\.max)), \(criteria.map(\.step)), \(criteria.map(\.bonusMax)),
        \(criteria.map(\.needsEvidence)), \(criteria.map { $0.ladder?.text }), \(criteria.map(\.scorer)), \(rungArrays)
        """
    }

    private var rungArrays: SQL {
        let rungs = criteria.enumerated().flatMap { index, criterion in
            (criterion.ladder?.rungs ?? []).map { (Int32(index + 1), $0, $0.bounds) }
        }
        return """
            \(rungs.map(\.0)), \(rungs.map(\.2.lower)), \(rungs.map(\.2.isLowerIncluded)), \(rungs.map(\.2.upper)),
            \(rungs.map(\.2.isUpperIncluded)), \(rungs.map(\.1.points))
            """
    }
}

extension Ladder.Rung {
    /// The interval as two bounds. Whole days end before the next day.
    fileprivate var bounds: (lower: Quantity, isLowerIncluded: Bool, upper: Quantity?, isUpperIncluded: Bool) {
        (interval.from.value, !interval.from.isBehind, interval.to?.value, interval.to?.isBehind ?? false)
    }
}

extension CriteriaTerms {
    /// The terms as `write_criteria_set` and `import_criteria` take them.
    fileprivate var values: SQL {
        let weights = aggregate.weights.map { (Int32($0.first), Int32($0.second)) }
        return "\(aggregate.word), \(weights?.0), \(weights?.1), \(overAchievement)"
    }
}
