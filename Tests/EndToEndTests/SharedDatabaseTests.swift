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
                let daemons = try (1...3).map { try DaemonProcess(number: $0, of: database, in: folder) }
                try await database.untilJobsAreOver()
                for daemon in daemons { try await daemon.stopOnceServing() }
                try await expectEveryClosingOnce(database, attempts: 1...1)
            }
        }

        @Test func killedDaemonsLeaveTheirWorkToTheOthers() async throws {
            let seed = UInt64.random(in: 0 ... .max)
            var random = SeededRandom(seed)
            try await withDueCouncils { database, folder in
                var daemons = try (1...3).map { try DaemonProcess(number: $0, of: database, in: folder) }
                for done: Int in [1, 5, 9, 13, 17] {
                    try await database.until("select count(finished_at) >= \(done) as value from job")
                    let victim = Int.random(in: 0..<3, using: &random)
                    try await daemons[victim].kill()
                    daemons[victim] = try DaemonProcess(number: victim + 1, of: database, in: folder)
                }
                try await database.untilJobsAreOver()
                for daemon in daemons { try await daemon.stopOnceServing("seed \(seed)") }
                try await expectEveryClosingOnce(database, attempts: 1...5)
            }
        }

        @Test func whatAStoppedDaemonHoldsWaitsAndTheRestGoesOn() async throws {
            try await withDueCouncils { database, folder in
                let first = try await stoppedInTheMiddle(database, folder)
                let second = try DaemonProcess(number: 2, of: database, in: folder)
                try await database.until("select count(finished_at) = 19 as value from job")

                // Whoever notices that a daemon hangs ends its connections; nobody has to know which job it holds.
                try await database.endConnections(ofDaemon: "thiduad-1")
                try await database.untilJobsAreOver()
                first.program.signal(SIGCONT)
                try await first.serving()
                #expect(try await first.ask("closing run council=tinh-1 year=2024").final.code == 204)
                for daemon in [first, second] { try await daemon.stopOnceServing() }
                try await expectEveryClosingOnce(database, attempts: 1...2)
            }
        }

        /// A daemon with one worker that was stopped inside its first closing.
        private func stoppedInTheMiddle(
            _ database: CouncilDatabase, _ folder: ScratchFolder
        ) async throws -> DaemonProcess {
            try await database.withSuperuser { connection in
                try await connection.administer(SQLScript("begin; lock table thidua.event in share row exclusive mode"))
                let daemon = try DaemonProcess(
                    number: 1, of: database, in: folder, environment: ["THIDUA_JOBS_WORKERS": "1"])
                try await database.untilSomebodyWaitsForALock()
                daemon.program.signal(SIGSTOP)
                return daemon
            }
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
