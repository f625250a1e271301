import ArgumentParser

/// A national closing while members work: how long their commands take, beside the same members with no closing going on.
struct Members: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Commands of members while a daemon closes a nation's year, beside the same without a closing.")

    @Option(help: "Councils of the nation.") var councils = 60
    @Option(help: "Units in each council.") var units = 1_700
    @Option(help: "Criteria, which are lines of each card.") var criteria = 40
    @Option(help: "Units in each cluster.") var clusterSize = 10
    @Option(help: "Rounds, each without and with a closing.") var rounds = 3
    @Option(help: "Members, each with a session of its own.") var members = 200
    @Option(help: "Mean seconds between an answer and the member's next command; 0 saturates the daemon.") var think =
        2.0
    @Option(help: "Seconds that members work without a closing.") var seconds = 20.0
    @Option(help: "The seed of what members ask for and how long they think.") var seed: UInt64 = 1
    @Option(help: "Connections of the daemon's pool; its default if left out.") var pool: Int?
    @Option(help: "Workers of the daemon; its default if left out.") var workers: Int?
    @Option(help: "The daemon's program; the one beside this program if left out.") var daemon: String?

    func run() async throws {
        let nation = Nation(councils: councils, units: units, criteria: criteria, clusterSize: clusterSize)
        let program = daemon ?? DaemonUnderTest.besideThisProgram
        try await MembersGround.with(nation, members: members, program, settings: settings) { [self] ground in
            try await measure(ground)
        }
    }

    /// Room for every member and for whoever schedules and waits.
    private var settings: [(name: String, value: Int)] {
        [("admin.sessions", members + 10), ("admin.sessions_per_user", members + 10)]
            + (pool.map { [("database.pool_size", $0)] } ?? []) + (workers.map { [("jobs.workers", $0)] } ?? [])
    }

    private func measure(_ ground: MembersGround) async throws {
        say("\(members) members, \(ground.members.count(where: \.isHead)) of them heads; each waits for its answer")
        say("  and thinks \(think) s in the mean, exponentially distributed (seed \(seed)); they ask for")
        say("  \(MemberRequest.Kind.mix);")
        say("  who is no head has card show for card status; half of all looks are at the year that closes")
        var (alone, beside, durations) = (MemberFigures(), MemberFigures(), Latencies())
        for round in 1...rounds {
            try await ground.reset()
            alone.append(try await ground.work(shift(ground, 2 * round), seconds: seconds))
            let closing = try await ground.workWhileClosing(shift(ground, 2 * round + 1))
            beside.append(closing.answers)
            durations.append([closing.nanoseconds])
        }
        report(alone, beside, durations, ground)
    }

    /// Other commands in each phase of each round, the same ones in each run.
    private func shift(_ ground: MembersGround, _ number: Int) -> Shift {
        Shift(
            socket: ground.daemon.socket, criteria: criteria, seed: seed &* 1_000_003 &+ UInt64(number) &* 1_009,
            think: think)
    }

    private func report(
        _ alone: MemberFigures, _ beside: MemberFigures, _ durations: Latencies, _ ground: MembersGround
    ) {
        let seconds = durations.nanoseconds.map { "\(Double($0 / 10_000_000) / 100) s" }.joined(separator: ", ")
        say("closing \(ground.nation.title): all \(councils) councils closed, in \(seconds)")
        say("no closing: \(alone.summary)")
        for line in alone.details { say("  \(line)") }
        say("closing: \(beside.summary) (reach: p99 below 250 ms)")
        for line in beside.details { say("  \(line)") }
        let ratios = [("p50", 0.5), ("p99", 0.99), ("max", 1)].map { name, share in
            let ratio = Double(beside.all.quantile(share)) / Double(max(1, alone.all.quantile(share)))
            return "\(name) \(Double(Int(ratio * 100)) / 100)"
        }
        say("closing beside none: " + ratios.joined(separator: ", "))
    }
}
