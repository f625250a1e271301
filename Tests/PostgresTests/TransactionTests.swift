import TestSupport
import Testing

@testable import Postgres

private struct Refusal: Error {}

@Suite struct TransactionTests {
    @Test func injectionAttemptsStayValues() async throws {
        try await withTestConnection { connection, _ in
            let attempt = "x'; drop table note; --"
            let back = try await connection.withTransaction { transaction in
                try transaction.execute("create table note (text text)")
                try transaction.execute("insert into note values (\(attempt)), (\("$1")), (\(#"\'"#))")
                return try transaction.query("select text from note order by ctid").map { try $0["text"] as String }
            }
            #expect(back == [attempt, "$1", #"\'"#])
        }
    }

    @Test func zeroBytesAreRefusedInsteadOfCut() async throws {
        try await withTestConnection { connection, _ in
            let error = await postgresError {
                try await connection.withTransaction { try $0.execute("select \("a\0b")") }
            }
            #expect(error == .misuse("a text parameter must hold no zero byte"))
            try await connection.ping()
        }
    }

    @Test func commitKeepsAndRollbackAndErrorsDoNot() async throws {
        try await withTestConnection { connection, _ in
            try await connection.withTransaction { try $0.execute("create table t (n bigint)") }
            let dry = try await connection.withTransaction(ending: .rollback) { transaction in
                try transaction.execute("insert into t values (1), (2)")
            }
            #expect(dry == 2)
            await #expect(throws: Refusal.self) {
                try await connection.withTransaction { transaction in
                    try transaction.execute("insert into t values (3)")
                    throw Refusal()
                }
            }
            let count: Int = try await connection.withTransaction { try $0.value("select count(*) as value from t") }
            #expect(count == 0)
        }
    }

    @Test func savepointsUndoTheirBodyAlone() async throws {
        try await withTestConnection { connection, _ in
            let numbers: [Int] = try await connection.withTransaction { transaction in
                try transaction.execute("create table t (n bigint primary key)")
                try transaction.execute("insert into t values (1)")
                #expect(throws: PostgresError.self) {
                    try transaction.savepoint { inner in
                        try inner.execute("insert into t values (2)")
                        try inner.savepoint { _ = try $0.execute("insert into t values (3)") }
                        try inner.execute("insert into t values (1)")
                    }
                }
                try transaction.savepoint { _ = try $0.execute("insert into t values (4)") }
                return try transaction.query("select n from t order by n").map { try $0["n"] }
            }
            #expect(numbers == [1, 4])
        }
    }

    @Test func aSwallowedErrorDoesNotPassForSuccess() async throws {
        try await withTestConnection { connection, _ in
            let error = await postgresError {
                try await connection.withTransaction { transaction in _ = try? transaction.execute("select 1/0") }
            }
            #expect(error?.sqlState == SQLState(rawValue: "22012"))
            let ended = await postgresError {
                try await connection.withTransaction { try $0.run(script: SQLScript("commit")) }
            }
            #expect(ended == .misuse("the body ended its transaction; that is for withTransaction to do"))
            try await connection.ping()
        }
    }

    @Test func rowsTellWhatIsWrongWithoutTheValue() async throws {
        try await withTestConnection { connection, _ in
            let failures: [String] = try await connection.withTransaction { transaction in
                let row = try transaction.only(
                    "select 'secret'::text as word, null::bigint as n, 1 as twice, 2 as twice, 'NaN'::numeric as points"
                )
                return [
                    Self.failure { _ = try row["word"] as Int }, Self.failure { _ = try row["n"] as Int },
                    Self.failure { _ = try row["twice"] as Int }, Self.failure { _ = try row["absent"] as Int? },
                    Self.failure { _ = try row["points"] as Numeric }, Self.failure { _ = try row["WORD"] as String },
                ]
            }
            #expect(
                failures == [
                    "column \"word\" is text, but Int reads bigint or integer or smallint",
                    "column \"n\" is NULL, which Int cannot be", "column \"twice\" is in the row more than once",
                    "column \"absent\" is not in the row", "column \"points\" of type numeric holds no valid Numeric",
                    "column \"WORD\" is not in the row",
                ])
        }
    }

    private static func failure(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func oneRowMeansOne() async throws {
        try await withTestConnection { connection, _ in
            try await connection.withTransaction { transaction in
                let none = try transaction.first("select 1 where false")
                #expect(none == nil)
                #expect(throws: PostgresError.misuse("one row was expected, the statement returned 2")) {
                    _ = try transaction.only("select generate_series(1, 2)")
                }
            }
        }
    }

    @Test func theSessionIsSetUp() async throws {
        try await withTestDatabase { configuration in
            var configuration = configuration
            configuration.settings = ["search_path": "pg_catalog, public", "work_mem": "7MB"]
            configuration.statementTimeout = .milliseconds(1_500)
            let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
            let values: [String] = try await connection.withTransaction { transaction in
                try [
                    "DateStyle", "TimeZone", "search_path", "work_mem", "statement_timeout", "client_encoding",
                    "application_name", "client_connection_check_interval",
                ]
                .map { try transaction.value("select current_setting(\($0)) as value") }
            }
            #expect(
                values == ["ISO, YMD", "UTC", "pg_catalog, public", "7MB", "1500ms", "UTF8", "thidua", "2s"])
            await connection.close()
        }
    }

    @Test func theStatementCacheIsBounded() async throws {
        try await withTestDatabase { configuration in
            var configuration = configuration
            configuration.statementCacheSize = 3
            let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
            let prepared: Int = try await connection.withTransaction { transaction in
                let part: SQL = "1"
                for count in 1...10 {
                    let sum = Array(repeating: part, count: count).joined(separator: " + ")
                    #expect(try transaction.value("select (\(sum))::bigint as value") == count)
                }
                return try transaction.value("select count(*) as value from pg_prepared_statements")
            }
            #expect(prepared == 3)
            await connection.close()
        }
    }

    @Test func statementsSurviveAChangedSchemaAndAForgetfulServer() async throws {
        try await withTestConnection { connection, configuration in
            try await connection.withTransaction {
                try $0.run(script: SQLScript("create table t (n int); insert into t values (1)"))
            }
            let read: @Sendable (borrowing Transaction) throws -> Int = { try $0.only("select * from t")["n"] }
            let first = try await connection.withTransaction { try read($0) }
            try await connection.withTransaction { try $0.execute("alter table t alter n type bigint") }
            let second = try await connection.withTransaction { try read($0) }
            try await connection.administer(SQLScript("deallocate all"))
            let third = try await connection.withTransaction { try read($0) }
            #expect([first, second, third] == [1, 1, 1])
        }
    }
}
