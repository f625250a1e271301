import TestSupport
import Testing

@testable import Postgres

@Suite(.enabled(if: PrivateServer.isInstalled)) struct OutageTests {
    @Test func poolAndListenerOutliveTheServer() async throws {
        let server = try PrivateServer.start()
        try await withPool(server.configuration) { pool in
            let listener = Listener(
                configuration: server.configuration, channels: ["jobs"], logger: TestServer.silentLogger)
            let listening = Task { await listener.run() }
            var heard = listener.notifications.makeAsyncIterator()
            #expect(await heard.next()?.isWakeUp == true)
            let before: Int = try await pool.withTransaction { try $0.value("select 1 as value") }

            try server.stop()
            let error = await postgresError { try await pool.withTransaction { try $0.execute("select 1") } }
            #expect(error?.isUnavailable == true)
            guard case .unavailable(_, let reason) = pool.availability else {
                Issue.record("the pool calls a stopped server available")
                return
            }
            #expect(!reason.isEmpty)

            try server.start()
            // The listener's wake-up tells that the server is back; the pool finds it by itself.
            #expect(await heard.next()?.isWakeUp == true)
            while pool.availability != .available { await Task.yield() }
            let after: Int = try await pool.withTransaction { try $0.value("select 2 as value") }
            #expect([before, after] == [1, 2])
            listening.cancel()
            await listening.value
        }
        try server.stop()
        try server.remove()
    }
}
