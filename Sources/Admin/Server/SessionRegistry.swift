import NIOCore
import Synchronization

/// The sessions that are open, to count them against the limits and to drain them.
final class SessionRegistry: Sendable {
    private struct State {
        var listener: (any Channel)?
        /// Accepted, and not yet taken over by a task of its own.
        var arrivals: [ObjectIdentifier: any Channel] = [:]
        var sessions: [ObjectIdentifier: Connection] = [:]
        var isDraining = false
        /// Nobody takes arrivals over any more.
        var isShut = false
    }

    private let limits: AdminLimits
    private let state = Mutex(State())

    init(limits: AdminLimits) {
        self.limits = limits
    }

    /// Keeps the listening channel, to close it when draining begins. False if it has begun already.
    func listen(_ channel: any Channel) -> Bool {
        state.withLock { state in
            state.listener = channel
            return !state.isDraining
        }
    }

    /// Keeps a channel that was accepted until somebody serves it. False if nobody will: whoever came while the listener closed
    /// would otherwise be neither served nor cut off.
    func arrive(_ channel: any Channel) -> Bool {
        state.withLock { state in
            if !state.isShut { state.arrivals[ObjectIdentifier(channel)] = channel }
            return !state.isShut
        }
    }

    /// The channel is served from now on.
    func serve(_ channel: any Channel) {
        state.withLock { _ = $0.arrivals.removeValue(forKey: ObjectIdentifier(channel)) }
    }

    /// Closes whatever arrived and was not taken over; nothing is from now on.
    func shut() {
        let arrivals = state.withLock { state in
            state.isShut = true
            defer { state.arrivals = [:] }
            return Array(state.arrivals.values)
        }
        for channel in arrivals { channel.close(promise: nil) }
    }

    /// Counts a session in, or says why it must go.
    func admit(_ connection: Connection) -> Refusal? {
        state.withLock { state in
            if state.isDraining { return SessionFault.draining.refusal }
            let uid = connection.peer.uid
            let limit = uid == 0 ? limits.sessions : limits.sessions - limits.sessionsForRoot
            if state.sessions.count >= limit {
                return .tooMany(limit, .tooManySessions(limit))
            }
            if state.sessions.values.count(where: { $0.peer.uid == uid }) >= limits.sessionsPerUser {
                return .tooMany(limits.sessionsPerUser, .tooManyOfUser(limits.sessionsPerUser))
            }
            state.sessions[ObjectIdentifier(connection)] = connection
            return nil
        }
    }

    /// Counts a session out.
    func leave(_ connection: Connection) {
        state.withLock { _ = $0.sessions.removeValue(forKey: ObjectIdentifier(connection)) }
    }

    /// Lets nobody in any more and tells every session.
    func drain() async {
        let (listener, sessions) = state.withLock { state in
            state.isDraining = true
            return (state.listener, Array(state.sessions.values))
        }
        listener?.close(promise: nil)
        for session in sessions { await session.drain() }
    }
}

extension Refusal {
    fileprivate static func tooMany(_ limit: Int, _ phrase: Phrase) -> Refusal {
        Refusal(.tooMany, phrase, fields: [("limit", String(limit))])
    }
}
