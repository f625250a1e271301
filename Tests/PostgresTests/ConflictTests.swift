import TestSupport
import Testing

@testable import Postgres

@Suite struct ConflictTests {
    /// Two connections with a table of two rows.
    private func withRivals(_ body: (Connection, Connection) async throws -> Void) async throws {
        try await withTestConnection { first, configuration in
            try await first.withTransaction {
                try $0.run(
                    script: SQLScript(
                        "create table t (id int primary key, n bigint); insert into t values (1, 0), (2, 0)"))
            }
            let second = try await Connection.connect(configuration, logger: TestServer.silentLogger)
            try await body(first, second)
            await second.close()
        }
    }

    @Test func serializationFailuresAreRetried() async throws {
        try await withRivals { first, second in
            let (meeting, attempts) = (Meeting(), Counter())
            // Each reads what the other writes; in any order one of them must see the other's change.
            let body: @Sendable (borrowing Transaction, Int32, Int32) throws -> Void = { transaction, read, write in
                let sum: Int = try transaction.value("select n as value from t where id = \(read)")
                if attempts.increment() < 2 { meeting.wait(for: 2) }
                try transaction.execute("update t set n = \(sum + 1) where id = \(write)")
            }
            async let one: Void = first.withTransaction(.serializable) { try body($0, 1, 2) }
            async let two: Void = second.withTransaction(.serializable) { try body($0, 2, 1) }
            _ = try await (one, two)
            let values: [Int] = try await first.withTransaction {
                try $0.query("select n from t order by n").map { try $0["n"] }
            }
            #expect(values == [1, 2])
            #expect(attempts.value >= 3)
        }
    }

    @Test func deadlocksAreRetried() async throws {
        try await withRivals { first, second in
            let (meeting, attempts) = (Meeting(), Counter())
            let body: @Sendable (borrowing Transaction, [Int32]) throws -> Void = { transaction, ids in
                try transaction.execute("set local deadlock_timeout = '10ms'")
                for (index, id) in ids.enumerated() {
                    try transaction.execute("update t set n = n + 1 where id = \(id)")
                    if index == 0, attempts.increment() < 2 { meeting.wait(for: 2) }
                }
            }
            async let one: Void = first.withTransaction { try body($0, [1, 2]) }
            async let two: Void = second.withTransaction { try body($0, [2, 1]) }
            _ = try await (one, two)
            let values: [Int] = try await first.withTransaction {
                try $0.query("select n from t order by id").map { try $0["n"] }
            }
            #expect(values == [2, 2])
            #expect(attempts.value == 3)
        }
    }

    @Test func retriesAreBounded() async throws {
        try await withTestConnection { connection, _ in
            let attempts = Counter()
            let error = await postgresError {
                try await connection.withTransaction(retries: 2) { transaction in
                    attempts.increment()
                    try transaction.run(script: SQLScript("do $$ begin raise serialization_failure; end $$"))
                }
            }
            #expect(error?.sqlState == .serializationFailure)
            #expect(attempts.value == 3)
        }
    }

    @Test func cancellationStopsTheStatementAndNoOther() async throws {
        try await withTestConnection { connection, configuration in
            for round in 0..<20 {
                let started = Meeting()
                let sleeper = Task {
                    try await connection.withTransaction { transaction in
                        started.wait(for: 1)
                        try transaction.execute("select pg_sleep(60)")
                    }
                }
                if round.isMultiple(of: 2) { await started.somebody() }
                sleeper.cancel()
                let error = await postgresError { try await sleeper.value }
                #expect(error == .cancelled)
                let answer: Int = try await connection.withTransaction { try $0.value("select 1 as value") }
                #expect(answer == 1)
            }
        }
    }
}
