public import Postgres

/// How the schema of a database stands to the one that this binary carries.
public enum SchemaState: Sendable, Equatable {
    /// Every file is applied as it is.
    case current
    /// Nothing was ever applied.
    case empty
    /// These files are missing, or are functions with an older text; `thiduad migrate` brings them.
    case behind([String])
    /// The database has migrations that this binary does not know: a newer thiduad made them.
    case newer([String])
    /// Released migrations whose text is not the one that was applied.
    case edited([String])
}

extension SchemaState {
    /// Reads the state in a transaction that may select from the ledger.
    public static func read(_ transaction: borrowing Transaction) throws -> SchemaState {
        let exists: Bool = try transaction.only("select to_regclass('thidua.schema_file') is not null as exists")[
            "exists"]
        guard exists else { return .empty }
        let known = SchemaFile.recorded
        let rows = try transaction.query(
            """
            select coalesce(carried.path, applied.path) as path,
                   carried.path is not null as is_carried,
                   applied.path is not null as is_applied,
                   applied.sha256 = encode(sha256(convert_to(carried.text, 'UTF8')), 'hex') as is_same
            from unnest(\(known.map(\.path)), \(known.map(\.text))) with ordinality as carried (path, text, place)
            full join thidua.schema_file as applied on applied.path = carried.path
            order by carried.place, applied.path
            """)
        return try judge(rows.map(LedgerLine.init))
    }

    private struct LedgerLine {
        let path: String
        let isCarried: Bool
        let isApplied: Bool
        let isSame: Bool?

        init(_ row: Row) throws {
            path = try row["path"]
            isCarried = try row["is_carried"]
            isApplied = try row["is_applied"]
            isSame = try row["is_same"]
        }
    }

    private static func judge(_ lines: [LedgerLine]) -> SchemaState {
        let isMigration = { (line: LedgerLine) in line.path.hasPrefix("migrations/") }
        let newer = lines.filter { !$0.isCarried && isMigration($0) }
        if !newer.isEmpty { return .newer(newer.map(\.path)) }
        let edited = lines.filter { isMigration($0) && $0.isSame == false }
        if !edited.isEmpty { return .edited(edited.map(\.path)) }
        if !lines.contains(where: \.isApplied) { return .empty }
        let behind = lines.filter { $0.isCarried && $0.isSame != true }
        return behind.isEmpty ? .current : .behind(behind.map(\.path))
    }
}

extension SchemaState: CustomStringConvertible {
    /// What is wrong, and the remedy, in one line.
    public var description: String {
        switch self {
        case .current: "the schema is current"
        case .empty: "the database has no thidua schema; run: thiduad migrate"
        case .behind(let paths): "the schema is older than this thiduad (\(Self.list(paths))); run: thiduad migrate"
        case .newer(let paths): "the schema is newer than this thiduad (\(Self.list(paths))); install the newer thiduad"
        case .edited(let paths):
            "applied migrations differ from those of this thiduad (\(Self.list(paths))); install the thiduad that made them"
        }
    }

    private static func list(_ paths: [String]) -> String {
        paths.count <= 3 ? paths.joined(separator: ", ") : "\(paths[0]), \(paths[1]) and \(paths.count - 2) more"
    }
}
