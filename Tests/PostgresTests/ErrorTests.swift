import TestSupport
import Testing

@testable import Postgres

@Suite struct ErrorTests {
    @Test func serverErrorsCarryTheirFieldsAndHideValues() async throws {
        try await withTestConnection { connection, _ in
            try await connection.withTransaction {
                try $0.execute("create table unit (code text constraint unit_code_unique unique, n int)")
                try $0.execute("insert into unit values ('top-secret')")
            }
            let thrown = await postgresError {
                try await connection.withTransaction { try $0.execute("insert into unit values (\("top-secret"))") }
            }
            let error = try #require(thrown?.server)
            #expect(error.sqlState == .uniqueViolation)
            #expect(error.severity == "ERROR")
            #expect(error.constraint == "unit_code_unique")
            #expect(error.table == "unit")
            #expect(error.schema == "public")
            #expect(error.detail?.contains("top-secret") == true)
            #expect(!"\(PostgresError.server(error))".contains("top-secret"))
        }
    }

    @Test(
        arguments: ["select \("top\"secret")::int", "select \("top-secret")::date", "select \("{top-secret")::jsonb"]
            as [SQL])
    func malformedValuesAreNotQuoted(sql: SQL) async throws {
        try await withTestConnection { connection, _ in
            let error = await postgresError { try await connection.withTransaction { try $0.execute(sql) } }
            let description = try #require(error.map { "\($0)" })
            #expect(!description.contains("secret"))
            #expect(description.hasPrefix("ERROR 22"))
        }
    }

    @Test func positionsPointIntoTheStatement() async throws {
        try await withTestConnection { connection, _ in
            let error = await postgresError {
                try await connection.withTransaction { try $0.execute("select nothing") }
            }
            #expect(error?.server?.position == 8)
            #expect(error?.server?.sqlState == SQLState(rawValue: "42703"))
        }
    }

    @Test func passwordsAreNotPrinted() async throws {
        var configuration = DatabaseConfiguration(connectionString: "host=/nowhere password=hunter2")
        configuration.password = "hunter3"
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("hunter") && !"\(configuration)".contains("hunter"))
        let malformed = DatabaseConfiguration(connectionString: "postgresql://u:hunter2%zz@h/d")
        for configuration in [configuration, malformed] {
            let error = await postgresError {
                _ = try await Connection.connect(configuration, logger: TestServer.silentLogger)
            }
            #expect(error != nil && !"\(String(reflecting: error))".contains("hunter"))
        }
    }

    @Test func laterHostsServeWhenTheFirstIsDead() async throws {
        var configuration = try TestServer.current.configuration
        let live = configuration.connectionString
        guard let host = live.split(separator: " ").first(where: { $0.hasPrefix("host=") })?.dropFirst(5),
            let port = live.split(separator: " ").first(where: { $0.hasPrefix("port=") })?.dropFirst(5)
        else { return try #require(Bool?.none.map { _ in }, "THIDUA_TEST_PG must name host= and port=") }
        configuration.connectionString = live + " host=/nonexistent,\(host) port=\(port),\(port)"
        let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
        try await connection.ping()
        #expect(connection.isReusable)
        await connection.close()
    }

    @Test func statementTimeoutIsTheServersError() async throws {
        try await withTestDatabase { configuration in
            var configuration = configuration
            configuration.statementTimeout = .milliseconds(20)
            let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
            let error = await postgresError {
                try await connection.withTransaction { try $0.execute("select pg_sleep(60)") }
            }
            #expect(error?.sqlState == .queryCanceled)
            try await connection.ping()
            await connection.close()
        }
    }
}
