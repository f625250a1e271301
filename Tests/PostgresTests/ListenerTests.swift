import TestSupport
import Testing

@testable import Postgres

@Suite struct ListenerTests {
    @Test func hearsWakesUpAndReconnects() async throws {
        try await withTestConnection { speaker, configuration in
            var configuration = configuration
            configuration.applicationName = "listener"
            let listener = Listener(
                configuration: configuration, channels: ["jobs", "Odd \"name\""], logger: TestServer.silentLogger)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await listener.run() }
                var heard = listener.notifications.makeAsyncIterator()
                for round in 0..<2 {
                    for channel in ["jobs", "Odd \"name\""] {
                        let wakeUp = await heard.next()
                        #expect(wakeUp?.channel == channel && wakeUp?.isWakeUp == true)
                    }
                    try await speaker.withTransaction { try $0.execute("select pg_notify('jobs', \("Việc \(round)"))") }
                    let notification = await heard.next()
                    #expect(notification?.payload == "Việc \(round)")
                    let pid = try await speaker.processID
                    #expect(notification?.processID == pid)
                    try await speaker.withTransaction {
                        try $0.execute(
                            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listener'"
                        )
                    }
                }
                group.cancelAll()
            }
        }
    }

    @Test func provesItselfAndStops() async throws {
        try await withTestDatabase { configuration in
            var configuration = configuration
            configuration.checkInterval = .milliseconds(1)
            let listener = Listener(configuration: configuration, channels: ["jobs"], logger: TestServer.silentLogger)
            let running = Task { await listener.run() }
            var heard = listener.notifications.makeAsyncIterator()
            #expect(await heard.next()?.isWakeUp == true)
            running.cancel()
            await running.value
            while let late = await heard.next() { #expect(late.isWakeUp) }
        }
    }
}
