import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// Closings while daemons, connections and the server fall at random moments: each is whole or not there at any time, and
    /// in the end there once.
    @Suite(.enabled(if: PrivateServer.isInstalled)) struct TurmoilTests {
        /// In each round.
        private static let councils = 70
        /// With one, two and three daemons in turn; more than three only where too little was hit.
        private static let rounds = 3...9

        /// What every council may look like: as before its closing, or as an undisturbed daemon leaves it.
        private struct Ends: Sendable {
            let before: [String: ClosingAudit]
            let after: [String: ClosingAudit]
        }

        /// How much was really disturbed.
        private struct Hits {
            /// What happened while some councils were closed and some were not, and how often.
            var events: [Turmoil.Event: Int] = [:]
            /// Attempts that were begun and never came to their end.
            var lostAttempts = 0

            var suffice: Bool {
                lostAttempts >= 20 && Turmoil.Event.allCases.allSatisfy { events[$0, default: 0] >= 3 }
            }
        }

        @Test func whateverFallsEveryClosingIsThereOnce() async throws {
            let seed = UInt64.random(in: 0 ... .max)
            var random = SeededRandom(seed)
            try await withMigratedServer(.init(connections: 40, buffers: "16MB")) { server, prepared in
                try await prepared.announceJobs()
                try await DueCouncils(count: Self.councils, seed: seed).make(in: prepared)
                let ends = try await Self.ends(prepared, on: server)
                var hits = Hits()
                var round = 0
                while round < Self.rounds.lowerBound || !hits.suffice && round < Self.rounds.upperBound {
                    let daemons = round % 3 + 1
                    try await Self.withCopy(of: prepared, on: server) { database in
                        let turmoil = try Turmoil(on: server, database, daemons: daemons)
                        try await Self.close(in: turmoil, ends, &hits, &random, "seed \(seed), \(daemons) daemons")
                    }
                    round += 1
                }
                #expect(hits.suffice, "seed \(seed): \(hits) in \(round) rounds")
            }
        }

        private static func withCopy<R>(
            of database: CouncilDatabase, on server: PrivateServer, _ body: (CouncilDatabase) async throws -> R
        ) async throws -> R {
            let owner = TestServer(configuration: server.configuration)
            return try await withCouncilDatabase(copying: try await database.name(), on: owner, body)
        }

        /// Lets one daemon close every council of a copy, undisturbed.
        private static func ends(_ prepared: CouncilDatabase, on server: PrivateServer) async throws -> Ends {
            let before = try await ClosingAudit.ofEveryCouncil(prepared)
            try #require(before.count == councils)
            for (code, audit) in before { #expect(audit.isUntouched, "\(code): \(audit)") }
            let after = try await withCopy(of: prepared, on: server) { database in
                try await withDaemon(database.daemon, in: ScratchFolder()) { _ in try await database.untilJobsAreOver()
                }
                return try await ClosingAudit.ofEveryCouncil(database)
            }
            for (code, audit) in after { #expect(audit.isClosedOnce, "\(code): \(audit)") }
            return Ends(before: before, after: after)
        }

        /// Strikes again and again until every council is closed, and looks at all of them each time.
        private static func close(
            in turmoil: Turmoil, _ ends: Ends, _ hits: inout Hits, _ random: inout SeededRandom, _ what: String
        ) async throws {
            var turmoil = turmoil
            let database = turmoil.database
            var closed = 0
            while closed < councils {
                try await wait(for: min(closed + Int.random(in: 0...6, using: &random), councils), turmoil, what)
                let event = try await turmoil.strike(&random)
                closed = try await audit(database, ends, "\(what), \(event) after \(closed)")
                if (1..<councils).contains(closed) { hits.events[event, default: 0] += 1 }
            }
            try await turmoil.end()
            #expect(try await audit(database, ends, "\(what), at the end") == councils)
            let attempts = try await database.query("select attempt from job").map { Int(try $0["attempt"] as Int16) }
            #expect(attempts.count == councils && attempts.allSatisfy { (1...9).contains($0) }, "\(what): \(attempts)")
            #expect(try await database.value("select count(turn_at) as value from lane") as Int == 0, "\(what)")
            hits.lostAttempts += attempts.reduce(-councils, +)
        }

        /// Returns once so many councils are closed; says who did what where they never are.
        private static func wait(for goal: Int, _ turmoil: Turmoil, _ what: String) async throws {
            do {
                try await turmoil.database.until("select count(finished_at) >= \(goal) as value from job")
            } catch {
                Issue.record("\(what), waiting for \(goal) closings: \(turmoil.logs)")
                throw error
            }
        }

        /// How many councils are closed; all others are as they were.
        private static func audit(_ database: CouncilDatabase, _ ends: Ends, _ what: String) async throws -> Int {
            let now = try await ClosingAudit.ofEveryCouncil(database)
            #expect(now.count == councils, "\(what)")
            for (code, audit) in now {
                #expect(
                    audit == ends.before[code] || audit == ends.after[code], "\(what): \(code) is half done: \(audit)")
            }
            return now.count { $0.value == ends.after[$0.key] }
        }
    }
}
