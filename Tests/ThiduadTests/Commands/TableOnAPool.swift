import CouncilStore
import Jobs
import Logging
import Postgres
import TestSupport

@testable import Admin
@testable import thiduad

extension Services {
    /// Services on a pool, at an instant that does not move.
    static func forTests(_ pool: ConnectionPool, at instant: Timestamp = Timestamp(microsecondsSinceEpoch: 0)) throws
        -> Services
    {
        let clock: @Sendable () -> Timestamp = { instant }
        let configuration = try DaemonConfiguration.load(file: nil, environment: [:], flags: [:])
        let reloader = Reloader(
            running: configuration, level: LogLevel(.info), notifier: ServiceNotifier(environment: [:]),
            load: { configuration })
        return Services(
            store: CouncilStore(pool: pool, clock: clock), pool: pool, wakeups: Wakeups(), clock: clock,
            health: DaemonHealth(startedAt: clock()), reloader: reloader)
    }
}

/// The daemon's table on a pool that never runs: nothing of it reaches a database.
enum IdleTable {
    static let table: CommandTable = {
        let pool = ConnectionPool(
            configuration: DatabaseConfiguration(connectionString: ""), logger: TestServer.silentLogger)
        return (try? Services.forTests(pool)).map(CommandCatalogue.table) ?? CommandTable([])
    }()
}
