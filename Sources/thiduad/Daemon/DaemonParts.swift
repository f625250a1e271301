import Admin
import CouncilStore
import Glibc
import Jobs
import Logging
import Postgres
import ServiceLifecycle

/// The daemon's parts, made once and wired to each other.
struct DaemonParts {
    /// In the order in which they start; they stop in the opposite one.
    let services: [any Service]

    init(_ daemon: Daemon, _ database: DatabaseConfiguration, _ listening: Listening) {
        let clock: @Sendable () -> Timestamp = { .now }
        let logger = daemon.logger
        let pool = ConnectionPool(configuration: database, logger: logger)
        let wakeups = Wakeups()
        let health = DaemonHealth(startedAt: clock())
        let grants = GrantHolder(daemon.configuration.admin.grants)
        let reloader = Reloader(
            running: daemon.configuration, level: daemon.level, grants: grants, notifier: daemon.notifier,
            load: daemon.load)
        let shared = Services(
            store: CouncilStore(pool: pool, clock: clock), pool: pool, wakeups: wakeups, clock: clock, health: health,
            reloader: reloader)
        let server = AdminServer(
            table: CommandCatalogue.table(shared), authoriser: grants.authoriser, limits: Self.limits(daemon),
            version: "thiduad/\(Version.current)", audit: Audit(services: shared, logger: logger).hook, logger: logger)

        var services: [any Service] = [
            StopNowService(logger: logger),
            PoolService(pool: pool),
            ListenerService(
                listener: Listener(configuration: database, channels: ["thidua_lane"], logger: logger), wakeups: wakeups
            ),
            WorkService(
                services: shared, workers: Self.workers(daemon, pool, wakeups, clock), notifier: daemon.notifier,
                logger: logger),
            HangupService(reloader: reloader, logger: logger),
        ]
        if let watchdog = Watchdog(environment: daemon.environment) {
            services.append(
                WatchdogService(
                    watchdog: watchdog, notifier: daemon.notifier, services: shared,
                    patience: daemon.configuration.database.statementTimeout + .seconds(30)))
        }
        services.append(
            AdminService(
                server: server, listening: listening, notifier: daemon.notifier, logger: logger))
        self.services = services
    }

    private static func limits(_ daemon: Daemon) -> AdminLimits {
        var limits = AdminLimits()
        limits.sessions = daemon.configuration.admin.sessions
        limits.sessionsPerUser = daemon.configuration.admin.sessionsPerUser
        return limits
    }

    private static func workers(
        _ daemon: Daemon, _ pool: ConnectionPool, _ wakeups: Wakeups, _ clock: @escaping @Sendable () -> Timestamp
    ) -> [Worker] {
        var settings = JobSettings()
        settings.batch = daemon.configuration.jobs.batch
        settings.longestSleep = daemon.configuration.jobs.pollInterval
        let turns = Turns(
            handlers: ClosingJob.handlers.merging(CycleJob.handlers) { first, _ in first }, settings: settings,
            logger: daemon.logger)
        return (0..<daemon.configuration.jobs.workers).map { _ in
            Worker(
                pool: pool, turns: turns, wakeups: wakeups, settings: settings, clock: clock, logger: daemon.logger)
        }
    }
}
