import ArgumentParser
import Glibc

/// The year-end closing of a nation beside the bare `insert … select` of its standings, and how it grows.
struct Closing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Year-end closings beside the bare insert of their standings, and their growth.")

    @Option(help: "Councils of the nation; its growth is measured with a tenth of them.") var councils = 60
    @Option(help: "Units in each council.") var units = 1_700
    @Option(help: "Criteria, which are lines of each card.") var criteria = 40
    @Option(help: "Units in each cluster.") var clusterSize = 10
    @Option(help: "Rounds of each comparison.") var rounds = 5
    @Option(help: "Councils that are closed at once, as by a daemon with so many workers.") var workers = 2
    @Flag(help: "Measure the growth only.") var growthOnly = false

    func run() async throws {
        var nation = Nation(councils: councils, units: units, criteria: criteria, clusterSize: clusterSize)
        if !growthOnly {
            try await ClosingGround.with(nation) { [self] ground in try await compareWithBaseline(ground) }
        }
        nation.councils = max(1, councils / 10)
        var longer = nation
        longer.criteria *= 10
        try await compare("10 × the lines of each unit", reach: 1.1, nation, longer)
        var smaller = nation
        smaller.units /= 2
        try await compare("all units beside half of them", reach: 2, smaller, nation)
    }

    private func compareWithBaseline(_ ground: ClosingGround) async throws {
        let before = residentKibibytes(ofProcess: getpid()) ?? 0
        for workers in Set([1, workers]).sorted() {
            var comparison = Comparison("closing \(ground.nation.title), \(workers) at once", reach: 1.5)
            for _ in 0..<rounds {
                try await ground.reset()
                let baseline = try await nanoseconds { try await ground.closeBarely() }
                let ours = try await nanoseconds { try await ground.close(workers: workers) }
                try await ground.compare()
                comparison.append(baseline: baseline, ours: ours)
            }
            comparison.report()
        }
        try await openNextYear(ground)
        say("resident memory \(before) KiB before, \(residentKibibytes(ofProcess: getpid()) ?? 0) KiB after")
    }

    /// What it adds where nobody opened the next year before.
    private func openNextYear(_ ground: ClosingGround) async throws {
        var comparison = Comparison("closing that opens the next year, \(workers) at once", reach: 1.5)
        for _ in 0..<rounds {
            try await ground.reset(openingNextYear: true)
            let baseline = try await nanoseconds { try await ground.closeBarely() }
            comparison.append(
                baseline: baseline, ours: try await nanoseconds { try await ground.close(workers: workers) })
        }
        comparison.report()
    }

    private func compare(_ title: String, reach: Double, _ one: Nation, _ other: Nation) async throws {
        try await ClosingGround.with(one) { [self] one in
            try await ClosingGround.with(other) { other in
                var comparison = Comparison("\(title), closing \(one.nation.title)", reach: reach)
                for _ in 0..<rounds {
                    try await one.reset()
                    try await other.reset()
                    let baseline = try await nanoseconds { try await one.close(workers: 1) }
                    comparison.append(
                        baseline: baseline, ours: try await nanoseconds { try await other.close(workers: 1) })
                }
                comparison.report()
            }
        }
    }
}
