import Jobs
import Logging
import Postgres
import TestSupport

/// Lanes with jobs on a migrated database, whose handlers write what they did into a table of their own.
struct LanesFixture: Sendable {
    static let noon = Timestamp(microsecondsSinceEpoch: 1_769_853_600_000_000)

    let database: CouncilDatabase
    let pool: ConnectionPool
    let admin: ConnectionPool

    static func with<R: Sendable>(_ body: @escaping @Sendable (LanesFixture) async throws -> R) async throws -> R {
        try await withCouncilDatabase { database in
            try await withPool(database.superuser) { admin in
                try await admin.withTransaction { transaction in
                    try transaction.execute("create table effect (council bigint, job bigint, attempt int)")
                    try transaction.execute("grant all on effect to public")
                }
                return try await withPool(database.daemon) { pool in
                    try await body(LanesFixture(database: database, pool: pool, admin: admin))
                }
            }
        }
    }

    /// Adds lanes 1…count, each with so many jobs of a kind that are due at ``noon``.
    func plan(lanes: Int, jobs: Int, kind: String = "note") async throws {
        try await admin.withTransaction { transaction in
            try transaction.execute(
                """
                insert into council (council_id, code, name, level, created_at)
                select n, 'tinh-' || n, 'Tỉnh ' || n, 'province', \(Self.noon) from generate_series(1, \(lanes)) as n
                on conflict do nothing
                """)
            try transaction.execute(
                "insert into lane (council_id, turn_at) select council_id, \(Self.noon) from council on conflict do nothing"
            )
            try transaction.execute(
                """
                insert into job (council_id, kind, key, due_at, run_at, max_attempts)
                select council_id, \(kind), n::text, \(Self.noon), \(Self.noon), 5
                from council, generate_series(1, \(jobs)) as n
                """)
        }
    }

    func turns(
        _ settings: JobSettings = JobSettings(), extra: [String: JobHandler] = [:]
    ) -> Turns {
        let note: JobHandler = { transaction, job, _ in
            try transaction.execute("select set_config('role', 'thidua_app', true)")
            try transaction.execute("insert into thidua.effect values (\(job.lane), \(job.id), \(job.attempt))")
            return .done(JSONText("{}"))
        }
        // How busy the machine is must not decide how many turns there are.
        var patient = settings
        patient.turnBudget = .seconds(3600)
        return Turns(
            handlers: ["note": note].merging(extra) { $1 }, settings: patient, logger: TestServer.silentLogger)
    }

    func take(_ turns: Turns, at instant: Timestamp = noon) async throws -> Turns.Report? {
        try await pool.withConnection { try await turns.take(on: $0, at: instant) }
    }

    /// Takes turns until no lane is due; returns how many there were.
    func takeAll(_ turns: Turns, at instant: Timestamp = noon) async throws -> Int {
        var count = 0
        while try await take(turns, at: instant) != nil { count += 1 }
        return count
    }

    func text(_ sql: SQL) async throws -> String? {
        try await admin.withTransaction { try $0.only(sql)["text"] }
    }
}
