import Jobs
import Postgres
import ServiceLifecycle

/// Turns notifications into wake-ups.
struct ListenerService: Service {
    let listener: Listener
    let wakeups: Wakeups

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await listener.run() }
                for await _ in listener.notifications { wakeups.wake() }
                group.cancelAll()
            }
        }
    }
}
