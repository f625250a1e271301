import CSQL

/// One SQL file that the binary carries, by its path below `sql/`.
public struct SchemaFile: Sendable, Hashable {
    /// What a file is for, which decides when it is applied.
    public enum Kind: Sendable {
        /// Roles, schema, ledger: applied first, every time.
        case foundation
        /// Tables and what belongs to them: applied once, never edited after its release.
        case migration
        /// The current truth of a rule: applied again whenever its text changes.
        case function
    }

    /// The path below `sql/`, such as `functions/close_cycles.sql`.
    public let path: String
    /// The whole text.
    public let text: String

    /// What the file is for, by its folder.
    public var kind: Kind {
        if path.hasPrefix("migrations/") { return .migration }
        return path.hasPrefix("functions/") ? .function : .foundation
    }

    /// Every embedded file in the order of application.
    public static let all: [SchemaFile] = {
        let files = UnsafeBufferPointer(start: thidua_sql_files, count: thidua_sql_file_count)
        return files.map { file in
            SchemaFile(path: String(cString: file.path), text: String(cString: file.text))
        }
    }()

    /// The files that leave a row in the ledger: migrations, then functions.
    static let recorded = all.filter { $0.kind != .foundation }

    /// What `thiduad migrate --print` shows: every file as one script that `psql` runs as a superuser.
    public static var script: String {
        var parts = ["\\set ON_ERROR_STOP on"]
        for file in all where file.kind == .foundation { parts.append(file.text) }
        parts.append("begin;\nset local role thidua_owner;\nset local search_path = thidua, pg_catalog, public;")
        parts += recorded.map { "-- \($0.path)\n\($0.text)" }
        parts += recorded.map(\.ledgerStatement)
        parts.append("commit;\n")
        return parts.joined(separator: "\n")
    }

    /// Records the file for a schema that was applied by hand: psql hashes the text as the migrator would.
    private var ledgerStatement: String {
        """
        insert into schema_file (path, sha256, applied_at)
        values ('\(path)', encode(sha256(convert_to($thidua$\(text)$thidua$, 'UTF8')), 'hex'), statement_timestamp())
        on conflict (path) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at;
        """
    }
}
