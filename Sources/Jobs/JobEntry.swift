public import Postgres

/// What people see of a council's jobs.
public struct JobEntry: Sendable {
    /// The number in the database.
    public let id: Int64
    /// What is to be done, such as `closing.year_end`.
    public let kind: String
    /// What it is done for.
    public let key: String
    /// `ready`, `retry`, `held`, `done`, `dead`, `skipped`, `cancelled` or `waiting`.
    public let state: String
    /// When it is due.
    public let dueAt: Timestamp
    /// When it runs next.
    public let runAt: Timestamp
    /// After this instant a policy takes over.
    public let notAfter: Timestamp?
    /// How many attempts were counted.
    public let attempt: Int
    /// The last attempt that is made.
    public let maxAttempts: Int
    /// When it last started.
    public let startedAt: Timestamp?
    /// When it was over.
    public let finishedAt: Timestamp?
    /// Why the last attempt failed.
    public let error: String?
    /// What it recorded.
    public let result: JSONText?

    /// One job; `nil` when the council has none of that number.
    public static func show(lane: Int64, job: Int64, _ transaction: borrowing Transaction) throws -> JobEntry? {
        try transaction.actAsScheduler()
        return try transaction.first("\(columns) where council_id = \(lane) and job_id = \(job)").map(JobEntry.init)
    }

    /// Makes a job of the council that the transaction entered due again, with all its attempts; returns the state that it
    /// was in, or `nil` when there is no such job, or none that waits, failed or died.
    public static func retry(
        _ job: Int64, at instant: Timestamp, _ transaction: borrowing Transaction
    ) throws -> String? {
        let before = try transaction.first(
            """
            select state
            from thidua.job
            where job_id = \(job) and state in ('dead', 'held', 'retry')
            for no key update
            """)
        guard let before else { return nil }
        try transaction.execute(
            "select thidua.plan_job(kind, key, due_at, not_after, arguments) from thidua.job where job_id = \(job)")
        try transaction.execute("update thidua.job set run_at = \(instant) where job_id = \(job)")
        try transaction.execute(
            "update thidua.lane set turn_at = least(turn_at, \(instant)) where council_id = thidua.current_council()")
        return try before["state"]
    }

    private static let columns: SQL = """
        select job_id, kind, key, state, due_at, run_at, not_after, attempt, max_attempts, started_at, finished_at, error,
               result
        from thidua.job
        """

    init(_ row: Row) throws {
        id = try row["job_id"]
        kind = try row["kind"]
        key = try row["key"]
        state = try row["state"]
        dueAt = try row["due_at"]
        runAt = try row["run_at"]
        notAfter = try row["not_after"]
        attempt = Int(try row["attempt"] as Int16)
        maxAttempts = Int(try row["max_attempts"] as Int16)
        startedAt = try row["started_at"]
        finishedAt = try row["finished_at"]
        error = try row["error"]
        result = try row["result"]
    }
}
