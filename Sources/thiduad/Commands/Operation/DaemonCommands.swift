import Admin
import Councils
import Postgres

extension CommandCatalogue {
    static func daemonCommands(_ services: Services) -> [Command] {
        [status(services), reload(services), role(services)]
    }

    private static func status(_ services: Services) -> Command {
        Command(
            "status", summary: "say how the daemon is, from memory, also without a database", example: "status",
            isImmediate: true, demand: Set<Role>.everybody
        ) { _, reply in
            for (name, value) in services.statusPairs { try await reply.pair(name, value) }
            return .ok()
        }
    }

    private static func reload(_ services: Services) -> Command {
        Command(
            "reload", summary: "read the configuration again and apply what can change", changes: true,
            example: "reload", demand: Set<Role>.operators
        ) { invocation, _ in
            do {
                let report = try services.reloader.reload()
                return report.applied.isEmpty && report.needRestart.isEmpty
                    ? .noChange(text: "the configuration is as it was") : .ok(text: report.description)
            } catch {
                throw Refusal(
                    .badValue, Message("reload_refused", ["mistakes": "\(error)"]), in: invocation.language)
            }
        }
    }
}

extension Services {
    fileprivate var statusPairs: [(String, String?)] {
        let (state, reason) = phaseWords
        let (database, since, why) = databaseWords
        return [
            ("server", "thiduad/\(Version.current)"),
            ("state", state),
            ("reason", reason),
            ("started_at", "\(health.startedAt)"),
            ("database", database),
            ("database_since", since),
            ("database_reason", why),
            ("last_job_look_at", health.lastProgress.map { "\($0)" }),
        ]
    }

    private var phaseWords: (String, String?) {
        switch health.phase {
        case .waiting(let reason): ("waiting", reason)
        case .serving: ("serving", nil)
        case .draining: ("draining", nil)
        }
    }

    private var databaseWords: (String, String?, String?) {
        switch pool.availability {
        case .available: ("available", nil, nil)
        case .unavailable(let since, let reason): ("unavailable", "\(since)", reason)
        }
    }
}
