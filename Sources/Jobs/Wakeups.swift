import Synchronization

/// Wakes sleeping workers: when something was planned, when it is time, or when the daemon stops.
///
/// A wake-up that comes while a worker is at work is kept for it, so that none is lost between looking and sleeping.
public final class Wakeups: Sendable {
    private struct State {
        var generation = 0
        var isFinished = false
        var sleepers: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextSleeper = 0
    }

    private let state = Mutex(State())

    /// Wake-ups that nobody sent yet.
    public init() {}

    /// Whether the daemon stops: workers end after their turn.
    public var isFinished: Bool {
        state.withLock { $0.isFinished }
    }

    /// Wakes every worker.
    public func wake() {
        resume(finishing: false)
    }

    /// Wakes every worker for the last time.
    public func finish() {
        resume(finishing: true)
    }

    private func resume(finishing: Bool) {
        let sleepers = state.withLock { state in
            state.generation += 1
            state.isFinished = state.isFinished || finishing
            defer { state.sleepers = [:] }
            return state.sleepers.values
        }
        for sleeper in sleepers { sleeper.resume() }
    }

    /// A mark of now; ``next(since:within:)`` returns at once when a wake-up came after it.
    public var mark: Int {
        state.withLock { $0.generation }
    }

    /// Waits for a wake-up that came after the mark, the end of `pause`, or the task's cancellation.
    public func next(since mark: Int, within pause: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.sleep(since: mark) }
            group.addTask { try? await Task.sleep(for: pause) }
            await group.next()
            group.cancelAll()
        }
    }

    private func sleep(since mark: Int) async {
        let id = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    if state.generation != mark || state.isFinished || Task.isCancelled { return true }
                    state.sleepers[id] = continuation
                    return false
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.resume()
        }
    }
}
