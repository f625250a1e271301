import Postgres
import Schema
import TestSupport
import Testing

@Suite("The migrator")
struct MigratorTests {
    private func migrate(_ configuration: DatabaseConfiguration) async throws -> Migrator.Report {
        let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
        let migrator = Migrator(connection: connection, logger: TestServer.silentLogger, now: { .now })
        let result: Result<Migrator.Report, any Error>
        do { result = .success(try await migrator.migrate()) } catch { result = .failure(error) }
        await connection.close()
        return try result.get()
    }

    private func change(_ configuration: DatabaseConfiguration, _ sql: SQL) async throws {
        let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
        try await connection.withTransaction { try $0.execute(sql) }
        await connection.close()
    }

    @Test("applies everything once and then nothing")
    func twice() async throws {
        try await withTestDatabase { configuration async throws in
            #expect(try await migrate(configuration).applied.count == SchemaFile.all.count - 1)
            #expect(try await migrate(configuration).applied == [])
        }
    }

    @Test("works alone: of two at once one applies, the other finds it done")
    func together() async throws {
        try await withTestDatabase { configuration async throws in
            async let one = migrate(configuration)
            async let other = migrate(configuration)
            let applied = try await [one.applied.count, other.applied.count]
            #expect(applied.sorted() == [0, SchemaFile.all.count - 1])
        }
    }

    @Test("applies a function again whose text in the database is older")
    func functions() async throws {
        try await withCouncilDatabase { database async throws in
            try await change(
                database.superuser, "update schema_file set sha256 = 'old' where path = 'functions/class_of.sql'")
            #expect(try await migrate(database.superuser).applied == ["functions/class_of.sql"])
        }
    }

    @Test("refuses a schema that is newer, and one that was edited, before it writes")
    func refusals() async throws {
        try await withCouncilDatabase { database async throws in
            try await change(
                database.superuser,
                "insert into schema_file values ('migrations/9999_later.sql', 'x', '2030-01-01 00:00Z')")
            let newer = await #expect(throws: Migrator.Refused.self) { try await migrate(database.superuser) }
            #expect(newer?.state == .newer(["migrations/9999_later.sql"]))
            try await change(
                database.superuser,
                "delete from schema_file where path like '%9999%' or path = 'functions/class_of.sql'")
            try await change(
                database.superuser, "update schema_file set sha256 = 'x' where path = 'migrations/0001_councils.sql'")
            let edited = await #expect(throws: Migrator.Refused.self) { try await migrate(database.superuser) }
            #expect(edited?.state == .edited(["migrations/0001_councils.sql"]))
        }
    }

    @Test("tells how a database stands")
    func states() async throws {
        try await withTestDatabase { configuration async throws in
            let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
            #expect(try await connection.withTransaction { try SchemaState.read($0) } == .empty)
            await connection.close()
        }
        try await withCouncilDatabase { database async throws in
            let connection = try await Connection.connect(database.superuser, logger: TestServer.silentLogger)
            #expect(try await connection.withTransaction { try SchemaState.read($0) } == .current)
            try await connection.withTransaction {
                try $0.execute("delete from schema_file where path like 'functions/c%'")
            }
            let state = try await connection.withTransaction { try SchemaState.read($0) }
            await connection.close()
            #expect(state == .behind(SchemaFile.all.map(\.path).filter { $0.hasPrefix("functions/c") }))
        }
    }
}
