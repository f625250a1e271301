import Admin
import Glibc
import Postgres
import TestSupport
import Testing

@testable import thiduad

extension EndToEndTests {
    /// What the daemon does with signals and with what systemd hands over.
    @Suite struct SignalTests {
        @Test func terminationLetsACommandFinishAndTurnsTheNextAway() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let daemon = try await loaded(database, folder)
                let answers = try await AdminClient.withSession(path: daemon.socket) { session in
                    try await database.withSuperuser { connection in
                        try await connection.administer(Self.lock)
                        try await session.send("closing run council=tinh-1 year=2024")
                        try await database.untilSomebodyWaitsForALock()
                        daemon.program.signal(SIGTERM)
                        try await daemon.told("STOPPING=1")
                        // Nobody new is let in while the command still runs.
                        await #expect(throws: (any Error).self) { try await daemon.tell("ping") }
                        #expect(!daemon.program.hasEnded)
                    }
                    return try await session.rest()
                }
                #expect(answers.first?.final.code == 200)
                #expect(answers.first?.final["closed"] == "2")
                #expect(answers.dropFirst().allSatisfy { $0.final.code == 421 })
                #expect(try await daemon.program.end() == .exited(0))
                #expect(try await database.value("select count(*) as value from standing") as Int == 6)
            }
        }

        @Test func aSecondTerminationStopsAtOnceAndLosesNothing() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let daemon = try await loaded(database, folder)
                try await database.withSuperuser { connection in
                    try await connection.administer(Self.lock)
                    try await AdminClient.withSession(path: daemon.socket) { session in
                        try await session.send("closing run council=tinh-1 year=2024")
                        try await database.untilSomebodyWaitsForALock()
                        daemon.program.signal(SIGTERM)
                        try await daemon.told("STOPPING=1")
                        daemon.program.signal(SIGTERM)
                        #expect(try await daemon.program.end() == .exited(0))
                    }
                }
                try await database.untilDaemonsAreForgotten()
                #expect(try await database.value("select count(*) as value from standing") as Int == 0)
            }
        }

        @Test func reloadAppliesTheLogLevelAndRefusesABrokenFile() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let options = DaemonProcess.Options(configuration: "log.level: notice\n")
                try await withDaemon(database.daemon, in: folder, options) { daemon in
                    try await daemon.tell("council add council=before name=Before level=province")
                    try folder.write("log.level: info\n", "daemon.yaml")
                    let reload = try await daemon.ask("reload")
                    #expect(reload.final.code == 200)
                    #expect(reload.final.text == "applied: log.level")
                    try await daemon.tell("council add council=behind name=Behind level=province")
                    try await daemon.logs("command=\"council add\"")
                    let logged = daemon.program.errors.soFar.filter { $0.contains("council add") }
                    #expect(logged.count == 1)

                    try folder.write("log.levle: info\n", "daemon.yaml")
                    let refused = try await daemon.ask("reload")
                    #expect(refused.word == "bad_value")
                    #expect(refused.final.text?.contains("daemon.yaml:1") == true)
                    let told = daemon.notices.soFar.count
                    daemon.program.signal(SIGHUP)
                    try await daemon.logs("reload refused, the old configuration stays")
                    try await daemon.told("READY=1", after: told)

                    try folder.write("log.level: info\ndatabase.pool_size: 3\n", "daemon.yaml")
                    daemon.program.signal(SIGHUP)
                    try await daemon.logs("takes effect after a restart: database.pool_size")
                }
            }
        }

        @Test func theWatchdogIsFed() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let options = DaemonProcess.Options(environment: ["WATCHDOG_USEC": "90000"])
                try await withDaemon(database.daemon, in: folder, options) { daemon in
                    for _ in 1...3 { try await daemon.told("WATCHDOG=1", after: daemon.notices.soFar.count) }
                }
                try await withDaemon(database.daemon, in: folder) { daemon in
                    #expect(!daemon.notices.soFar.contains("WATCHDOG=1"))
                }
            }
        }

        @Test func aSocketThatSystemdHandsOverIsServedAndStays() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let path = folder.path + "/handed-over.sock"
                let listening = try Self.listen(at: path)
                defer { close(listening) }
                let options = DaemonProcess.Options(
                    environment: ["LISTEN_FDS": "1", "LISTEN_FDNAMES": "admin"], socket: path,
                    launcher: ["sh", "-c", "export LISTEN_PID=$$; exec \"$0\" \"$@\""], inherited: [listening])
                for _ in 1...2 {
                    try await withDaemon(database.daemon, in: folder, options) { daemon in
                        try await daemon.tell("ping")
                    }
                    #expect(access(path, F_OK) == 0)
                }
            }
        }

        private static let lock = SQLScript("begin; lock table thidua.event in share row exclusive mode")

        private func loaded(_ database: CouncilDatabase, _ folder: ScratchFolder) async throws -> DaemonProcess {
            let daemon = try DaemonProcess(database.daemon, in: folder)
            try await daemon.serving()
            try await CouncilFiles.generated("tinh-1", clusters: 2, units: 3).load(into: daemon)
            return daemon
        }

        private static func listen(at path: String) throws -> Int32 {
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            let unixAddress = UnixAddress(path)
            let address = try #require(unixAddress)
            try #require(address.withSocketAddress { bind(descriptor, $0, $1) } == 0)
            try #require(Glibc.listen(descriptor, 16) == 0)
            return descriptor
        }
    }
}
