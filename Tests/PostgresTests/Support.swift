import Glibc
import Logging
import Synchronization
import TestSupport

@testable import Postgres

/// Runs the body with one connection to a database of its own.
func withTestConnection<R>(
    isolation: isolated (any Actor)? = #isolation, _ body: (Connection, DatabaseConfiguration) async throws -> R
) async throws -> R {
    try await withTestDatabase { configuration in
        let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
        let result = try await body(connection, configuration)
        await connection.close()
        return result
    }
}

/// Runs the body while a pool runs, and returns when it has closed everything.
func withPool<R: Sendable>(
    _ configuration: DatabaseConfiguration, isolation: isolated (any Actor)? = #isolation,
    _ body: (ConnectionPool) async throws -> R
) async throws -> R {
    let pool = ConnectionPool(configuration: configuration, logger: TestServer.silentLogger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await pool.run() }
        do {
            let result = try await body(pool)
            group.cancelAll()
            try await group.waitForAll()
            return result
        } catch {
            group.cancelAll()
            throw error
        }
    }
}

/// Lets synchronous bodies on different threads wait for each other.
final class Meeting: Sendable {
    private let arrived = Mutex(0)

    /// Waits, without holding a thread, until somebody has arrived; the waiting does not count.
    func somebody() async {
        while arrived.withLock({ $0 }) == 0 { await Task.yield() }
    }

    /// Blocks until so many have arrived; each body calls it on its connection's own thread.
    func wait(for count: Int) {
        arrived.withLock { $0 += 1 }
        while arrived.withLock({ $0 }) < count { sched_yield() }
    }
}

/// Counts calls from any thread.
final class Counter: Sendable {
    private let count = Atomic(0)
    var value: Int { count.load(ordering: .acquiring) }

    /// The count before this call.
    @discardableResult
    func increment() -> Int { count.add(1, ordering: .acquiringAndReleasing).oldValue }
}

extension Transaction {
    /// The first row's column `value`.
    func value<Value: PostgresDecodable>(_ sql: SQL) throws -> Value { try only(sql)["value"] }
}

/// The error thrown by the body as a driver's error; nil when it threw nothing or another error.
func postgresError<R>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> R
) async -> PostgresError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? PostgresError
    }
}

extension PostgresError {
    var server: ServerError? {
        if case .server(let error) = self { error } else { nil }
    }
}
