import Logging
import Synchronization

/// One connection to the server, on a thread of its own where its transactions run one after another.
public actor Connection {
    private let thread: ConnectionThread
    private var session: Session?
    private let reusable = Atomic(false)

    /// The connection's own thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private init() throws { thread = try ConnectionThread() }

    /// Connects and applies the configuration's settings; throws unavailable when no host accepts.
    public static func connect(_ configuration: DatabaseConfiguration, logger: Logger) async throws -> Connection {
        let connection = try Connection()
        try await connection.open(configuration, logger: logger)
        return connection
    }

    private func open(_ configuration: DatabaseConfiguration, logger: Logger) throws {
        session = try Session(configuration, logger: logger)
        noteCondition()
    }

    /// Whether a server answers at the configured addresses, be it that it has no place for us.
    static func serverAnswers(_ configuration: DatabaseConfiguration) async -> Bool {
        // Asking blocks like connecting, and so it too happens on a thread of its own.
        await (try? Connection())?.asksServer(configuration) ?? false
    }

    /// The condition by which the server refuses this login; nil where it does not, or none answers.
    static func refusal(_ configuration: DatabaseConfiguration) async -> SQLState? {
        await (try? Connection())?.asksForRefusal(configuration)
    }

    private func asksForRefusal(_ configuration: DatabaseConfiguration) -> SQLState? {
        (try? ConnectionParameters(configuration))?.refusal(within: configuration.connectTimeout)
    }

    private func asksServer(_ configuration: DatabaseConfiguration) -> Bool {
        (try? ConnectionParameters(configuration).serverAnswers()) ?? false
    }

    /// Closes at once; later uses throw. A connection nobody refers to any more closes by itself.
    public func close() {
        session = nil
        noteCondition()
    }

    /// Whether the next caller may have it: connected, and in no transaction.
    nonisolated var isReusable: Bool { reusable.load(ordering: .acquiring) }

    private func noteCondition() { reusable.store(session?.isReusable ?? false, ordering: .releasing) }

    /// The server's process that serves this connection, as in `pg_stat_activity.pid`.
    public var processID: Int32 {
        get throws { try openSession().processID }
    }

    private func openSession() throws -> Session {
        guard let session else { throw PostgresError.unavailable(reason: "the connection is closed") }
        return session
    }

    /// Runs the body with the session on the connection's thread; cancelling the task cancels its statements.
    func use<R>(_ body: (Session) throws -> R) async throws -> R {
        let session = try openSession()
        let (gate, token) = (session.gate, CancellationToken())
        return try await withTaskCancellationHandler {
            session.token = token
            defer { noteCondition() }
            return try body(session)
        } onCancel: {
            gate.cancel(token)
        }
    }
}

extension Connection {
    /// One round trip that proves the connection works; throws unavailable when it is lost.
    public func ping() async throws {
        try await use { session in _ = try session.command("select 1") }
    }

    /// Runs the body in one transaction on the connection's thread.
    ///
    /// The body is synchronous and may run several times: after a serialization failure, a deadlock, or a schema
    /// change under a prepared statement the whole transaction is run again, at most `retries` times, with a pause
    /// that grows. A body that throws is rolled back. Cancelling the task cancels the running statement.
    ///
    /// Throws what the body throws, or `PostgresError`; `outcomeUnknown` when the connection broke during commit.
    @discardableResult
    public func withTransaction<R: Sendable>(
        _ isolation: Isolation = .readCommitted, ending: Ending = .commit, retries: Int = 3,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> R
    ) async throws -> R {
        var attempt = 0
        while true {
            do {
                return try await use { session in try session.transact(isolation, ending, body) }
            } catch {
                guard attempt < retries, try prepareRetry(after: error) else { throw error }
                try await Backoff.conflict.pause(beforeAttempt: attempt)
                attempt += 1
            }
        }
    }

    /// Whether the transaction that failed may run again here. A body may have thrown an error of its own for the
    /// server's, so the error that aborted the transaction counts too.
    private func prepareRetry(after error: any Error) throws -> Bool {
        guard let session, session.isReusable, let cause = error as? PostgresError ?? session.abortCause,
            cause.isRetrySafe
        else { return false }
        if case .server(let error) = cause, error.meansStaleStatement { try session.forgetStatements() }
        return true
    }
}

extension Connection {
    /// Runs a script outside any transaction of the driver's, for what refuses to run inside one, such as
    /// `create database`, or commits by itself.
    package func administer(_ script: SQLScript) async throws {
        try await use { session in _ = try session.command(script.text) }
    }
}
