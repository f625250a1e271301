import ArgumentParser
import Glibc

/// A whole council's scorecards sent to a daemon in one payload, beside psql that copies the same lines into the same table.
struct CardImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Imports of a council's scorecards beside psql's \\copy of the same lines, and the daemon's peak memory.")

    @Option(help: "Units of the council.") var units = 1_700
    @Option(help: "Criteria, which are lines of each card.") var criteria = 40
    @Option(help: "Units in each cluster.") var clusterSize = 10
    @Option(help: "Rounds of each comparison.") var rounds = 5
    @Option(help: "The daemon's program; the one beside this program if left out.") var daemon: String?

    func run() async throws {
        let council = ScoredCouncil(units: units, criteria: criteria, clusterSize: clusterSize)
        let program = daemon ?? DaemonUnderTest.besideThisProgram
        try await ImportGround.with(council, program) { [self] ground in
            for way in ImportWay.all { try await compare(way, ground) }
        }
        try await ImportGround.with(council, program) { [self] ground in try await measureMemory(ground) }
    }

    /// Both sides begin each round without a line, in databases that were prepared alike, and must end with the same cards.
    private func compare(_ way: ImportWay, _ ground: ImportGround) async throws {
        let payload = Array(ground.council.payload(longerBy: 0).utf8)
        try await ground.learnLines(way, payload)
        var comparison = Comparison(
            "import of \(ground.council.lines) lines by \(way.arguments), \(payload.count >> 10) KiB", reach: 2)
        var reports = 0
        for _ in 0..<rounds {
            try await ground.reset()
            let baseline = try await nanoseconds { try await ground.copyBarely() }
            let ours = try await nanoseconds { reports = try await ground.send(way, payload) }
            try await ground.compare()
            comparison.append(baseline: baseline, ours: ours)
        }
        comparison.report()
        say("  \(reports) progress lines in the last round")
    }

    /// A daemon that did nothing else before takes a payload as large as may be.
    private func measureMemory(_ ground: ImportGround) async throws {
        let payload = ground.council.largestPayload(below: 16 << 20)
        let process = ground.daemon.processIdentifier
        let before = peakKibibytes(ofProcess: process) ?? 0
        let reports = try await ground.send(ImportWay.all[0], payload)
        say("daemon's peak resident memory: \(before) KiB before, \(peakKibibytes(ofProcess: process) ?? 0) KiB after")
        say("  a payload of \(payload.count) octets (reach: below 204800 KiB), \(reports) progress lines")
    }
}

/// One of the ways that a file of scores takes.
struct ImportWay: Sendable {
    /// The figure and on whose word it is written.
    let arguments: String

    static let all = [
        ImportWay(arguments: #"figure=self document="12/BC-UBND""#),
        ImportWay(arguments: #"figure=decided record="30/QĐ-HĐTĐ""#),
    ]
}
