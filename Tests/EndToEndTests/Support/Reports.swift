import Synchronization

/// What another thread reports, in order; a test waits for the first report that fits instead of looking again and again.
final class Reports<Report: Sendable>: Sendable {
    private struct Waiter {
        let matches: @Sendable (Report) -> Bool
        let continuation: CheckedContinuation<Report?, Never>
    }

    private struct State {
        var reports: [Report] = []
        var isClosed = false
        var waiters: [Int: Waiter] = [:]
        var lastWaiter = 0
    }

    private let state = Mutex(State())

    /// What was reported until now.
    var soFar: [Report] { state.withLock { $0.reports } }

    /// Everything, once nothing more can come.
    func all() async -> [Report] {
        _ = await first { _ in false }
        return soFar
    }

    /// Adds a report and wakes who waits for it.
    func append(_ report: Report) {
        let woken = state.withLock { state in
            state.reports.append(report)
            let woken = state.waiters.filter { $0.value.matches(report) }
            for id in woken.keys { state.waiters[id] = nil }
            return woken.values
        }
        for waiter in woken { waiter.continuation.resume(returning: report) }
    }

    /// Nothing more will come.
    func close() {
        let left = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in left { waiter.continuation.resume(returning: nil) }
    }

    /// The first report behind the first `count` ones that fits; `nil` when none will come, or the test ran out of time.
    func first(after count: Int = 0, where matches: @escaping @Sendable (Report) -> Bool) async -> Report? {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let found: Report?? = state.withLock { state in
                    if let report = state.reports.dropFirst(count).first(where: matches) { return report }
                    if state.isClosed || Task.isCancelled { return .some(nil) }
                    state.waiters[id] = Waiter(matches: matches, continuation: continuation)
                    return nil
                }
                if let found { continuation.resume(returning: found) }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume(returning: nil)
        }
    }
}
