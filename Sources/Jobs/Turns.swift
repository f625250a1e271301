import Logging
public import Postgres

/// Takes turns: one lane, its due jobs, their effects and their completion in one transaction.
public struct Turns: Sendable {
    /// What one turn did.
    public struct Report: Sendable, Equatable {
        /// Jobs that are over.
        public var done = 0
        /// Jobs that wait for something outside.
        public var held = 0
        /// Jobs to be tried again, or dead.
        public var failed = 0
    }

    private let handlers: [String: JobHandler]
    private let settings: JobSettings
    private let logger: Logger

    /// Turns with a handler for each kind of job.
    public init(handlers: [String: JobHandler], settings: JobSettings, logger: Logger) {
        self.handlers = handlers
        self.settings = settings
        self.logger = logger
    }

    /// Takes one turn of the lane that has waited longest at `instant`; `nil` when no lane is due and free.
    ///
    /// Killed at any point, it leaves either nothing or everything: effects and completion commit together.
    public func take(on connection: Connection, at instant: Timestamp) async throws -> Report? {
        let report: Result<Report?, any Error>
        do {
            report = .success(try await takeHolding(connection, at: instant))
        } catch {
            report = .failure(error)
        }
        if case .success(nil) = report { return nil }
        await releaseLane(on: connection)
        return try report.get()
    }

    /// Takes a turn and keeps the lane, which a failure keeps too.
    private func takeHolding(_ connection: Connection, at instant: Timestamp) async throws -> Report? {
        let taken = try await connection.withTransaction { transaction -> (lane: Lane, jobs: [Job])? in
            guard let lane = try Lane.take(at: instant, transaction) else { return nil }
            return (lane, try lane.countAttempts(at: instant, batch: settings.batch, transaction))
        }
        guard let (lane, jobs) = taken else { return nil }
        return try await connection.withTransaction { transaction in
            try run(jobs, of: lane, at: instant, transaction)
        }
    }

    /// A lane that cannot be given back would stay taken as long as its connection lives, so the connection goes.
    private func releaseLane(on connection: Connection) async {
        do {
            try await connection.withTransaction { try Lane.release($0) }
        } catch {
            await connection.close()
        }
    }

    private func run(
        _ jobs: [Job], of lane: Lane, at instant: Timestamp, _ transaction: borrowing Transaction
    ) throws -> Report {
        let jobs = try lane.lockDue(jobs, at: instant, transaction)
        let started = ContinuousClock.now
        var results: [JobResult] = []
        for job in jobs where results.isEmpty || ContinuousClock.now - started < settings.turnBudget {
            results.append(try run(job, at: instant, transaction))
        }
        try transaction.actAsScheduler()
        try lane.complete(results, at: instant, transaction)
        try giveBack(jobs.dropFirst(results.count), of: lane, transaction)
        try lane.rest(at: instant, transaction)
        return Report(results)
    }

    /// Jobs that the budget left over were not attempted after all.
    private func giveBack(_ jobs: ArraySlice<Job>, of lane: Lane, _ transaction: borrowing Transaction) throws {
        guard !jobs.isEmpty else { return }
        try transaction.execute(
            """
            update thidua.job set attempt = attempt - 1, started_at = null
            where council_id = \(lane.id) and job_id = any(\(jobs.map(\.id)))
            """)
    }

    /// Runs one job behind a savepoint, so that a failure undoes its own effects and no other job's.
    private func run(_ job: Job, at instant: Timestamp, _ transaction: borrowing Transaction) throws -> JobResult {
        guard let handler = handlers[job.kind] else {
            return JobResult(job, failed: "this daemon has no handler for \(job.kind)", at: instant, settings)
        }
        do {
            return JobResult(job, try transaction.savepoint { try handler($0, job, instant) })
        } catch let error as PostgresError where error.isUnavailable || error.isRetrySafe || error == .cancelled {
            // The transaction is lost, or worth running again as a whole; the job itself did nothing wrong.
            throw error
        } catch {
            logger.warning("job failed", metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "error": "\(error)"])
            return JobResult(job, failed: "\(error)", at: instant, settings)
        }
    }
}

extension Turns.Report {
    init(_ results: [JobResult]) {
        for result in results {
            switch result.state {
            case "done", "skipped": done += 1
            case "held": held += 1
            default: failed += 1
            }
        }
    }
}
