import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// Random targets and results, filled into cards, against cards that a model fills and adds up the obvious way.
@Suite("Filled cards against a naive model", .serialized)
struct CardFillPropertyTests {
    private static let units = ["a", "b", "c", "d", "e"]

    /// One unit's files and the card that must come of them.
    private struct Made {
        var card: NaiveCard
        var targets = ""
        var results = ""
        var points = ""
    }

    /// As people write it: by a comma.
    private static func local(_ text: String) -> String {
        text.contains(".") ? "\"\(text.replacing(".", with: ","))\"" : text
    }

    private static func make(_ unit: String, _ table: NaiveTable, using random: inout SeededGenerator) -> Made {
        var made = Made(card: NaiveCard(table))
        for (place, criterion) in table.places.sorted(by: { ($0.key.code, $0.key.half) < ($1.key.code, $1.key.half) }) {
            if ["ladder", "proportional"].contains(criterion.kind) {
                let plan = Int.random(in: 1...30_000_000, using: &random)
                let actual = Int.random(in: 0...2 * plan, using: &random)
                let fact = NaiveFact.result(actual, plan: plan)
                let points = fact.points(criterion, overAchievement: table.overAchievement)
                made.targets += "\(unit),T\(place.code),hộ,\(local(fact.plan)),\(place.code),\(place.half)\n"
                made.results += "\(unit),T\(place.code),\(local(fact.actual)),\(place.half)\n"
                made.card.write(0, place, NaiveGiven(points: points, bonus: 0, fact: fact.text, reason: nil))
            } else if let fact = criterion.fact(using: &random) {
                let points = fact.points(criterion, overAchievement: table.overAchievement)
                made.points += "\(unit),\(place.code),,,x,\(fact.plan),\(fact.actual),\(place.half)\n"
                made.card.write(0, place, NaiveGiven(points: points, bonus: 0, fact: fact.text, reason: nil))
            } else {
                let points = Int.random(in: 0...criterion.max / criterion.step, using: &random) * criterion.step
                made.points += "\(unit),\(place.code),\(decimal(points)),,x,,,\(place.half)\n"
                made.card.write(0, place, NaiveGiven(points: points, bonus: 0, fact: nil, reason: nil))
            }
        }
        return made
    }

    @Test("have the facts of their targets and add up alike", arguments: 1...10 as ClosedRange<UInt64>)
    func totals(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var table = NaiveTable.random(using: &random)
        table.criteria.append(NaiveTable.criterion("p", kind: "proportional", using: &random))
        table.criteria.append(NaiveTable.criterion("l", kind: "ladder", using: &random))
        let made = Self.units.map { Self.make($0, table, using: &random) }
        let expected = zip(Self.units, made).map { unit, made in
            let sums = made.card.sums
            let parts = [sums?.base, sums?.bonus, sums?.deduction, sums?.total].map { $0.map(decimal) ?? "-" }
            return "\(unit) \(parts.joined(separator: " "))"
        }
        let facts = made.reduce(0) { $0 + $1.targets.count(where: { $0 == "\n" }) }
        let stored = try await Self.stored(made, by: table)
        #expect(stored.sums == expected, "seed \(seed)")
        #expect(stored.filled == facts, "seed \(seed)")
    }

    private static func stored(_ made: [Made], by table: NaiveTable) async throws -> (sums: [String], filled: Int) {
        try await CovenantYear.with(table) { year async throws in
            for (cluster, cards) in [("cum-1", made.prefix(3)), ("cum-2", made.suffix(2))] {
                try await year.draft(cluster: cluster)
                try await year.importTargets(cards.map(\.targets).joined(), cluster: cluster)
            }
            try await year.importResults(made.map(\.results).joined())
            try await year.work { try SampleCouncil.place(.selfScoring, .filling, $0) }
            let points = made.map(\.points).joined()
            try await year.work { transaction in
                _ = try Cards.importRows(
                    Array(("unit,criterion,points,bonus,reason,plan,actual,half\n" + points).utf8),
                    Cards.Writing(.selfScored, year: 2025, by: .test, document: "4/BB"), transaction)
            }
            return try await year.work { transaction in
                let report = try Cards.fill(CardScope(year: 2025), by: .test, document: "5/BB", transaction)
                let sums: [String] = try transaction.query(
                    """
                    select concat_ws(' ', unit.code, base, bonus, deduction, total) as line
                    from scorecard join unit using (council_id, unit_id)
                    order by unit.code
                    """
                ).map { try $0["line"] }
                return (sums, report.lines.count)
            }
        }
    }
}
