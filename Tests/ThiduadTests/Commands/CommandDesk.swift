import CouncilStore
import Councils
import Jobs
import Logging
import Postgres
import Synchronization
import TestSupport

@testable import Admin
@testable import thiduad

/// The daemon's commands on a database of their own, as a session of any role would give them.
struct CommandDesk: Sendable {
    /// How a command ended, and the lines before that.
    struct Answer: Sendable {
        var word: String
        var rule: String?
        var text: String
        var lines: [String]
    }

    private let table: CommandTable
    /// The daemon's way to the database.
    let pool: ConnectionPool

    /// Runs the body with a desk whose clock stands still at 31 January 2026, 17:00.
    static func with(_ body: @escaping @Sendable (CommandDesk) async throws -> Void) async throws {
        try await withCouncilDatabase { database in
            try await withPool(database.daemon) { pool in
                let clock: @Sendable () -> Timestamp = { Timestamp(microsecondsSinceEpoch: 1_769_853_600_000_000) }
                let configuration = try DaemonConfiguration.load(file: nil, environment: [:], flags: [:])
                let reloader = Reloader(
                    running: configuration, level: LogLevel(.info), notifier: ServiceNotifier(environment: [:]),
                    load: { configuration })
                let health = DaemonHealth(startedAt: clock())
                health.enter(.serving)
                let services = Services(
                    store: CouncilStore(pool: pool, clock: clock), pool: pool, wakeups: Wakeups(), clock: clock,
                    health: health, reloader: reloader)
                try await body(CommandDesk(table: CommandCatalogue.table(services), pool: pool))
            }
        }
    }

    /// Gives one line, checked as the server checks it.
    func ask(
        _ line: String, as rights: Rights = Rights(role: .admin), payload: String? = nil, language: String = "en"
    ) async throws -> Answer {
        let gathered = Mutex<[UInt8]>([])
        do {
            let words = try RequestLine(parsing: Array(line.utf8)).words
            let (command, rest) = try table.match(words)
            let grant = Grant(user: "\(rights.role)", role: rights.role.rawValue, rights: rights)
            var session = SessionInfo(peer: PeerCredentials(pid: 1, uid: 1, gid: 1), grant: grant)
            session.language = language
            let invocation = try table.invocation(
                of: command, with: rest, tag: nil,
                request: RawRequest(line: Array(line.utf8), payload: payload.map { Array($0.utf8) }), in: session)
            let reply = Reply { bytes in gathered.withLock { $0 += bytes } }
            let outcome = try await command.run(invocation, reply)
            try await reply.finish(FinalLine(outcome))
            let lines = gathered.withLock { String(decoding: $0, as: UTF8.self) }.split(separator: "\n").map(
                String.init)
            return Answer(
                word: outcome.word.rawValue, rule: nil, text: outcome.text ?? "", lines: lines.dropLast())
        } catch let refusal as Refusal {
            let rule = refusal.fields.first { $0.0 == "rule" }?.1
            return Answer(word: refusal.word.rawValue, rule: rule, text: refusal.text ?? "", lines: [])
        }
    }
}
