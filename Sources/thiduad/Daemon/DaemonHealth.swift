import Admin
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
    func requireProof() throws {
        let (phase, isProved) = state.withLock { ($0.phase, $0.isProved) }
        guard !isProved else { return }
        if case .waiting(let reason) = phase {
            throw Refusal(
                .dbUnavailable, text: "the daemon waits for its database (\(reason)); try again; status tells more")
        }
        throw Refusal(.dbUnavailable, text: "the daemon stops before it reached its database; start it again")
    }
}
