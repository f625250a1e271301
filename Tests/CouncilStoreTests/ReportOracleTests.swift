import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// What the database works out for many reports against the rule for one and a naive search for the day of completion.
@Suite("Reports against a naive model")
struct ReportOracleTests {
    private struct Filing: Sendable {
        var unit: String
        var day: Int
        var parts: [String]
    }

    private static let units = ["a", "b", "c", "d", "e", "f"]
    private static let parts = ["p1", "p2", "p3"]

    @Test("agree", arguments: 1...5 as ClosedRange<UInt64>)
    func agrees(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let wanted = Array(Self.parts.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)))
        let (due, grace) = (Int.random(in: 5...15, using: &random), Int.random(in: 0...4, using: &random))
        let filings = (0..<Int.random(in: 0...14, using: &random)).map { _ in
            Filing(
                unit: Self.units.randomElement(using: &random) ?? "a", day: Int.random(in: 1...20, using: &random),
                parts: wanted.filter { _ in Bool.random(using: &random) })
        }
        let today = Int.random(in: 1...28, using: &random)
        let deadline = Deadline(due: try Self.day(due), graceDays: grace)
        let found = try await SampleCouncil.with { sample async throws in
            try await sample.prepare(units: Self.units)
            try await sample.call(
                due: "\(try Self.day(due))", grace: grace, parts: wanted.isEmpty ? nil : wanted.joined(separator: ","))
            for (number, filing) in filings.enumerated() {
                try await sample.file(
                    filing.unit, on: "\(try Self.day(filing.day))", parts: filing.parts.joined(separator: ","),
                    number: "\(number)")
            }
            return try await sample.on("\(try Self.day(today))") { transaction in
                try SampleCouncil.texts(
                    try Reports.list(ObligationFilter(year: 2025), transaction),
                    ["unit", "completed_on", "days_late", "state"], transaction)
            }
        }
        let expected = try Self.units.map { unit in
            let own = filings.filter { $0.unit == unit }
            let whole = try (1...20).first { day in
                let came = own.filter { $0.day <= day }
                return !came.isEmpty && Set(wanted).isSubset(of: came.flatMap { $0.parts.isEmpty ? wanted : $0.parts })
            }.map(Self.day)
            let late = deadline.daysLate(on: try whole ?? Self.day(today))
            let state = deadline.state(doneOn: whole, today: try Self.day(today))
            return "\(unit) \(whole.map { "\($0)" } ?? "-") \(late) \(state.rawValue)"
        }
        #expect(found == expected, "seed \(seed): \(wanted) due \(due)+\(grace) today \(today) \(filings)")
    }

    private static func day(_ number: Int) throws -> CalendarDay {
        try #require(CalendarDay(year: 2025, month: 7, day: number))
    }

    @Test("count days late as the rule for one does", arguments: [1, 2, 3] as [UInt64])
    func days(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let asked = try (0..<500).map { _ in
            (
                due: try Self.random(&random), grace: Int.random(in: 0...365, using: &random),
                done: try Self.random(&random)
            )
        }
        let found = try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            return try await sample.work { transaction in
                try transaction.query(
                    """
                    select days_late(due::date, grace, done::date) || ' '
                           || obligation_state(due::date, grace, done::date, null) as said
                    from unnest(\(asked.map { "\($0.due)" }), \(asked.map { Int32($0.grace) }), \(asked.map { "\($0.done)" }))
                        with ordinality as asked (due, grace, done, place)
                    order by place
                    """
                ).map { try $0["said"] as String }
            }
        }
        let expected = asked.map { one in
            let deadline = Deadline(due: one.due, graceDays: one.grace)
            return "\(deadline.daysLate(on: one.done)) \(deadline.state(doneOn: one.done, today: one.done).rawValue)"
        }
        #expect(found == expected, "seed \(seed)")
    }

    private static func random(_ random: inout SeededGenerator) throws -> CalendarDay {
        try #require(
            CalendarDay(
                year: Int.random(in: 2023...2025, using: &random), month: Int.random(in: 1...12, using: &random),
                day: Int.random(in: 1...28, using: &random)))
    }
}
