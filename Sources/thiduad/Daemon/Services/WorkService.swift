import Jobs
import Logging
import Postgres
import ServiceLifecycle

/// Proves the database and then works on jobs; what can never be proved ends the daemon.
struct WorkService: Service {
    let services: Services
    let workers: [Worker]
    let notifier: ServiceNotifier
    let logger: Logger

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await prove()
            await work()
        } onGracefulShutdown: {
            services.health.enter(.draining)
            services.wakeups.finish()
        }
    }

    private func prove() async throws {
        while !services.wakeups.isFinished && !Task.isCancelled {
            let mark = services.wakeups.mark
            do {
                try await DatabaseProof.attempt(services.pool)
                services.health.enter(.serving)
                notifier.send(.status("Serving"))
                return logger.notice("database proved: schema current, councils kept apart")
            } catch let error as PostgresError where error.meansWaiting {
                if let condition = await services.pool.loginRefusal() { throw refusal(condition, error) }
                services.health.enter(.waiting("the database cannot be reached"))
                notifier.send(.status("Waiting for PostgreSQL"))
                await services.wakeups.next(since: mark, within: .seconds(1))
            }
        }
    }

    /// A server that answers and says no goes on saying no until somebody changes something.
    private func refusal(_ condition: SQLState, _ error: PostgresError) -> StartFailure {
        StartFailure(
            .configuration, "the database refuses the daemon's login (\(condition)): \(error)",
            remedy: "correct database.url, or the server's roles and pg_hba.conf; a new database needs thiduad migrate")
    }

    private func work() async {
        await withDiscardingTaskGroup { group in
            for worker in workers {
                group.addTask {
                    await worker.run { services.health.noteProgress(at: services.clock()) }
                }
            }
        }
    }
}

extension PostgresError {
    /// Whether the same attempt may succeed once the database is there, or less busy.
    fileprivate var meansWaiting: Bool {
        if case .leaseTimeout = self { return true }
        return isUnavailable
    }
}
