import TestSupport
import Testing

@testable import Postgres

@Suite struct PoolTests {
    @Test func neverExceedsItsBoundAndLeavesNothingBehind() async throws {
        try await withTestConnection { observer, configuration in
            var configuration = configuration
            configuration.poolSize = 3
            configuration.applicationName = "pool-bound"
            let count: @Sendable (borrowing Transaction) throws -> Int = {
                try $0.value("select count(*) as value from pg_stat_activity where application_name = 'pool-bound'")
            }
            let most = try await withPool(configuration) { pool in
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<50 { group.addTask { try await pool.withTransaction { try count($0) } } }
                    return try await group.reduce(0, max)
                }
            }
            #expect((1...3).contains(most))
            var left = try await observer.withTransaction { try count($0) }
            // A server's process is listed a moment longer than its connection is open.
            while left > 0 { left = try await observer.withTransaction { try count($0) } }
            #expect(left == 0)
        }
    }

    @Test func timesOutAndCancelsWaiters() async throws {
        try await withTestDatabase { configuration in
            var configuration = configuration
            configuration.poolSize = 1
            configuration.leaseTimeout = .milliseconds(20)
            try await withPool(configuration) { pool in
                // However long the first connection takes, the rest of the test finds it idle.
                while await postgresError({ try await pool.withConnection { try await $0.ping() } }) != nil {}
                try await pool.withConnection { _ in
                    let error = await postgresError { try await pool.withConnection { try await $0.ping() } }
                    #expect(error == .leaseTimeout(.milliseconds(20)))
                    let waiting = Task { try await pool.withConnection { try await $0.ping() } }
                    waiting.cancel()
                    let cancelled = await postgresError { try await waiting.value }
                    #expect(cancelled == .cancelled)
                }
                try await pool.withConnection { try await $0.ping() }
            }
        }
    }

    @Test func replacesConnectionsLostWhileIdle() async throws {
        try await withTestConnection { killer, configuration in
            try await withPool(configuration) { pool in
                for _ in 0..<3 {
                    let victim = try await pool.withConnection { try await $0.processID }
                    try await killer.withTransaction { try $0.execute("select pg_terminate_backend(\(victim), 5000)") }
                    let next: Int32 = try await pool.withTransaction {
                        try $0.value("select pg_backend_pid() as value")
                    }
                    #expect(next != victim)
                }
            }
        }
    }

    @Test func retriesWhatWasLostBeforeCommit() async throws {
        try await withTestConnection { killer, configuration in
            try await killer.withTransaction { try $0.execute("create table t (n bigint)") }
            try await withPool(configuration) { pool in
                let attempts = Counter()
                try await pool.withTransaction { transaction in
                    try transaction.execute("insert into t values (1)")
                    guard attempts.increment() == 0 else { return }
                    _ = try transaction.execute("select pg_terminate_backend(pg_backend_pid())")
                }
                #expect(attempts.value == 2)
            }
            let count: Int = try await killer.withTransaction { try $0.value("select count(*) as value from t") }
            #expect(count == 1)
        }
    }

    @Test func aCommitCutOffHasAnUnknownOutcome() async throws {
        try await withTestConnection { killer, configuration in
            try await killer.withTransaction {
                try $0.run(
                    script: SQLScript(
                        """
                        create table t (n bigint);
                        create function die() returns trigger language plpgsql as
                        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
                        create constraint trigger die after insert on t deferrable initially deferred
                            for each row execute function die();
                        """))
            }
            let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
            let error = await postgresError {
                try await connection.withTransaction { try $0.execute("insert into t values (1)") }
            }
            guard case .outcomeUnknown = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(error?.isRetrySafe == false && !connection.isReusable)
        }
    }

    @Test func anUnreachableServerFailsCallersAtOnce() async throws {
        var configuration = DatabaseConfiguration(connectionString: "host=/nonexistent")
        configuration.leaseTimeout = .seconds(600)
        try await withPool(configuration) { pool in
            let error = await postgresError { try await pool.withConnection { try await $0.ping() } }
            #expect(error?.isUnavailable == true)
            #expect(pool.availability != .available)
        }
    }

    @Test func aServerWithoutPlaceIsToldFromOneThatIsGone() async throws {
        var full = try TestServer.current.configuration
        full.connectionString += " user=nobody_of_this_name"
        full.leaseTimeout = .seconds(600)
        let gone = DatabaseConfiguration(connectionString: "host=/nonexistent")
        let answers = [await Connection.serverAnswers(full), await Connection.serverAnswers(gone)]
        #expect(answers == [true, false])
        let error = await postgresError {
            try await withPool(full) { pool in try await pool.withConnection { try await $0.ping() } }
        }
        #expect(error?.isUnavailable == true)
    }

    @Test func aStoppedPoolRefuses() async throws {
        try await withTestDatabase { configuration in
            let pool = try await withPool(configuration) { $0 }
            let error = await postgresError { try await pool.withConnection { try await $0.ping() } }
            #expect(error == .unavailable(reason: "the pool is shut down"))
        }
    }
}
