import CouncilStore
import Councils
import Postgres
import Testing

@Suite("What units owed at mid-year")
struct MidYearWorkTests {
    private typealias Fixture = MidYearFixture

    @Test("is on record with how late it came and what that costs, and frozen from then on")
    func late() async throws {
        try await Fixture.with { sample in
            try await Fixture.review(sample)
            try await sample.file("a", on: "2025-07-05")
            try await sample.file("b", on: "2025-07-07")
            #expect(Fixture.outcome(try await Fixture.run(sample)) == "reports_missing c +0")
            #expect(try await Fixture.work(sample) == [], "nothing is on record while it is held")
            try await sample.file("a", on: "2025-08-01", number: "2/BC")
            try await sample.file("c", on: "2025-08-01")
            #expect(Fixture.outcome(try await Fixture.run(sample, on: "2025-08-02")) == "closed")
            #expect(
                try await Fixture.work(sample) == [
                    "a report 2025-07-05 0 0.00 -", "b report 2025-07-07 2 10.00 -", "c report 2025-08-01 27 40.00 -",
                ])
            #expect(await verdict { try await sample.file("a", on: "2025-08-03", number: "3/BC") } == "report_frozen")
        }
    }

    /// What the policy makes of a unit without a report, before and after the cut-off on 10 August.
    private static let policies = [
        ("hold", "2025-08-09", "reports_missing c +0", [String]()), ("hold", "2025-08-11", "reports_missing c +0", []),
        ("zero", "2025-08-09", "reports_missing c +0", []),
        ("zero", "2025-08-11", "closed zero", ["a self 1 8.00", "b self 1 8.00", "c self 3 0.00"]),
        ("not_ranked", "2025-08-11", "closed not_ranked", ["a self 1 8.00", "b self 1 8.00", "c self - -"]),
    ]

    @Test("and never came is given the council's policy from the cut-off on", arguments: policies)
    func missing(policy: String, day: String, outcome: String, interim: [String]) async throws {
        try await Fixture.with(halves: Fixture.halves) { sample in
            try await sample.set("missing_work_policy", policy)
            try await Fixture.review(sample)
            try await Fixture.score(sample, [("a", "M", 8), ("b", "M", 8), ("c", "M", 9)])
            for unit in ["a", "b"] { try await sample.file(unit, on: "2025-07-04") }
            try await sample.on("2025-07-20") { transaction in
                _ = try Closings.schedule(
                    year: 2025, kind: .midYear, at: "2025-07-31T17:00", cutOffDays: 10, transaction)
            }
            #expect(Fixture.outcome(try await Fixture.run(sample, on: day)) == outcome)
            let standings = try await Fixture.interim(sample).map { $0.replacing("=", with: "") }
            #expect(standings == interim)
            let missing = try await Fixture.work(sample).filter { $0.hasPrefix("c ") }
            #expect(missing == (interim.isEmpty ? [] : ["c report - 37 - \(policy)"]))
        }
    }

    @Test("is no policy's business where meetings are missing, nor where nothing was ever scheduled")
    func limits() async throws {
        try await Fixture.with { sample in
            try await sample.set("missing_work_policy", "zero")
            try await sample.on("2025-07-06") { transaction in
                _ = try Cycles.advance(
                    year: 2025, clusters: nil, to: .midYear, by: .test, document: nil, record: "1/BB", transaction)
            }
            #expect(Fixture.outcome(try await Fixture.run(sample, on: "2026-01-01")) == "meeting_not_planned +1")
            try await sample.on("2025-07-20") { transaction in
                _ = try Closings.schedule(
                    year: 2025, kind: .midYear, at: "2025-07-31T17:00", cutOffDays: 10, transaction)
            }
            #expect(Fixture.outcome(try await Fixture.run(sample, on: "2026-01-01")) == "meeting_not_planned +0")
        }
    }
}
