import Synchronization

extension ConnectionPool {
    /// An idle connection at once, else the next that comes free.
    func lease() async throws -> Lease {
        guard !Task.isCancelled else { throw PostgresError.cancelled }
        if let idle = state.withLock({ $0.leaseIdle() }) { return idle }
        let waiter = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        return try await wait(as: waiter)
    }

    func giveBack(_ lease: Lease) {
        let isReusable = lease.connection.isReusable
        apply { $0.giveBack(lease.id, isReusable: isReusable) }
    }

    /// Waits in line, but no longer than a lease may take.
    private func wait(as waiter: PoolMachine.WaiterID) async throws -> Lease {
        let limit = configuration.leaseTimeout
        return try await withThrowingTaskGroup(of: Lease?.self) { group in
            group.addTask { try await self.handover(to: waiter) }
            group.addTask {
                // A sleep cut short means that the line has moved or the caller is cancelled, not that time is up.
                guard (try? await Task.sleep(for: limit)) != nil else { return nil }
                self.abandon(waiter, because: .leaseTimeout(limit))
                return nil
            }
            defer { group.cancelAll() }
            while let lease = try await group.next() {
                if let lease { return lease }
            }
            throw PostgresError.leaseTimeout(limit)
        }
    }

    private func handover(to waiter: PoolMachine.WaiterID) async throws -> Lease {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                apply(joining: (waiter, continuation)) { $0.lease(waiter) }
                // A cancellation that came before the waiter was in line found nobody to remove.
                if Task.isCancelled { abandon(waiter, because: .cancelled) }
            }
        } onCancel: {
            abandon(waiter, because: .cancelled)
        }
    }

    private func abandon(_ waiter: PoolMachine.WaiterID, because error: PostgresError) {
        let continuation = state.withLock { state in
            state.machine.abandon(waiter) ? state.waiters.removeValue(forKey: waiter) : nil
        }
        continuation?.resume(throwing: error)
    }
}

extension ConnectionPool.State {
    fileprivate mutating func leaseIdle() -> ConnectionPool.Lease? {
        machine.leaseIdle().flatMap { id in connections[id].map { ConnectionPool.Lease(id: id, connection: $0) } }
    }
}
