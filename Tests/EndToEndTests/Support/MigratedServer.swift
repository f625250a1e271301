import Postgres
import TestSupport
import Testing

/// Runs the body with a server of its own, whose database `postgres` is migrated; the body may stop it and start it.
func withMigratedServer(
    _ options: PrivateServer.Options = .init(), _ body: (PrivateServer, CouncilDatabase) async throws -> Void
) async throws {
    let server = try PrivateServer.start(options)
    defer {
        try? server.stop()
        try? server.remove()
    }
    let url = ["--database-url", server.configuration.connectionString]
    let migration = try await BuiltProgram.thiduad.run(["migrate", "--config", "/dev/null"] + url)
    try #require(migration.end == .exited(0), "\(migration.errors)")
    try await body(server, CouncilDatabase(superuser: server.configuration))
}
