import Glibc

/// Keeps systemd from killing a daemon that works, and from sparing one that is stuck.
///
/// It is fed by progress, never by a timer alone: `progress` must pass the same executors as requests and jobs do. While it
/// does not return, nothing is sent, and after the unit's `WatchdogSec=` systemd restarts the daemon.
struct Watchdog: Sendable {
    /// A third of systemd's interval, so that two late beats are forgiven.
    let interval: Duration

    /// - Returns: `nil` when systemd expects no beats, or expects them of another process.
    init?(environment: [String: String], process: Int32 = getpid()) {
        guard let text = environment["WATCHDOG_USEC"], let microseconds = Int64(text), microseconds > 0 else {
            return nil
        }
        if let owner = environment["WATCHDOG_PID"], owner != String(process) { return nil }
        interval = .microseconds(microseconds / 3)
    }

    /// Feeds until the task is cancelled.
    /// - Parameters:
    ///   - notifier: where beats go.
    ///   - clock: what measures the interval.
    ///   - progress: work like the daemon's own; whether it went through.
    func run<C: Clock<Duration>>(
        notifier: ServiceNotifier, clock: C = ContinuousClock(), progress: @Sendable () async -> Bool
    ) async {
        while !Task.isCancelled {
            if await progress() { notifier.send(.watchdog) }
            do {
                try await clock.sleep(for: interval)
            } catch {
                return
            }
        }
    }
}
