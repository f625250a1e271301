import Admin
import Glibc
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// Several daemons on one database.
    @Suite struct SharedDatabaseTests {
        private static let councils = (1...20).map { "tinh-\($0)" }

        @Test func threeDaemonsRunTwentyClosingsOnceEach() async throws {
            try await withDueCouncils { database, folder in
                let daemons = try (1...3).map { try Self.daemon($0, database, folder) }
                try await database.untilJobsAreOver()
                for daemon in daemons { try await stop(daemon) }
                try await expectEveryClosingOnce(database, attempts: 1...1)
            }
        }

        @Test func killedDaemonsLeaveTheirWorkToTheOthers() async throws {
            let seed = UInt64.random(in: 0 ... .max)
            var random = SeededRandom(seed)
            try await withDueCouncils { database, folder in
                var daemons = try (1...3).map { try Self.daemon($0, database, folder) }
                for done: Int in [1, 5, 9, 13, 17] {
                    try await database.until("select count(finished_at) >= \(done) as value from job")
                    let victim = Int.random(in: 0..<3, using: &random)
                    try await daemons[victim].kill()
                    daemons[victim] = try Self.daemon(victim + 1, database, folder)
                }
                try await database.untilJobsAreOver()
                for daemon in daemons { try await stop(daemon, "seed \(seed)") }
                try await expectEveryClosingOnce(database, attempts: 1...5)
            }
        }

        @Test func whatAStoppedDaemonHoldsWaitsAndTheRestGoesOn() async throws {
            try await withDueCouncils { database, folder in
                let first = try await stoppedInTheMiddle(database, folder)
                let second = try Self.daemon(2, database, folder)
                try await database.until("select count(finished_at) = 19 as value from job")

                // Whoever notices that a daemon hangs ends its connections; nobody has to know which job it holds.
                try await database.endConnections(ofDaemon: "thiduad-1")
                try await database.untilJobsAreOver()
                first.program.signal(SIGCONT)
                try await first.serving()
                #expect(try await first.ask("closing run council=tinh-1 year=2024").final.code == 204)
                for daemon in [first, second] { try await stop(daemon) }
                try await expectEveryClosingOnce(database, attempts: 1...2)
            }
        }

        /// A daemon with one worker that was stopped inside its first closing.
        private func stoppedInTheMiddle(
            _ database: CouncilDatabase, _ folder: ScratchFolder
        ) async throws -> DaemonProcess {
            try await database.withSuperuser { connection in
                try await connection.administer(SQLScript("begin; lock table thidua.event in share row exclusive mode"))
                let daemon = try Self.daemon(1, database, folder, ["THIDUA_JOBS_WORKERS": "1"])
                try await database.untilSomebodyWaitsForALock()
                daemon.program.signal(SIGSTOP)
                return daemon
            }
        }

        /// Stops a daemon once it has come up, be it that the others have done all the work: before, it does not catch signals.
        private func stop(_ daemon: DaemonProcess, _ what: Comment = "") async throws {
            try await daemon.serving()
            let end = try await daemon.terminate()
            #expect(end == .exited(0), "\(what) \(daemon.program.errors.soFar.suffix(5))")
        }

        private static func daemon(
            _ number: Int, _ database: CouncilDatabase, _ folder: ScratchFolder, _ environment: [String: String] = [:]
        ) throws -> DaemonProcess {
            var configuration = database.daemon
            configuration.connectionString += " application_name=thiduad-\(number)"
            let options = DaemonProcess.Options(name: "daemon-\(number)", environment: environment)
            return try DaemonProcess(configuration, in: folder, options)
        }

        /// Twenty councils that are all due, and no daemon.
        private func withDueCouncils(_ body: (CouncilDatabase, ScratchFolder) async throws -> Void) async throws {
            try await withCouncilDatabase { database in
                try await database.announceJobs()
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    for code in Self.councils {
                        try await CouncilFiles.generated(code, clusters: 3, units: 4).load(into: daemon)
                        try await daemon.tell("closing schedule council=\(code) year=2024 at=2099-01-31T17:00")
                    }
                }
                try await database.makeJobsDue()
                try await body(database, folder)
            }
        }

        private func expectEveryClosingOnce(_ database: CouncilDatabase, attempts: ClosedRange<Int>) async throws {
            for code in Self.councils {
                let audit = try await ClosingAudit(database, council: code)
                #expect(audit.closings == ["closed"])
                #expect(audit.cycles.count == 3)
                #expect(audit.standings == 12)
                #expect(audit.events == ["cycle/cum-1/2024", "cycle/cum-2/2024", "cycle/cum-3/2024"])
                #expect(audit.jobs.count == 1)
                #expect(audit.jobs.first?.hasPrefix("2024 done ") == true)
            }
            let rows = try await database.query("select distinct attempt from job")
            let counts = try rows.map { Int(try $0["attempt"] as Int16) }
            #expect(counts.allSatisfy(attempts.contains), "attempts \(counts)")
        }
    }
}
