import Glibc
import TestSupport
import Testing

/// The year-end closing against a naive model, for generated councils; `THIDUA_ORACLE_COUNCILS` sets how many a seed has.
@Suite("The closing against a naive model")
struct OracleTests {
    private static let councils = getenv("THIDUA_ORACLE_COUNCILS").flatMap { Int(String(cString: $0)) } ?? 250

    @Test("agrees", arguments: Array(1...8) as [UInt64])
    func agrees(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let years = (1...Self.councils).map { NaiveYear.random("tinh-\($0)", using: &random) }
        let record = try await YearGround.with(years) { ground in
            try await ground.close()
            return try await ground.recorded()
        }
        for year in years {
            let cards = record.cards[year.code] ?? [:]
            let told = NaiveClosing.all(year).flatMap { $0.told(cards: cards) }
            let found = record.lines[year.code] ?? []
            if let difference = Difference(told, found) {
                Issue.record("seed \(seed), council \(year.code):\n\(difference.text(year))")
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
