import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// What facts give in the database, against whole fractions worked out independently.
@Suite("Computed points against a naive model", .serialized)
struct FactPropertyTests {
    private static let units = (0..<25).map { "u\($0)" }

    private static func table(_ random: inout SeededGenerator) -> NaiveTable {
        let kinds = ["boolean", "ladder", "ladder", "ladder", "proportional", "proportional", "lateness", "lateness"]
        var criteria: [NaiveCriterion] = []
        for (place, kind) in (kinds + kinds).enumerated() {
            criteria.append(NaiveTable.criterion("\(place)", kind: kind, using: &random))
        }
        // Two hundredths: of an odd maximum every half of a plan is a tie.
        for place in criteria.indices where criteria[place].kind == "proportional" { criteria[place].max |= 1 }
        for place in criteria.indices where criteria[place].max % criteria[place].step != 0 { criteria[place].step = 1 }
        return NaiveTable(
            criteria: criteria, bonusCap: 0,
            overAchievement: [10_000, 12_000, 10_001, 15_555, 20_000].randomElement(using: &random) ?? 10_000)
    }

    /// As people write it: by a comma, by day and month.
    private static func local(_ text: String) -> String {
        let parts = text.split(separator: "-")
        if parts.count == 3 { return "\(parts[2])/\(parts[1])/\(parts[0])" }
        return text.contains(".") ? "\"\(text.replacing(".", with: ","))\"" : text
    }

    @Test("are exact: on bounds, beside them, and where half up decides", arguments: 1...12 as ClosedRange<UInt64>)
    func exact(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let table = Self.table(&random)
        var expected: [String] = []
        var rows = ""
        for unit in Self.units {
            for criterion in table.criteria {
                guard let fact = criterion.fact(using: &random) else { continue }
                let points = fact.points(criterion, overAchievement: table.overAchievement)
                expected.append("\(unit) \(criterion.code) \(decimal(points)) \(fact.text)")
                let isLocal = Bool.random(using: &random)
                let (plan, actual) =
                    isLocal ? (Self.local(fact.plan), Self.local(fact.actual)) : (fact.plan, fact.actual)
                rows += "\(unit),\(criterion.code),,\(plan),\(actual)\n"
            }
        }
        let file = "unit,criterion,points,plan,actual\n" + rows
        let stored = try await Self.stored(file, by: table)
        let unlike = zip(stored.sorted(), expected.sorted()).first { $0 != $1 }
        #expect(stored.sorted() == expected.sorted(), "seed \(seed): \(unlike.map { "\($0)" } ?? "")")
    }

    private static func stored(_ file: String, by table: NaiveTable) async throws -> [String] {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(units: units, agreeing: false)
            try await sample.adopt(table)
            return try await sample.work { transaction in
                let writing = Cards.Writing(.selfScored, year: 2025, by: .test, document: "1/BB", isRecord: true)
                _ = try Cards.importRows(Array(file.utf8), writing, transaction)
                return try transaction.query(
                    """
                    select concat_ws(' ', unit.code, criterion.code, self_points, self_fact) as line
                    from scorecard_line
                    join unit using (council_id, unit_id)
                    join criterion using (council_id, criteria_set_id, criterion_no)
                    """
                ).map { try $0["line"] }
            }
        }
    }
}
