import Glibc
import Postgres

/// A database of one test's own, dropped when the test ends.
public struct TestDatabase: Sendable {
    /// How to connect to it.
    public let configuration: DatabaseConfiguration
    private let server: TestServer
    /// Its name on the server.
    public let name: String

    /// Creates it, empty or as a copy of the template, which nobody may be connected to.
    public static func create(template: String? = nil, on server: TestServer? = nil) async throws -> TestDatabase {
        let server = try server ?? TestServer.current
        let name = "test_\(getpid())_\(UInt64.random(in: 0 ... .max))"
        try await server.administer("create database \(name) template \(template ?? "template0")")
        var configuration = server.configuration
        configuration.connectionString = server.connectionString(toDatabase: name)
        return TestDatabase(configuration: configuration, server: server, name: name)
    }

    /// Drops it, with the connections that a failed test may have left.
    public func drop() async throws {
        try await server.administer("drop database if exists \(name) with (force)")
    }
}

/// Runs the body with a database of its own.
public func withTestDatabase<R>(
    template: String? = nil, on server: TestServer? = nil, isolation: isolated (any Actor)? = #isolation,
    _ body: (DatabaseConfiguration) async throws -> R
) async throws -> R {
    let database = try await TestDatabase.create(template: template, on: server)
    do {
        let result = try await body(database.configuration)
        try await database.drop()
        return result
    } catch {
        try? await database.drop()
        throw error
    }
}

extension TestServer {
    /// The same server and user, another database: of a keyword given twice libpq takes the last.
    func connectionString(toDatabase name: String) -> String {
        let string = configuration.connectionString
        guard string.contains("://") else { return "\(string) dbname=\(name)" }
        return string + (string.contains("?") ? "&" : "?") + "dbname=\(name)"
    }
}
