import Admin
import Councils
import Postgres
import Synchronization

/// What the daemon knows of itself, answered from memory: `status`, systemd's status line and the watchdog read it.
final class DaemonHealth: Sendable {
    /// How far the daemon has come with its database.
    enum Phase: Sendable, Equatable {
        /// The database was never reached, or is not proved yet; why, in a few words.
        case waiting(String)
        /// Schema and tenancy are proved; commands and jobs run.
        case serving
        /// It was asked to stop.
        case draining
    }

    private struct State {
        var phase = Phase.waiting("starting")
        var isProved = false
        var lastProgress: Timestamp?
    }

    let startedAt: Timestamp
    private let state = Mutex(State())

    init(startedAt: Timestamp) {
        self.startedAt = startedAt
    }

    var phase: Phase { state.withLock { $0.phase } }

    /// Whether schema and tenancy were proved.
    var isProved: Bool { state.withLock { $0.isProved } }

    /// When a worker last looked at the database with success.
    var lastProgress: Timestamp? { state.withLock { $0.lastProgress } }

    /// Enters a phase; a daemon that drains stays so.
    func enter(_ phase: Phase) {
        state.withLock { state in
            if state.phase != .draining { state.phase = phase }
            if phase == .serving { state.isProved = true }
        }
    }

    func noteProgress(at instant: Timestamp) {
        state.withLock { $0.lastProgress = instant }
    }

    /// Throws `450` until the database is proved: without the proof the daemon cannot know that councils are kept apart.
    func requireProof(in language: Language) throws {
        let (phase, isProved) = state.withLock { ($0.phase, $0.isProved) }
        guard !isProved else { return }
        if case .waiting(let reason) = phase {
            throw Refusal(.dbUnavailable, Message("database_waited_for", ["reason": reason]), in: language)
        }
        throw Refusal(.dbUnavailable, "database_not_reached", in: language)
    }
}
