public import Councils
public import Postgres

/// Merging, splitting, renaming and moving units.
public enum UnitChanges {
    /// One thing that a change did.
    public struct Effect: Sendable, Equatable {
        /// What happened, such as `card_leaves`.
        public let what: String
        /// The unit's code.
        public let unit: String
        /// Who goes on in its place, by code.
        public let successor: String?
        /// In which cluster, by code.
        public let cluster: String?
        /// In which award year.
        public let year: Int?
        /// A name, an office, the number of a finding: what belongs to it.
        public let detail: String?

        /// The effect as a row.
        public var values: [String?] { [what, unit, successor, cluster, year.map { "\($0)" }, detail] }
    }

    /// The names of an effect's values.
    public static let columns = ["what", "unit", "successor", "cluster", "year", "detail"]

    /// Does one change and says what went where; nothing where it is on record already. Throws ``CouncilError`` for the first
    /// thing that a rule says against it.
    public static func perform(
        _ change: UnitChange, reason: String? = nil, _ transaction: borrowing Transaction
    ) throws -> [Effect] {
        if let objection = change.objection {
            throw CouncilError(.badValue, objection.reason.code, objection.reason.parameters)
        }
        if let mistake = try check([change], reason: reason, transaction).mistakes.first {
            throw CouncilError(mistake.reason.kind, mistake.reason)
        }
        return try write(transaction)
    }

    /// Does the changes of a file, all or none. Throws `ImportRejection` with every mistake.
    public static func importRows(
        _ rows: UnitChangeRows, _ transaction: borrowing Transaction
    ) throws -> [Effect] {
        let found = try check(rows.changes, reason: nil, transaction)
        guard found.mistakes.isEmpty else { throw ImportRejection(found.mistakes, count: found.count) }
        return try write(transaction)
    }

    private static func check(
        _ changes: [UnitChange], reason: String?, _ transaction: borrowing Transaction
    ) throws -> (mistakes: [ImportMistake], count: Int) {
        let parts = changes.enumerated().flatMap { number, change in change.parts.map { (number, change, $0) } }
        try transaction.execute(
            """
            select stage_unit_changes(
                \(parts.map { Int32($0.2.unit.line) }), \(parts.map { Int32($0.0) }), \(parts.map(\.1.kind.rawValue)),
                \(parts.map(\.2.unit.code)), \(parts.map(\.2.side.rawValue)), \(parts.map(\.1.heir)),
                \(parts.map(\.2.unit.name)), \(parts.map(\.2.unit.cluster)), \(parts.map { CivilDate($0.1.day) }),
                \(parts.map(\.1.document)), \(reason))
            """)
        let rows = try transaction.query("select * from check_unit_changes(\(Int32(ImportRejection.limit)))")
        let mistakes = try rows.map { row in
            ImportMistake(
                line: try row["line"], column: try row["col"], value: try row["value"],
                reason: Message(try row["reason"], pairs: try row["parameters"]))
        }
        return (mistakes, try rows.first.map { Int(try $0["found"] as Int64) } ?? 0)
    }

    private static func write(_ transaction: borrowing Transaction) throws -> [Effect] {
        try transaction.query("select * from write_unit_changes()").map(Effect.init)
    }
}

extension UnitChanges.Effect {
    init(_ row: Row) throws {
        what = try row["what"]
        unit = try row["unit"]
        successor = try row["successor"]
        cluster = try row["cluster"]
        year = try row["year"]
        detail = try row["detail"]
    }
}

extension Message {
    /// What kind of refusal a mistake of a single command is.
    fileprivate var kind: CouncilError.Kind {
        switch code {
        case "unit_missing", "cluster_missing": .notFound
        case "unit_needs_name", "unit_needs_cluster", "unit_keeps_cluster": .badValue
        default: .wrongState
        }
    }
}
