import Postgres
import ServiceLifecycle

/// Keeps the pool's connections; ends last of all that use it.
struct PoolService: Service {
    let pool: ConnectionPool

    func run() async throws {
        await cancelWhenGracefulShutdown { await pool.run() }
    }
}
