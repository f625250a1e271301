import Logging
import Synchronization

/// Reads the configuration again and applies what can change while the daemon runs: the log level.
final class Reloader: Sendable {
    /// What a reload did.
    struct Report: CustomStringConvertible {
        var applied: [String] = []
        var needRestart: [String] = []

        var description: String {
            let parts = [
                applied.isEmpty ? nil : "applied: \(applied.joined(separator: ", "))",
                needRestart.isEmpty ? nil : "takes effect after a restart: \(needRestart.joined(separator: ", "))",
            ]
            return parts.compactMap(\.self).joined(separator: "; ")
        }
    }

    private let load: @Sendable () throws -> DaemonConfiguration
    private let level: LogLevel
    private let notifier: ServiceNotifier
    private let effective: Mutex<[EffectiveSetting]>

    /// `load` reads every layer as at the start.
    init(
        running: DaemonConfiguration, level: LogLevel, notifier: ServiceNotifier,
        load: @escaping @Sendable () throws -> DaemonConfiguration
    ) {
        self.load = load
        self.level = level
        self.notifier = notifier
        effective = Mutex(running.effective)
    }

    /// Applies a changed configuration, or throws and changes nothing. systemd hears of the end in both cases.
    func reload() throws -> Report {
        notifier.sendReloading()
        defer { notifier.send(.ready) }
        let fresh = try load()
        return effective.withLock { old in
            let changed = zip(old, fresh.effective).filter { $0.value != $1.value }.map(\.1.name)
            old = fresh.effective
            level.set(fresh.logLevel)
            return Report(
                applied: changed.filter { $0 == Setting.logLevel.name },
                needRestart: changed.filter { $0 != Setting.logLevel.name })
        }
    }
}
