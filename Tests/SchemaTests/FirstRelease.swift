import Foundation
import Postgres
import Schema
import TestSupport

/// A database as the first release left it: its migrations, its functions, and two years of a council.
struct FirstRelease {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    /// Runs the body with such a database, connected as the superuser.
    static func with(_ body: (CouncilDatabase, Connection) async throws -> Void) async throws {
        try await withTestDatabase { configuration async throws in
            let database = CouncilDatabase(superuser: configuration)
            let connection = try await Connection.connect(database.superuser, logger: TestServer.silentLogger)
            do {
                try await fill(connection)
                try await body(database, connection)
            } catch {
                await connection.close()
                throw error
            }
            await connection.close()
        }
    }

    /// Released migrations are never edited, so those of today are those of then; functions are not.
    private static func fill(_ connection: Connection) async throws {
        let migrations = SchemaFile.all.filter { $0.kind == .migration && $0.path < "migrations/0007" }
        let functions = try script("functions")
        let years = try script("years")
        try await connection.withTransaction { transaction in
            for file in SchemaFile.all where file.kind == .foundation {
                try transaction.run(script: SQLScript(file.text))
            }
        }
        try await connection.withTransaction { transaction in
            try transaction.run(
                script: SQLScript("set local role thidua_owner; set local search_path = thidua, pg_catalog, public"))
            for file in migrations {
                try transaction.run(script: SQLScript(file.text))
                try transaction.execute(
                    """
                    insert into thidua.schema_file (path, sha256, applied_at)
                    values (\(file.path), encode(sha256(convert_to(\(file.text), 'UTF8')), 'hex'), '2025-01-01 00:00Z')
                    """)
            }
            try transaction.run(script: functions)
        }
        try await connection.withTransaction { try $0.run(script: years) }
    }

    private static func script(_ name: String) throws -> SQLScript {
        SQLScript(try String(contentsOf: folder.appending(path: "first-release-\(name).sql"), encoding: .utf8))
    }
}
