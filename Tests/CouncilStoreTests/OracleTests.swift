import CouncilStore
import Councils
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
        let years = (1...Self.councils).map { NaiveYear.random("tinh-\($0)", using: &random) }.map(Self.asOfToday)
        let recorded = try await YearGround.with(years) { ground in
            try await ground.close()
            return try await ground.recorded()
        }
        for year in years {
            let (told, found) = (year.told, recorded[year.code] ?? [])
            guard told != found else { continue }
            let place = zip(told, found).prefix { $0 == $1 }.count
            let (expected, actual) = (told.dropFirst(place).first, found.dropFirst(place).first)
            let cluster = year.clusters.first { (expected ?? actual ?? "").hasPrefix($0.code + " ") }
            Issue.record(
                """
                seed \(seed), council \(year.code):
                expected \(expected ?? "nothing")
                found    \(actual ?? "nothing")
                with \(year.cutOff) \(year.rules)
                \(cluster.map { "\($0)" } ?? "")
                """)
            return
        }
    }

    /// What the closing knows of so far.
    private static func asOfToday(_ year: NaiveYear) -> NaiveYear {
        var year = year
        year.rules.tieKeys = []
        year.rules.excellentMaxShare = 10_000
        (year.rules.dossierGate, year.rules.missingWork) = ("none", "hold")
        if year.cutOff == .never { year.cutOff = .ahead }
        for place in year.clusters.indices {
            year.clusters[place].waived = Set(NaiveCluster.gapCodes)
            for number in year.clusters[place].members.indices {
                year.clusters[place].members[number].findings.removeAll { $0.effect == "not_considered" }
            }
        }
        return year
    }
}

extension NaiveYear {
    /// How the closing must come out, line by line.
    fileprivate var told: [String] {
        NaiveClosing.all(self).flatMap { closing in
            let hold = closing.hold
            let cluster = closing.cluster.code
            let cycle =
                "\(cluster) \(hold == nil ? "closed" : "held") \(hold?.code ?? "-") \(hold?.unit ?? "-") \(hold?.waiting ?? 0)"
            return [cycle]
                + closing.standings.map { standing in
                    let points = [standing.base, standing.bonus, standing.deduction, standing.total]
                        .map { $0.map(decimal) ?? "-" }.joined(separator: " ")
                    return "\(cluster) \(standing.unit) \(standing.rank.map(String.init) ?? "-") "
                        + "\(standing.isTied ? "tied" : "alone") \(standing.yearClass ?? "-") \(points) "
                        + "\(standing.gates.first ?? "-")"
                }
        }
    }
}
