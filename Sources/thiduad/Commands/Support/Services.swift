import CouncilStore
import Jobs
import Postgres

/// What the commands work with.
struct Services: Sendable {
    let store: CouncilStore
    let pool: ConnectionPool
    let wakeups: Wakeups
    let clock: @Sendable () -> Timestamp
    let health: DaemonHealth
    let reloader: Reloader
    let plans = PlanBook()
}
