import Admin
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// A database that goes away and comes back: the daemon stays.
    @Suite(.enabled(if: PrivateServer.isInstalled)) struct OutageTests {
        /// Few connections, as the private server has; and a look at jobs every tenth of a second.
        private static let options = DaemonProcess.Options(
            environment: ["THIDUA_DATABASE_POOL_SIZE": "3", "THIDUA_JOBS_POLL_MS": "100"])

        @Test func aDatabaseLostAndFoundWhileTheDaemonRuns() async throws {
            try await withMigratedServer { server, database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder, Self.options) { daemon in
                    try await CouncilFiles.generated("tinh-1", clusters: 2, units: 3).load(into: daemon)
                    try server.stop()
                    for _ in 1...3 {
                        let answer = try await daemon.ask("council list")
                        #expect(answer.final.code == 450)
                        #expect(answer.word == "db_unavailable")
                    }
                    let status = try await daemon.ask("status")
                    #expect(status.final.code == 200)
                    #expect(status.pairs["database"] == "unavailable")
                    #expect(status.pairs["database_reason"]?.isEmpty == false)

                    try server.start()
                    try await daemon.logs("the database is available again")
                    #expect(try await daemon.ask("council list").column("council") == ["tinh-1"])
                    #expect(try await daemon.ask("status").pairs["database"] == "available")
                    #expect(try await daemon.tell("closing run council=tinh-1 year=2024").final["closed"] == "2")
                }
            }
        }

        @Test func aDatabaseThatComesAfterTheDaemon() async throws {
            try await withMigratedServer { server, database in
                try server.stop()
                let folder = try ScratchFolder()
                let daemon = try DaemonProcess(database.daemon, in: folder, Self.options)
                try await daemon.ready()
                try await daemon.told("STATUS=Waiting for PostgreSQL")
                #expect(try await daemon.ask("council list").word == "db_unavailable")
                #expect(try await daemon.ask("status").pairs["state"] == "waiting")

                try server.start()
                try await daemon.serving()
                #expect(try await daemon.ask("council list").final.code == 200)
                #expect(try await daemon.terminate() == .exited(0))
            }
        }
    }
}
