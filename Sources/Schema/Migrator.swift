public import Logging
public import Postgres

/// Brings a database to the schema that this binary carries; running it again changes nothing.
///
/// One migrator at a time works on a database (an advisory lock); each migration is a transaction of its own, the functions
/// are one. A schema that is newer, or whose released files were edited, is refused before anything is written.
public struct Migrator: Sendable {
    /// What one run did.
    public struct Report: Sendable, Equatable {
        /// The files that were applied, in order; empty when the schema was current.
        public var applied: [String] = []
    }

    /// Why a database is not migrated.
    public struct Refused: Error, Sendable, CustomStringConvertible {
        /// What was found.
        public let state: SchemaState
        /// What was found, and the remedy.
        public var description: String { state.description }
    }

    /// Any constant serves, as long as every migrator takes the same.
    private static let lockKey: Int64 = 0x7468_6964_7561

    private let connection: Connection
    private let logger: Logger
    private let now: @Sendable () -> Timestamp

    /// A migrator on a connection whose login is a superuser, or may create roles and owns the database.
    public init(connection: Connection, logger: Logger, now: @escaping @Sendable () -> Timestamp) {
        self.connection = connection
        self.logger = logger
        self.now = now
    }

    /// Applies what is missing; throws ``Refused`` or the database's error, with everything before it kept.
    public func migrate() async throws -> Report {
        _ = try await connection.withTransaction { transaction in
            try transaction.execute("select pg_advisory_lock(\(Self.lockKey))")
        }
        let result: Result<Report, any Error>
        do { result = .success(try await migrateLocked()) } catch { result = .failure(error) }
        // Where the connection is lost the lock fell with it.
        _ = try? await connection.withTransaction { transaction in
            try transaction.execute("select pg_advisory_unlock(\(Self.lockKey))")
        }
        return try result.get()
    }

    private func migrateLocked() async throws -> Report {
        var report = Report()
        let state = try await connection.withTransaction { try SchemaState.read($0) }
        switch state {
        case .current: return report
        case .newer, .edited: throw Refused(state: state)
        case .empty, .behind: break
        }
        for file in SchemaFile.all where file.kind == .foundation {
            try await connection.withTransaction { try $0.run(script: SQLScript(file.text)) }
        }
        guard case .behind(let paths) = try await stateAfterFoundation() else { return report }
        let missing = SchemaFile.recorded.filter { paths.contains($0.path) }
        let migrations = missing.filter { $0.kind == .migration }
        for file in migrations { try await apply([file], clearing: true, &report) }
        // A migration clears functions away, so behind one all of them are written anew.
        let functions = migrations.isEmpty ? missing : SchemaFile.recorded
        try await apply(functions.filter { $0.kind == .function }, clearing: false, &report)
        return report
    }

    /// With the ledger in place, an empty database is one that lacks every file.
    private func stateAfterFoundation() async throws -> SchemaState {
        let state = try await connection.withTransaction { try SchemaState.read($0) }
        return state == .empty ? .behind(SchemaFile.recorded.map(\.path)) : state
    }

    private func apply(_ files: [SchemaFile], clearing: Bool, _ report: inout Report) async throws {
        guard !files.isEmpty else { return }
        let instant = now()
        try await connection.withTransaction { transaction in
            try transaction.run(script: Self.asOwner)
            if clearing { try transaction.run(script: Self.withoutRowFunctions) }
            for file in files {
                try transaction.run(script: SQLScript(file.text))
                try Self.record(file, at: instant, transaction)
            }
        }
        for file in files { logger.debug("schema file applied", metadata: ["file": "\(file.path)"]) }
        report.applied += files.map(\.path)
    }

    private static let asOwner = SQLScript(
        "set local role thidua_owner; set local search_path = thidua, pg_catalog, public")

    /// PostgreSQL does not change a table whose rows a function takes as they are. Such functions go before a migration, with what
    /// calls them, and the ledger forgets all functions, so that a run that ends here is known to be unfinished.
    private static let withoutRowFunctions = SQLScript(
        """
        do $$
        declare
            taken text;
        begin
            for taken in
                select distinct depends.objid::regprocedure::text
                from pg_depend as depends
                join pg_type as row_type on row_type.oid = depends.refobjid
                join pg_class as home on home.oid = row_type.typrelid
                where depends.classid = 'pg_proc'::regclass
                  and depends.refclassid = 'pg_type'::regclass
                  and home.relnamespace = 'thidua'::regnamespace
            loop
                execute 'drop function if exists ' || taken || ' cascade';
            end loop;
            delete from schema_file where path like 'functions/%';
        end
        $$
        """)

    private static func record(_ file: SchemaFile, at instant: Timestamp, _ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            insert into thidua.schema_file (path, sha256, applied_at)
            values (\(file.path), encode(sha256(convert_to(\(file.text), 'UTF8')), 'hex'), \(instant))
            on conflict (path) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at
            """)
    }
}
