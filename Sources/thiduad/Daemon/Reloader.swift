import Logging
import Synchronization

/// Reads the configuration again and applies what can change while the daemon runs: the log level, and the grants
/// of sessions that begin afterwards.
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

    private static let applicable = [Setting.logLevel.name, Setting.adminGrants.name]

    private let load: @Sendable () throws -> DaemonConfiguration
    private let level: LogLevel
    private let grants: GrantHolder
    private let notifier: ServiceNotifier
    private let effective: Mutex<[EffectiveSetting]>

    /// `load` reads every layer as at the start.
    init(
        running: DaemonConfiguration, level: LogLevel, grants: GrantHolder = GrantHolder(.ownUserAndRoot),
        notifier: ServiceNotifier,
        load: @escaping @Sendable () throws -> DaemonConfiguration
    ) {
        self.load = load
        self.level = level
        self.grants = grants
        self.notifier = notifier
        effective = Mutex(running.effective)
    }

    /// Applies a changed configuration, or throws and changes nothing. systemd hears of the end in both cases.
    func reload() throws -> Report {
        notifier.sendReloading()
        defer { notifier.send(.ready) }
        let fresh = try load()
        return effective.withLock { old in
            var changed = zip(old, fresh.effective).filter { $0.value != $1.value }.map(\.1.name)
            old = fresh.effective
            level.set(fresh.logLevel)
            // The file may say something else under its old name.
            if grants.replace(fresh.admin.grants), !changed.contains(Setting.adminGrants.name) {
                changed.append(Setting.adminGrants.name)
            }
            return Report(
                applied: changed.filter(Self.applicable.contains),
                needRestart: changed.filter { !Self.applicable.contains($0) })
        }
    }
}
