import Glibc
import Logging
public import Postgres
import Schema

/// A migrated database of one test's own, as the daemon and as an administrator reach it.
public struct CouncilDatabase: Sendable {
    /// As the superuser, who sees everything.
    public let superuser: DatabaseConfiguration
    /// As the daemon's login.
    public let daemon: DatabaseConfiguration

    /// The two ways into the database that a superuser reaches by this configuration.
    public init(superuser: DatabaseConfiguration) {
        var admin = superuser
        admin.settings["search_path"] = "thidua"
        self.superuser = admin
        var daemon = admin
        daemon.connectionString += " user=thidua"
        self.daemon = daemon
    }
}

/// Runs the body with a migrated database: a copy of the one named, which nobody may be connected to, or else of a
/// template that is migrated once a process. Whoever brings a server names a database of it.
public func withCouncilDatabase<R>(
    copying name: String? = nil, on server: TestServer? = nil, isolation: isolated (any Actor)? = #isolation,
    _ body: (CouncilDatabase) async throws -> R
) async throws -> R {
    let template = if let name { name } else { try await MigratedTemplate.shared.name() }
    return try await withTestDatabase(template: template, on: server) { configuration in
        try await body(CouncilDatabase(superuser: configuration))
    }
}

/// Runs the body with a pool that runs as long as the body.
public func withPool<R: Sendable>(
    _ configuration: DatabaseConfiguration, _ body: @escaping @Sendable (ConnectionPool) async throws -> R
) async throws -> R {
    let pool = ConnectionPool(configuration: configuration, logger: TestServer.silentLogger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await pool.run() }
        defer { group.cancelAll() }
        return try await body(pool)
    }
}

/// The migrated database that others are copied from.
private actor MigratedTemplate {
    static let shared = MigratedTemplate()
    private var making: Task<String, any Error>?

    func name() async throws -> String {
        // One task for all tests that ask at once; it is made in the first one's name.
        let task = making ?? Task { try await Self.make() }
        making = task
        return try await task.value
    }

    private static func make() async throws -> String {
        let database = try await TestDatabase.create()
        let connection = try await Connection.connect(database.configuration, logger: TestServer.silentLogger)
        let migrator = Migrator(connection: connection, logger: TestServer.silentLogger, now: { .now })
        _ = try await migrator.migrate()
        await connection.close()
        return database.name
    }
}
