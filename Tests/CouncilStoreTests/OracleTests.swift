import CouncilStore
import Councils
import TestSupport
import Testing

/// The closing's ranks and classes against a naive model, for generated councils.
@Suite("The closing against a naive model")
struct OracleTests {
    private struct Unit {
        var code: String
        var hundredths: Int64
    }

    /// A unit's rank is one more than the number of units with more points.
    private func model(_ units: [Unit]) -> [String] {
        units.sorted { ($1.hundredths, $0.code) < ($0.hundredths, $1.code) }.map { unit in
            let rank = 1 + units.filter { $0.hundredths > unit.hundredths }.count
            let tied = units.filter { $0.hundredths == unit.hundredths }.count > 1
            let share = Double(unit.hundredths) / 10_000
            let unitClass = share >= 0.9 ? "excellent" : share >= 0.8 ? "good" : share >= 0.65 ? "fair" : "average"
            return "\(unit.code) \(rank) \(tied ? "yes" : "no") \(unitClass)"
        }
    }

    @Test("agrees", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func agrees(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        // Few distinct totals around the thresholds, so that ties and bounds come up.
        let totals: [Int64] = [10_000, 9_000, 8_975, 8_000, 7_975, 6_500, 6_475, 0]
        let units = (0..<Int.random(in: 1...15, using: &random)).map { index in
            Unit(code: "u\(index)", hundredths: totals.randomElement(using: &random) ?? 0)
        }
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(units: units.map(\.code))
            let rows = units.map { unit in
                let first = min(unit.hundredths, 6_000)
                return "\(unit.code),1.1,\(decimal(first)),,\n\(unit.code),2.1,\(decimal(unit.hundredths - first)),,\n"
            }
            try await sample.importCards(rows.joined())
            let found = try await sample.work { transaction in
                _ = try Closings.close(2025, transaction)
                return try Standings.list(year: 2025, cluster: "cum-1", transaction)
                    .lines("unit", "rank", "tied", "class", in: transaction)
            }
            #expect(Set(found) == Set(model(units)), "seed \(seed)")
        }
    }

    private func decimal(_ hundredths: Int64) -> String {
        "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
