import Admin
import BenchBaseline
import Postgres
import TestSupport

/// A generated nation behind a daemon, whose year is closed by the daemon's own scheduler while members work.
struct MembersGround: Sendable {
    let nation: Nation
    let members: [Member]
    let daemon: DaemonUnderTest
    private let superuser: Connection

    /// What the closing did not do.
    struct NotClosed: Error {
        let reason: String
    }

    /// Generates the nation with a year that is open, starts the daemon and runs the body.
    static func with(
        _ nation: Nation, members count: Int, _ program: String, settings: [(name: String, value: Int)],
        _ body: @escaping @Sendable (MembersGround) async throws -> Void
    ) async throws {
        let members = (0..<count).map { Member(number: $0, of: nation) }
        let inCouncil = (count + nation.councils - 1) / nation.councils
        try await withCouncilDatabase { database in
            let superuser = try await Connection.connect(database.superuser, logger: TestServer.silentLogger)
            say("generating \(nation.title), \(nation.lines) lines, and the year after it")
            try await nation.generate(on: superuser) { number in
                if number % 10 == 0 { say("  \(number) councils") }
            }
            try await nation.openNextYear(scoredUnits: inCouncil * nation.clusterSize, on: superuser)
            let daemon = try await DaemonUnderTest.start(
                program, on: database.daemon.connectionString, settings: settings)
            defer { daemon.stop() }
            try await body(MembersGround(nation: nation, members: members, daemon: daemon, superuser: superuser))
            await superuser.close()
        }
    }

    /// As if nothing had been closed yet, everything written to disk.
    func reset() async throws { try await nation.forgetClosings(on: superuser) }

    /// Everybody works for some seconds; returns the answers after the first ones, in which sessions are opened.
    func work(_ shift: Shift, seconds: Double) async throws -> [MemberAnswer] {
        try await beside(shift) {
            try await Task.sleep(for: .seconds(Self.arrival))
            let start = bench_now()
            try await Task.sleep(for: .seconds(seconds))
            return start..<bench_now()
        }.answers
    }

    /// Everybody works while the year is closed in all councils, which is due at one instant; returns the answers of that time
    /// and how long it took.
    func workWhileClosing(_ shift: Shift) async throws -> (answers: [MemberAnswer], nanoseconds: UInt64) {
        let (answers, span) = try await beside(shift) {
            try await Task.sleep(for: .seconds(Self.arrival))
            return try await close()
        }
        return (answers, span.upperBound - span.lowerBound)
    }

    /// Seconds in which members come to work and the daemon gets used to them.
    private static let arrival = 4.0

    private enum Piece: Sendable {
        case answers([MemberAnswer])
        case span(Range<UInt64>)
    }

    /// The answers to commands that were under way at some moment of the span that the body returns. Whatever fails, a member or
    /// the body, ends all.
    private func beside(
        _ shift: Shift, _ body: @escaping @Sendable () async throws -> Range<UInt64>
    ) async throws -> (answers: [MemberAnswer], span: Range<UInt64>) {
        try await withThrowingTaskGroup(of: Piece.self) { group in
            for member in members {
                group.addTask {
                    // The listening socket's queue is short, and nobody has 200 people come in the same millisecond.
                    try await Task.sleep(for: .milliseconds(10 * member.number))
                    return .answers(try await member.work(shift))
                }
            }
            group.addTask {
                defer { shift.end() }
                return .span(try await body())
            }
            var (answers, span): ([MemberAnswer], Range<UInt64>) = ([], 0..<0)
            for try await piece in group {
                switch piece {
                case .answers(let more): answers += more
                case .span(let whole): span = whole
                }
            }
            return (answers.filter { $0.ended >= span.lowerBound && $0.began < span.upperBound }, span)
        }
    }
}

// MARK: - The closing

extension MembersGround {
    /// Makes the closing of every council due at one instant and waits until all have closed; from that instant to then.
    private func close() async throws -> Range<UInt64> {
        let due: Timestamp = try await superuser.withTransaction { transaction in
            try transaction.only("select clock_timestamp() + interval '5 s' as at")["at"]
        }
        let start = bench_now() + 5_000_000_000
        try await schedule(at: due)
        guard bench_now() < start else { throw NotClosed(reason: "it was due before every council had it scheduled") }
        try await Task.sleep(for: .nanoseconds(Int64(start - bench_now())))
        while bench_now() - start < Self.patience {
            if try await nation.closedCouncils(superuser) == nation.councils { return start..<bench_now() }
            try await Task.sleep(for: .milliseconds(100))
        }
        let closed = try await nation.closedCouncils(superuser)
        throw NotClosed(reason: "\(closed) of \(nation.councils) councils closed")
    }

    /// Fifteen minutes, in nanoseconds.
    private static let patience: UInt64 = 900_000_000_000

    private func schedule(at due: Timestamp) async throws {
        let line = "year=\(Nation.year) kind=year_end at=\(due)"
        try await AdminClient.withSession(path: daemon.socket) { session in
            for code in nation.codes {
                for try await answer in try await session.request("closing schedule council=\(code) \(line)") {
                    guard case .final(let final) = answer.content, final.isRefusal else { continue }
                    throw NotClosed(reason: final.serialised())
                }
            }
        }
    }
}
