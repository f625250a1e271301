import Logging
import Postgres
import TestSupport

/// A test's own look at its database, past the daemon: as the superuser, who sees every council.
extension CouncilDatabase {
    /// What the superuser is told.
    func query(_ sql: SQL) async throws -> [Row] {
        try await withSuperuser { try await $0.withTransaction { try $0.query(sql) } }
    }

    /// The one value, called `value`, of a query.
    func value<Value: PostgresDecodable & Sendable>(_ sql: SQL) async throws -> Value {
        try await withSuperuser { try await $0.withTransaction { try $0.only(sql)["value"] } }
    }

    /// Changes something as the superuser.
    func execute(_ sql: SQL) async throws {
        _ = try await withSuperuser { try await $0.withTransaction { try $0.execute(sql) } }
    }

    /// Its name, to copy it.
    func name() async throws -> String { try await value("select current_database()::text as value") }

    /// Lends a connection of the superuser.
    func withSuperuser<R: Sendable>(
        isolation: isolated (any Actor)? = #isolation, _ body: (Connection) async throws -> R
    ) async throws -> R {
        let connection = try await Connection.connect(superuser, logger: TestServer.silentLogger)
        do {
            let result = try await body(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }
}

/// Waiting for what daemons do, without looking again and again.
extension CouncilDatabase {
    /// From now on each commit that changes a job tells the test; only in this database.
    func announceJobs() async throws {
        let script = SQLScript(
            """
            create function public.announce_job() returns trigger language plpgsql as $$
            begin
                perform pg_notify('thidua_test', '');
                return null;
            end $$;
            create trigger announce after insert or update on thidua.job
                for each statement execute function public.announce_job();
            """)
        try await withSuperuser { try await $0.administer(script) }
    }

    /// Returns once the query's one value, called `value`, is true; it is asked again after each commit that changes a job.
    func until(_ condition: SQL) async throws {
        let listener = Listener(configuration: superuser, channels: ["thidua_test"], logger: TestServer.silentLogger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listener.run() }
            defer { group.cancelAll() }
            for await _ in listener.notifications where try await value(condition) { return }
            throw PostgresError.cancelled
        }
    }

    /// Returns once every job has come to its end.
    func untilJobsAreOver() async throws {
        try await until("select bool_and(finished_at is not null) is true as value from job")
    }

    /// Moves the scheduled closings into the past, as if the time until they are due had gone by.
    func makeJobsDue() async throws {
        try await execute("update job set due_at = '2025-01-31T10:00Z', run_at = '2025-01-31T10:00Z'")
        try await execute(
            "update lane set turn_at = '2025-01-31T10:00Z' where council_id in (select council_id from job)")
    }
}

/// What an administrator of the server does.
extension CouncilDatabase {
    /// Ends every connection of the daemon that calls itself so, and waits until they are gone, one after the other.
    func endConnections(ofDaemon name: String) async throws {
        try await endConnections(ofDaemon: name, patience: 10_000)
    }

    /// Tells the server to end every connection of the daemon that calls itself so, all at once.
    func breakConnections(ofDaemon name: String) async throws { try await endConnections(ofDaemon: name, patience: 0) }

    private func endConnections(ofDaemon name: String, patience milliseconds: Int64) async throws {
        _ = try await query(
            """
            select pg_terminate_backend(pid, \(milliseconds))
            from pg_stat_activity
            where datname = current_database() and application_name = \(name)
            """)
    }
}

/// Waiting inside the server, for what nobody is notified of.
extension CouncilDatabase {
    /// Returns once a statement waits for a lock on a table of this database.
    func untilSomebodyWaitsForALock() async throws {
        try await wait(
            """
            exists (
                select from pg_locks
                where not granted and database = (select oid from pg_database where datname = current_database()))
            """)
    }

    /// Returns once the server has given up every connection of a daemon.
    func untilDaemonsAreForgotten() async throws {
        try await wait(
            """
            not exists (
                select from pg_stat_activity where datname = current_database() and application_name = 'thiduad')
            """)
    }

    private func wait(_ condition: String) async throws {
        let script = SQLScript(
            """
            do $$
            begin
                loop
                    perform pg_stat_clear_snapshot();
                    exit when \(condition);
                    perform pg_sleep(0.002);
                end loop;
            end $$
            """)
        try await withSuperuser { try await $0.administer(script) }
    }
}
