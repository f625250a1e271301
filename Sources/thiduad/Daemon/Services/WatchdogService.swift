import Jobs
import Postgres
import ServiceLifecycle

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
