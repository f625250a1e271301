import CLibpq
import Logging

/// One `PGconn`: the only place that calls libpq to run statements. Blocks; confined to its connection's thread.
final class Session {
    let connection: OpaquePointer
    let gate: CancellationGate
    /// Who runs statements at present; set by the connection for the length of a transaction.
    var token = CancellationToken()
    /// The last error that aborted the transaction under way, which a body may have swallowed.
    var abortCause: PostgresError?
    /// A transaction asked for but not begun: `begin` travels with its first statement, which saves a round trip.
    var pendingBegin: Isolation?
    /// How many savepoints are open.
    var savepointDepth = 0
    var statements: StatementCache
    private let notices: NoticeLogger

    /// Connects and applies the settings; throws unavailable when no host accepts.
    init(_ configuration: DatabaseConfiguration, logger: Logger) throws {
        connection = try ConnectionParameters(configuration).connect()
        gate = CancellationGate(of: connection)
        notices = NoticeLogger(logger)
        statements = StatementCache(capacity: configuration.statementCacheSize)
        notices.attach(to: connection)
        try apply(configuration)
    }

    deinit { PQfinish(connection) }

    /// The process at the server's end, as `pg_stat_activity` shows it.
    var processID: Int32 { PQbackendPID(connection) }

    var isBroken: Bool { PQstatus(connection) != CONNECTION_OK }

    var transactionStatus: PGTransactionStatusType { PQtransactionStatus(connection) }

    /// Connected and in no transaction: fit for the next caller.
    var isReusable: Bool { !isBroken && transactionStatus == PQTRANS_IDLE }

    /// libpq's own words about the last failure, in one line.
    var lastMessage: String { Session.message(of: connection) }

    static func message(of connection: OpaquePointer) -> String {
        let lines = String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isNewline)
        return lines.map { $0.drop { $0.isWhitespace } }.joined(separator: "; ")
    }
}

extension Session {
    /// Runs one statement, prepared once and found again by its text.
    func run(_ sql: SQL) throws -> ResultSet {
        let key = StatementCache.Key(sql)
        guard let name = statements.name(for: key) else {
            try beginIfPending()
            return try execute(try prepare(sql, as: key), sql)
        }
        return try execute(name, sql)
    }

    private func execute(_ name: String, _ sql: SQL) throws -> ResultSet {
        try guarded {
            try ParameterBuffer.withPointers(sql.parameters) { values in
                guard let isolation = pendingBegin else {
                    return PQexecPrepared(connection, name, Int32(values.count), values.baseAddress, nil, nil, 0)
                }
                pendingBegin = nil
                return begin(isolation, with: name, values)
            }
        }
    }

    private func prepare(_ sql: SQL, as key: StatementCache.Key) throws -> String {
        let name = statements.makeName()
        try guarded {
            PQprepare(connection, name, sql.text, Int32(key.types.count), key.types.map(\.oid))
        }
        if let evicted = statements.insert(name, for: key) { try command("deallocate \(evicted)") }
        return name
    }

    /// Runs text of this module's own, possibly several statements, without parameters.
    @discardableResult
    func command(_ text: String) throws -> ResultSet {
        try beginIfPending()
        return try guarded { PQexec(connection, text) }
    }

    /// As `command`, but not refused after cancellation: what must be undone is undone.
    @discardableResult
    func cleanUp(_ text: String) throws -> ResultSet { try check(PQexec(connection, text)) }

    /// Gives up all prepared statements, as when the schema changed under them.
    func forgetStatements() throws {
        statements.removeAll()
        try cleanUp("deallocate all")
    }

    /// Runs one call of libpq so that it can be cancelled.
    @discardableResult
    private func guarded(_ call: () throws -> OpaquePointer?) throws -> ResultSet {
        try gate.enter(token)
        defer { gate.leave() }
        return try check(try call())
    }

    private func apply(_ configuration: DatabaseConfiguration) throws {
        let settings = ConnectionParameters.settings(configuration, serverVersion: PQserverVersion(connection))
        let calls: [SQL] = settings.map { "set_config(\($0.name), \($0.value), false)" }
        let sql: SQL = "select \(calls.joined(separator: ", "))"
        let types = sql.parameters.map(\.type.oid)
        let result = try ParameterBuffer.withPointers(sql.parameters) { values in
            PQexecParams(connection, sql.text, Int32(values.count), types, values.baseAddress, nil, nil, 0)
        }
        _ = try check(result)
    }
}

extension Session {
    /// Takes ownership of a result and throws what it reports.
    func check(_ result: OpaquePointer?) throws -> ResultSet {
        guard let result else { throw failure(.unavailable(reason: lastMessage)) }
        let owned = ResultSet(owning: result)
        switch owned.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_COPY_OUT: return owned
        case PGRES_EMPTY_QUERY: throw failure(.misuse("a statement must not be empty"))
        default: throw failure(reported(by: owned))
        }
    }

    private func reported(by result: ResultSet) -> PostgresError {
        let error = ServerError(result)
        // What has no SQLSTATE was not reported by the server: libpq skipped the statement, for the connection is going.
        if isBroken || error.sqlState.rawValue.isEmpty {
            return .unavailable(reason: error.message.isEmpty ? lastMessage : error.description)
        }
        if error.sqlState == .queryCanceled, token.isCancelled { return .cancelled }
        return .server(error)
    }

    private func failure(_ error: PostgresError) -> PostgresError {
        abortCause = error
        return error
    }
}
