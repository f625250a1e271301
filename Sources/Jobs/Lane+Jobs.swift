import Postgres

extension Lane {
    /// Counts an attempt for each job that is due, in a transaction of its own before they run, and returns them in order.
    ///
    /// A job whose last attempt never came back, because it took the daemon with it every time, is dead instead.
    func countAttempts(at instant: Timestamp, batch: Int, _ transaction: borrowing Transaction) throws -> [Job] {
        try transaction.execute(
            """
            update thidua.job
            set state = 'dead', error = 'the daemon did not survive the last attempt', finished_at = \(instant)
            where council_id = \(id)
              and state in ('ready', 'retry', 'held')
              and run_at <= \(instant)
              and attempt >= max_attempts
            """)
        let rows = try transaction.query(
            """
            with due as materialized (
                select job_id
                from thidua.job
                where council_id = \(id)
                  and state in ('ready', 'retry', 'held')
                  and run_at <= \(instant)
                order by run_at, job_id
                limit \(batch)
            ),
            counted as (
                update thidua.job
                set attempt = attempt + 1, started_at = \(instant)
                from due
                where job.council_id = \(id)
                  and job.job_id = due.job_id
                returning job.*
            )
            select council_id, job_id, kind, key, due_at, not_after, attempt, max_attempts, arguments
            from counted
            order by run_at, job_id
            """)
        return try rows.map(Job.init)
    }

    /// Locks the jobs that are still due; one that was moved since its attempt was counted is left to its new time.
    ///
    /// Leaves the transaction in no role, so that a handler sees nothing until it enters its council.
    func lockDue(_ jobs: [Job], at instant: Timestamp, _ transaction: borrowing Transaction) throws -> [Job] {
        try transaction.actAsScheduler()
        let due = try transaction.query(
            """
            select job_id
            from thidua.job
            where council_id = \(id)
              and job_id = any(\(jobs.map(\.id)))
              and state in ('ready', 'retry', 'held')
              and run_at <= \(instant)
            order by job_id
            for no key update
            """
        ).map { row -> Int64 in try row["job_id"] }
        try transaction.actAsLogin()
        let still = Set(due)
        return jobs.filter { still.contains($0.id) }
    }

    /// Writes down how the jobs of a turn came out, in one update; another count than was taken undoes the turn.
    func complete(_ results: [JobResult], at instant: Timestamp, _ transaction: borrowing Transaction) throws {
        guard !results.isEmpty else { return }
        let written = try transaction.execute(
            """
            update thidua.job
            set state = r.state,
                run_at = coalesce(r.run_at, job.run_at),
                attempt = case when r.state = 'held' then 0 else job.attempt end,
                result = r.result,
                error = r.error,
                finished_at = case when r.state in ('done', 'skipped', 'dead') then \(instant)::timestamptz end
            from unnest(
                \(results.map(\.job.id)), \(results.map(\.state)), \(results.map(\.runAt)), \(results.map(\.result)),
                \(results.map(\.error))
            ) as r (job_id, state, run_at, result, error)
            where job.council_id = \(id)
              and job.job_id = r.job_id
              and job.state in ('ready', 'retry', 'held')
            """)
        guard written == results.count else { throw TurnUndone(taken: results.count, completed: written) }
    }

    /// Says when the lane wants its next turn: at its next job, or at once behind the other lanes when more is due.
    ///
    /// The lane's row is locked before the jobs are looked at: a job planned meanwhile is either seen here or moves the turn.
    func rest(at instant: Timestamp, _ transaction: borrowing Transaction) throws {
        try transaction.execute("select from thidua.lane where council_id = \(id) for no key update")
        try transaction.execute(
            """
            update thidua.lane
            set turn_at = (
                select greatest(run_at, \(instant))
                from thidua.job
                where council_id = \(id)
                  and state in ('ready', 'retry', 'held')
                order by run_at
                limit 1
            )
            where council_id = \(id)
            """)
    }
}

/// The turn found fewer of its jobs than it took: something else completed them, so everything it did is undone.
struct TurnUndone: Error, CustomStringConvertible {
    let taken: Int
    let completed: Int

    var description: String { "a turn took \(taken) jobs but could complete \(completed); undone" }
}
