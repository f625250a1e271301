import Admin
import Glibc
import Jobs
import Logging
import Postgres
import ServiceLifecycle
import UnixSignals

/// Keeps the pool's connections; ends last of all that use it.
struct PoolService: Service {
    let pool: ConnectionPool

    func run() async throws {
        await cancelWhenGracefulShutdown { await pool.run() }
    }
}

/// Turns notifications into wake-ups.
struct ListenerService: Service {
    let listener: Listener
    let wakeups: Wakeups

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await listener.run() }
                for await _ in listener.notifications { wakeups.wake() }
                group.cancelAll()
            }
        }
    }
}

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

/// Answers the admin socket; drained first, so that nobody is cut off in the middle of an answer.
struct AdminService: Service {
    let server: AdminServer
    let listening: Listening
    let notifier: ServiceNotifier
    let logger: Logger

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await server.run(listening: listening) {
                notifier.send(.ready)
                logger.notice("the admin socket is served", metadata: ["socket": "\(place)"])
            }
        } onGracefulShutdown: {
            notifier.send(.stopping, .status("Stopping"))
            Task { await server.drain() }
        }
    }
}

extension AdminService {
    /// Where clients find the socket, for the log.
    private var place: String {
        switch listening {
        case .path(let path, _): path
        case .fileDescriptor(let number): "descriptor \(number)"
        }
    }
}

/// Feeds systemd's watchdog as long as workers look at the database, or know why they cannot.
struct WatchdogService: Service {
    let watchdog: Watchdog
    let notifier: ServiceNotifier
    let services: Services
    /// The longest time that one turn may take: a statement's time-out and some more.
    let patience: Duration

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await watchdog.run(notifier: notifier) { isAlive }
        }
    }

    private var isAlive: Bool {
        guard services.health.phase == .serving, case .available = services.pool.availability else { return true }
        let last = services.health.lastProgress ?? services.health.startedAt
        return services.clock() - last < patience
    }
}

/// Looks after the private server as long as anything uses it.
struct EmbeddedService: Service {
    let server: EmbeddedServer

    func run() async throws {
        await cancelWhenGracefulShutdown { await server.supervise() }
        await server.stop()
    }
}

/// Stops at once at the second SIGTERM or SIGINT; the first is the group's. The last to stop. Whoever kills the daemon at any instant loses nothing.
struct StopNowService: Service {
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var count = 0
            for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) {
                count += 1
                guard count > 1 else { continue }
                logger.warning("stopping now, at the second signal")
                _exit(ExitCode.success.rawValue)
            }
        }
    }
}

/// Reloads at SIGHUP; a refused reload changes nothing.
struct HangupService: Service {
    let reloader: Reloader
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) {
                do {
                    let report = try reloader.reload()
                    logger.notice("reloaded", metadata: ["what": "\(report)"])
                } catch {
                    logger.error("reload refused, the old configuration stays", metadata: ["error": "\(error)"])
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
