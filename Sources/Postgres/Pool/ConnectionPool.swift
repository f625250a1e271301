public import Logging
import Synchronization

/// Connections shared by many callers: bounded, first come first served, kept healthy, reopened by itself.
///
/// Leases work while `run()` runs; a lease asked for before that waits for it.
public final class ConnectionPool: Sendable {
    /// Whether the server takes connections, as the pool saw it last.
    public enum Availability: Equatable, Sendable {
        /// No attempt to connect has failed since the last that succeeded.
        case available
        /// Since when, and what the last attempt said.
        case unavailable(since: Timestamp, reason: String)
    }

    /// A connection on loan.
    struct Lease: Sendable {
        let id: PoolMachine.ConnectionID
        let connection: Connection
    }

    struct State {
        var machine: PoolMachine
        var connections: [PoolMachine.ConnectionID: Connection] = [:]
        var waiters: [PoolMachine.WaiterID: CheckedContinuation<Lease, any Error>] = [:]
        var lastWaiter: PoolMachine.WaiterID = 0
        /// `run()`, when it waits for the last connection to be closed.
        var finished: CheckedContinuation<Void, Never>?
    }

    let configuration: DatabaseConfiguration
    let logger: Logger
    let state: Mutex<State>
    /// What takes time, performed by `run()`; ends with the pool.
    let work: AsyncStream<PoolMachine.Action>
    let workSource: AsyncStream<PoolMachine.Action>.Continuation

    /// A pool that opens nothing before `run()`.
    public init(configuration: DatabaseConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        let machine = PoolMachine(size: configuration.poolSize, minimumIdle: configuration.minimumIdle)
        state = Mutex(State(machine: machine))
        (work, workSource) = AsyncStream.makeStream()
    }

    /// Whether the server takes connections; answered from memory.
    public var availability: Availability {
        state.withLock { state in
            state.machine.outage.map { .unavailable(since: $0.since, reason: $0.reason) } ?? .available
        }
    }
}

extension ConnectionPool {
    /// Lends a connection for the length of the body.
    ///
    /// Throws `leaseTimeout` when none came free in time, `unavailable` at once when the server is known to be down
    /// and no connection is idle, `cancelled` when the task is.
    public func withConnection<R: Sendable>(_ body: (Connection) async throws -> R) async throws -> R {
        let lease = try await lease()
        defer { giveBack(lease) }
        return try await body(lease.connection)
    }

    /// Runs the body in one transaction of a leased connection; see `Connection.withTransaction`.
    ///
    /// A connection that turns out to be lost before commit counts as a retry too, on another connection.
    @discardableResult
    public func withTransaction<R: Sendable>(
        _ isolation: Isolation = .readCommitted, ending: Ending = .commit, retries: Int = 3,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> R
    ) async throws -> R {
        var attempt = 0
        while true {
            let lease = try await lease()
            defer { giveBack(lease) }
            do {
                return try await lease.connection.withTransaction(isolation, ending: ending, retries: retries, body)
            } catch PostgresError.unavailable where attempt < retries {
                attempt += 1
            }
        }
    }
}
