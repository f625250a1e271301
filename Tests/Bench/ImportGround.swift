import Admin
import Foundation
import Postgres
import TestSupport

/// Two databases with the same council, one behind a daemon and one for psql, whose lines can be imported again and again.
struct ImportGround: Sendable {
    let council: ScoredCouncil
    let daemon: DaemonUnderTest
    private let behindDaemon: Side
    private let bare: Side
    private let file: String

    /// Both sides did not end with the same cards, or the daemon refused.
    struct Differs: Error {
        let reason: String
    }

    private struct Side: Sendable {
        let database: CouncilDatabase
        let superuser: Connection
    }

    /// Makes both councils, starts the daemon and runs the body.
    static func with(
        _ council: ScoredCouncil, _ program: String, _ body: @escaping @Sendable (ImportGround) async throws -> Void
    ) async throws {
        try await withSide(council) { ours in
            try await withSide(council) { bare in
                let daemon = try await DaemonUnderTest.start(program, on: ours.database.daemon.connectionString)
                defer { daemon.stop() }
                let file = "/tmp/bench-\(getpid()).copy"
                defer { unlink(file) }
                try await body(
                    ImportGround(council: council, daemon: daemon, behindDaemon: ours, bare: bare, file: file))
            }
        }
    }

    private static func withSide(_ council: ScoredCouncil, _ body: (Side) async throws -> Void) async throws {
        try await withCouncilDatabase { database in
            let superuser = try await Connection.connect(database.superuser, logger: TestServer.silentLogger)
            try await council.generate(on: superuser)
            try await body(Side(database: database, superuser: superuser))
            await superuser.close()
        }
    }

    /// Imports once and keeps what was written, in the form that psql copies: both councils have the same ids.
    func learnLines(_ way: ImportWay, _ payload: [UInt8]) async throws {
        try await reset()
        _ = try await send(way, payload)
        try psql(behindDaemon, "\\copy scorecard_line to '\(file)'")
    }

    /// As if nothing had been scored yet, everything written to disk.
    func reset() async throws {
        for side in [behindDaemon, bare] {
            for command in [
                "set session_replication_role = replica",
                "truncate scorecard_line, scorecard_step, cycle_transition, score_entry, event, import_key",
                "update cycle set state = 'self_scoring'",
                "update scorecard set state = 'filling', figure = null, base = null, bonus = null, deduction = null, "
                    + "total = null, digest = null",
                "reset session_replication_role", "vacuum full analyze cycle, scorecard",
                "vacuum analyze scorecard_line, scorecard_step, cycle_transition, score_entry, event, import_key",
                "checkpoint",
            ] {
                try await side.superuser.administer(SQLScript(command))
            }
        }
    }

    /// Sends the file to the daemon over its socket; returns how many progress lines came.
    func send(_ way: ImportWay, _ payload: [UInt8]) async throws -> Int {
        let line = "card import council=\(ScoredCouncil.code) year=\(ScoredCouncil.year) \(way.arguments) key=bench"
        return try await AdminClient.withSession(path: daemon.socket) { session in
            var reports = 0
            for try await answer in try await session.request(line, payload: payload) {
                switch answer.content {
                case .part(.progress, _): reports += 1
                case .part(_, let text): say("  \(text)")
                case .final(let final) where final.code != 200: throw Differs(reason: final.serialised())
                case .final: break
                }
            }
            return reports
        }
    }

    /// The same lines into the same table by psql, with its constraints and triggers as they are. It is a superuser's, because
    /// PostgreSQL refuses COPY into a table with row-level security to everybody else.
    func copyBarely() async throws {
        try psql(bare, "\\copy scorecard_line from '\(file)'")
    }

    /// Throws ``Differs`` unless all cards add up to the same on both sides.
    func compare() async throws {
        let (ours, theirs) = (try await cards(behindDaemon), try await cards(bare))
        guard ours == theirs else { throw Differs(reason: "daemon: \(ours), psql: \(theirs)") }
    }

    private func cards(_ side: Side) async throws -> String {
        try await side.superuser.withTransaction { transaction in
            try transaction.only(
                """
                select count(total) || ' ' || md5(string_agg(concat_ws(' ', figure, total, digest), ',' order by unit_id)) as cards
                from scorecard
                """)["cards"]
        }
    }

    private func psql(_ side: Side, _ command: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "PGOPTIONS=-c search_path=thidua", "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname",
            side.database.superuser.connectionString, "--command", command,
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Differs(reason: "psql failed at \(command)") }
    }
}
