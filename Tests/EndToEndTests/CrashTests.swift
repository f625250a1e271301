import Glibc
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// A daemon killed at any instant of a closing: afterwards there is one whole closing or none, and in the end one.
    @Suite struct CrashTests {
        private static let files = CouncilFiles.generated("tinh-lon", clusters: 30, units: 60)

        /// How one round is disturbed.
        private enum Kill: Sendable, CaseIterable {
            /// So long after the process was started.
            case afterStart
            /// So long after the attempt was counted.
            case afterClaim
            /// While the closing provably waits in its middle, between two of its statements.
            case whileItWaits
            /// The same, but the server ends the daemon's connections, and the daemon lives on.
            case connectionsWhileItWaits
        }

        /// What the closing waits for: its second, third, fourth and last statement that writes.
        private static let barriers = ["standing", "closing_cycle", "cycle", "event"]

        @Test func killedAtRandomMomentsItClosesExactlyOnce() async throws {
            let seed = UInt64.random(in: 0 ... .max)
            var random = SeededRandom(seed)
            try await withCouncilDatabase { prepared in
                let folder = try ScratchFolder()
                try await Self.prepare(prepared, in: folder)
                let undisturbed = try await withCouncilDatabase(copying: prepared.name()) { database in
                    try await Self.close(database, in: folder)
                }
                #expect(undisturbed.closings == ["closed"])
                #expect(undisturbed.cycles.count == 30)
                #expect(undisturbed.standings == 1800)
                #expect(undisturbed.events.count == 30)
                for round in 0..<24 {
                    let kill = Kill.allCases[round % Kill.allCases.count]
                    let what: Comment = "seed \(seed), round \(round), \(kill)"
                    try await withCouncilDatabase(copying: prepared.name()) { database in
                        try await Self.disturb(database, kill, in: folder, what, &random)
                        let closed = try await Self.close(database, in: folder)
                        #expect(closed == undisturbed, what)
                        let attempts: Int16 = try await database.value("select max(attempt) as value from job")
                        // Of connections that the server ends one after the other, two can be in a closing.
                        #expect((1...3).contains(attempts), what)
                    }
                }
            }
        }

        /// A council whose closing takes some tens of milliseconds, due but not run.
        private static func prepare(_ database: CouncilDatabase, in folder: ScratchFolder) async throws {
            try await database.announceJobs()
            try await withDaemon(database.daemon, in: folder) { daemon in
                try await files.load(into: daemon)
                try await daemon.tell("closing schedule council=tinh-lon year=2024 at=2099-01-31T17:00")
            }
            try await database.makeJobsDue()
            try await database.untilDaemonsAreForgotten()
        }

        /// Runs a daemon until the job is over, undisturbed.
        private static func close(_ database: CouncilDatabase, in folder: ScratchFolder) async throws -> ClosingAudit {
            try await withDaemon(database.daemon, in: folder) { _ in try await database.untilJobsAreOver() }
            return try await ClosingAudit(database)
        }

        private static func disturb(
            _ database: CouncilDatabase, _ kill: Kill, in folder: ScratchFolder, _ what: Comment,
            _ random: inout SeededRandom
        ) async throws {
            switch kill {
            case .afterStart:
                let daemon = try DaemonProcess(database.daemon, in: folder)
                try await random.pause(upTo: 200)
                try await daemon.kill()
            case .afterClaim:
                let daemon = try DaemonProcess(database.daemon, in: folder)
                try await database.until("select max(attempt) > 0 as value from job")
                try await random.pause(upTo: 60)
                try await daemon.kill()
            case .whileItWaits:
                try await atBarrier(in: database, folder, &random) { try await $0.kill() }
                try await database.untilDaemonsAreForgotten()
                let audit = try await ClosingAudit(database)
                #expect(audit.isUntouched, what)
            case .connectionsWhileItWaits:
                let daemon = try await atBarrier(in: database, folder, &random) { _ in
                    try await database.endConnections(ofDaemon: "thiduad")
                    let audit = try await ClosingAudit(database)
                    #expect(audit.isUntouched, what)
                }
                try await database.untilJobsAreOver()
                #expect(try await daemon.terminate() == .exited(0), what)
            }
        }

        /// Runs the body when the closing has come to a table that the test has locked, and then unlocks it.
        @discardableResult
        private static func atBarrier(
            in database: CouncilDatabase, _ folder: ScratchFolder, _ random: inout SeededRandom,
            _ body: (DaemonProcess) async throws -> Void
        ) async throws -> DaemonProcess {
            let barrier = barriers.randomElement(using: &random) ?? "event"
            let lock = SQLScript("begin; lock table thidua.\(barrier) in share row exclusive mode")
            let options = DaemonProcess.Options(environment: ["THIDUA_JOBS_POLL_MS": "100"])
            return try await database.withSuperuser { connection in
                try await connection.administer(lock)
                let daemon = try DaemonProcess(database.daemon, in: folder, options)
                try await database.untilSomebodyWaitsForALock()
                try await body(daemon)
                return daemon
            }
        }
    }
}
