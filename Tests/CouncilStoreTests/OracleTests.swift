import Glibc
import TestSupport
import Testing

/// The year-end closing against a naive model, for generated councils; `THIDUA_ORACLE_COUNCILS` sets how many a seed has.
@Suite("The closing against a naive model")
struct OracleTests {
    private static let councils = getenv("THIDUA_ORACLE_COUNCILS").flatMap { Int(String(cString: $0)) } ?? 250

    /// What a closing writes must not hang on how the planner joins; most databases plan as they like.
    private static let plans = [nil, "enable_mergejoin", nil, "enable_hashjoin", nil, "enable_nestloop", nil]

    @Test("agrees, at the first run and when held cycles are tried again", arguments: Array(1...8) as [UInt64])
    func agrees(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let years = (1...Self.councils).map { NaiveYear.random("tinh-\($0)", using: &random) }
        let repaired = years.enumerated().map { $0.offset.isMultiple(of: 4) ? $0.element.repaired : $0.element }
        let again = years.map(\.code).enumerated().filter { $0.offset.isMultiple(of: 4) }.map(\.element)
        try await YearGround.with(years, without: Self.plans[Int(seed) % Self.plans.count]) { ground in
            try await ground.close()
            try await Self.compare(years, with: ground.recorded(), "seed \(seed)")
            try await ground.repair(again)
            try await ground.close(only: again)
            try await Self.compare(repaired, with: ground.recorded(), "seed \(seed), second run")
            let faults = try await ground.faults(in: again.prefix(again.count / 2))
            #expect(faults.first == nil, "seed \(seed)")
        }
    }

    /// Reports the first council in which they differ.
    private static func compare(_ years: [NaiveYear], with record: YearGround.Record, _ run: String) {
        for year in years {
            let cards = record.cards[year.code] ?? [:]
            let told = NaiveClosing.all(year).flatMap { $0.told(cards: cards) }
            if let difference = Difference(told, record.lines[year.code] ?? []) {
                Issue.record("\(run), council \(year.code):\n\(difference.text(year))")
                return
            }
        }
    }

    /// The first line that the closing and the model tell differently.
    private struct Difference {
        let told: String?
        let found: String?

        init?(_ told: [String], _ found: [String]) {
            guard told != found else { return nil }
            let place = zip(told, found).prefix { $0 == $1 }.count
            (self.told, self.found) = (told.dropFirst(place).first, found.dropFirst(place).first)
        }

        func text(_ year: NaiveYear) -> String {
            let cluster = year.clusters.first { (told ?? found ?? "").hasPrefix($0.code + " ") }
            return """
                told  \(told ?? "nothing")
                found \(found ?? "nothing")
                cut-off \(year.cutOff), \(year.rules)
                \(cluster.map { "\($0)" } ?? "")
                """
        }
    }
}
