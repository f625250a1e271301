/// The rules of the pool: which connection goes to whom, when to open, check and close. Pure: each event returns the
/// actions that the pool must perform, in order.
struct PoolMachine {
    typealias ConnectionID = UInt64
    typealias WaiterID = UInt64

    enum Action: Equatable {
        case open(ConnectionID)
        case check(ConnectionID)
        case close(ConnectionID)
        case grant(WaiterID, ConnectionID)
        case refuse(WaiterID, reason: String)
        /// Wait, doubling with the count of failed attempts, then report `retryDue`.
        case retry(attempt: Int)
        /// Stopped, and no connection is left.
        case finish
    }

    /// `starting` becomes `running`, and each of them may become `stopped`, which is final.
    enum Phase { case starting, running, stopped }

    /// A server that does not take connections.
    struct Outage: Equatable {
        let since: Timestamp
        var reason: String
        var attempts: Int
        /// It answers, but has no place for us: connections that come back still serve those who wait.
        var serverAnswers: Bool
    }

    private struct Idle {
        let id: ConnectionID
        var isUnusedSinceCheck: Bool
    }

    private static let shutDown = "the pool is shut down"

    private let size: Int
    private let minimumIdle: Int
    private(set) var phase = Phase.starting
    private(set) var outage: Outage?
    private var lastConnection: ConnectionID = 0
    private var opening: Set<ConnectionID> = []
    private var checking: Set<ConnectionID> = []
    private var leased: Set<ConnectionID> = []
    /// The most recently used last; it is leased first, so that spare ones can be told.
    private var idle: [Idle] = []
    private var waiters: [WaiterID] = []

    init(size: Int, minimumIdle: Int) {
        self.size = max(1, size)
        self.minimumIdle = min(max(0, minimumIdle), self.size)
    }

    private var total: Int { opening.count + checking.count + leased.count + idle.count }
}

// MARK: - What callers do

extension PoolMachine {
    /// A caller gets an idle connection, if there is one; while there is, nobody waits.
    mutating func leaseIdle() -> ConnectionID? {
        guard let last = idle.popLast() else { return nil }
        leased.insert(last.id)
        return last.id
    }

    /// A caller wants a connection; whoever must wait is served in order of arrival.
    mutating func lease(_ waiter: WaiterID) -> [Action] {
        if phase == .stopped { return [.refuse(waiter, reason: Self.shutDown)] }
        if let id = leaseIdle() { return [.grant(waiter, id)] }
        if let outage, isHopeless(outage) { return [.refuse(waiter, reason: outage.reason)] }
        waiters.append(waiter)
        return replenish()
    }

    /// A waiter was cancelled or waited too long; false when it has been answered already.
    mutating func abandon(_ waiter: WaiterID) -> Bool {
        guard let index = waiters.firstIndex(of: waiter) else { return false }
        waiters.remove(at: index)
        return true
    }

    /// A caller is done. A connection that broke makes all others suspect: they are checked before the next lease.
    mutating func giveBack(_ id: ConnectionID, isReusable: Bool) -> [Action] {
        guard leased.remove(id) != nil else { return [] }
        if phase == .stopped { return [.close(id)] + (leased.isEmpty ? [.finish] : []) }
        if isReusable { return settle(id) }
        return [.close(id)] + checkAllIdle() + refuseIfHopeless() + replenish()
    }
}

// MARK: - What happens to connections

extension PoolMachine {
    /// The pool runs: connections are opened.
    mutating func start() -> [Action] {
        guard phase == .starting else { return [] }
        phase = .running
        return replenish()
    }

    mutating func opened(_ id: ConnectionID) -> [Action] {
        guard opening.remove(id) != nil else { return [] }
        outage = nil
        return settle(id) + replenish()
    }

    mutating func openFailed(_ id: ConnectionID, reason: String, serverAnswers: Bool, at now: Timestamp) -> [Action] {
        guard opening.remove(id) != nil else { return [] }
        let isFirst = outage == nil
        outage = Outage(
            since: outage?.since ?? now, reason: reason, attempts: outage?.attempts ?? 0, serverAnswers: serverAnswers)
        // Of several that failed together only the last asks for another attempt.
        let retry: [Action] = opening.isEmpty ? nextAttempt() : []
        return refuseIfHopeless() + (isFirst ? checkAllIdle() : []) + retry
    }

    /// The pause is over: one connection tries for all.
    mutating func retryDue() -> [Action] {
        guard phase == .running, outage != nil, opening.isEmpty else { return [] }
        return [open()]
    }

    /// Time to prove idle connections; spare ones not used since the last time are closed.
    mutating func checkDue() -> [Action] {
        guard phase == .running else { return [] }
        let spare = max(0, idle.count - minimumIdle)
        let closed = idle.filter(\.isUnusedSinceCheck).prefix(spare).map(\.id)
        idle.removeAll { closed.contains($0.id) }
        return closed.map { .close($0) } + checkAllIdle() + replenish()
    }

    mutating func checked(_ id: ConnectionID, isHealthy: Bool) -> [Action] {
        guard checking.remove(id) != nil else { return [] }
        if isHealthy { return settle(id, isUnused: true) }
        return [.close(id)] + replenish()
    }

    /// No leases any more, and nothing is being opened or checked any more. Leases under way end by themselves; the
    /// last to come back finishes the pool.
    mutating func stop() -> [Action] {
        phase = .stopped
        defer { (opening, checking, idle, waiters) = ([], [], [], []) }
        let refusals = waiters.map { Action.refuse($0, reason: Self.shutDown) }
        let closings = (idle.map(\.id) + checking.sorted()).map { Action.close($0) }
        return refusals + closings + (leased.isEmpty ? [.finish] : [])
    }
}

// MARK: - Rules

extension PoolMachine {
    /// A connection that works goes to the first who waits, else to the idle ones.
    private mutating func settle(_ id: ConnectionID, isUnused: Bool = false) -> [Action] {
        guard waiters.isEmpty else {
            leased.insert(id)
            return [.grant(waiters.removeFirst(), id)]
        }
        idle.append(Idle(id: id, isUnusedSinceCheck: isUnused))
        return []
    }

    /// Opens what waiters and the minimum need. While the server is down the one retry does it.
    private mutating func replenish() -> [Action] {
        guard phase == .running, outage == nil else { return [] }
        let coming = opening.count + checking.count
        let wanted = max(waiters.count - coming, minimumIdle - idle.count - coming - leased.count)
        return (0..<max(0, min(wanted, size - total))).map { _ in open() }
    }

    private mutating func open() -> Action {
        lastConnection += 1
        opening.insert(lastConnection)
        return .open(lastConnection)
    }

    private mutating func nextAttempt() -> [Action] {
        defer { outage?.attempts += 1 }
        return outage.map { [.retry(attempt: $0.attempts)] } ?? []
    }

    private mutating func checkAllIdle() -> [Action] {
        let ids = idle.map(\.id)
        checking.formUnion(ids)
        idle = []
        return ids.map { .check($0) }
    }

    /// Nobody waits for a server known to be down, unless connections that still work will come back.
    private func isHopeless(_ outage: Outage) -> Bool {
        !(outage.serverAnswers && !(leased.isEmpty && checking.isEmpty))
    }

    private mutating func refuseIfHopeless() -> [Action] {
        guard let outage, isHopeless(outage) else { return [] }
        defer { waiters = [] }
        return waiters.map { .refuse($0, reason: outage.reason) }
    }
}
