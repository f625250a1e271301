import Logging
import Synchronization

extension ConnectionPool {
    typealias Waiter = (id: PoolMachine.WaiterID, continuation: CheckedContinuation<Lease, any Error>)

    /// Keeps connections open and healthy until the task is cancelled; then refuses new leases, waits for those
    /// under way to end, closes everything and returns. A pool runs once.
    public func run() async {
        guard state.withLock({ $0.machine.phase }) == .starting else { return }
        await withDiscardingTaskGroup { group in
            apply { $0.start() }
            group.addTask { await self.remindOfChecks() }
            // Ends when the task is cancelled; what is under way then ends with the group.
            for await action in work {
                group.addTask { await self.perform(action) }
            }
        }
        await withCheckedContinuation { finished in
            state.withLock { $0.finished = finished }
            apply { $0.stop() }
        }
    }

    /// Lets the machine take an event and carries out what it asks for: answers at once, what takes time in `run()`.
    func apply(joining waiter: Waiter? = nil, _ event: (inout PoolMachine) -> [PoolMachine.Action]) {
        let answers = state.withLock { state in
            if let waiter { state.waiters[waiter.id] = waiter.continuation }
            return event(&state.machine).compactMap { action in
                state.answer(to: action)
                    ?? {
                        workSource.yield(action); return nil
                    }()
            }
        }
        // Outside the lock: what is resumed or closed may call back.
        for answer in answers { answer.give() }
    }

    private func remindOfChecks() async {
        while (try? await Task.sleep(for: configuration.checkInterval)) != nil {
            apply { $0.checkDue() }
        }
    }

    private func perform(_ action: PoolMachine.Action) async {
        switch action {
        case .open(let id): await open(id)
        case .check(let id): await check(id)
        case .retry(let attempt):
            guard (try? await Backoff.reconnect.pause(beforeAttempt: attempt)) != nil else { return }
            apply { $0.retryDue() }
        case .close, .grant, .refuse, .finish: return
        }
    }

    private func open(_ id: PoolMachine.ConnectionID) async {
        do {
            let connection = try await Connection.connect(configuration, logger: logger)
            state.withLock { $0.connections[id] = connection }
            if availability != .available { logger.notice("the database is available again") }
            apply { $0.opened(id) }
        } catch {
            let serverAnswers = await Connection.serverAnswers(configuration)
            // The first failure of an outage tells all; the attempts that follow would only repeat it.
            let level: Logger.Level = availability == .available ? .warning : .debug
            logger.log(level: level, "cannot connect to the database", metadata: ["reason": "\(error)"])
            let reason = (error as? PostgresError)?.unavailableReason ?? "\(error)"
            apply { $0.openFailed(id, reason: reason, serverAnswers: serverAnswers, at: .now) }
        }
    }

    private func check(_ id: PoolMachine.ConnectionID) async {
        guard let connection = state.withLock({ $0.connections[id] }) else { return }
        let isHealthy = (try? await connection.ping()) != nil && connection.isReusable
        apply { $0.checked(id, isHealthy: isHealthy) }
    }
}

extension ConnectionPool.State {
    /// What is carried out at once, outside the lock.
    enum Answer {
        case resume(CheckedContinuation<ConnectionPool.Lease, any Error>, Result<ConnectionPool.Lease, any Error>)
        /// Holds the last reference, whose end closes the connection.
        case close(Connection?)
        case finish(CheckedContinuation<Void, Never>?)

        func give() {
            switch self {
            case .resume(let continuation, let result): continuation.resume(with: result)
            case .close: return
            case .finish(let continuation): continuation?.resume()
            }
        }
    }

    /// Nil for actions that take time.
    mutating func answer(to action: PoolMachine.Action) -> Answer? {
        switch action {
        case .grant(let waiter, let id):
            guard let continuation = waiters.removeValue(forKey: waiter), let connection = connections[id] else {
                return .close(nil)
            }
            return .resume(continuation, .success(ConnectionPool.Lease(id: id, connection: connection)))
        case .refuse(let waiter, let reason):
            guard let continuation = waiters.removeValue(forKey: waiter) else { return .close(nil) }
            return .resume(continuation, .failure(PostgresError.unavailable(reason: reason)))
        case .close(let id): return .close(connections.removeValue(forKey: id))
        case .finish: return .finish(finished)
        case .open, .check, .retry: return nil
        }
    }
}
