import CouncilStore
import Councils
import Postgres
import Testing

@Suite("Interim standings")
struct InterimStandingTests {
    private typealias Fixture = MidYearFixture

    private static func close(_ sample: SampleCouncil) async throws -> Closings.Run {
        for unit in ["a", "b", "c"] { try await sample.file(unit, on: "2025-07-04") }
        try await Fixture.review(sample)
        return try await Fixture.run(sample)
    }

    @Test("order members by the first half's total, share ranks, and leave out whom nobody scored")
    func ranks() async throws {
        try await Fixture.with(halves: Fixture.halves) { sample in
            // The bonus is capped at 2; c has no complete figure.
            try await Fixture.score(
                sample, [("a", "M", 8), ("a", "T", 5), ("a", "P", 1), ("b", "M", 9), ("c", "T", 5)])
            let run = try await Self.close(sample)
            #expect(
                try await Fixture.interim(sample) == ["a self 1= 9.00", "b self 1= 9.00", "c - - -"])
            #expect(run.cycles[0].leader == "a,b" && run.cycles[0].total == Points(hundredths: 900))
        }
    }

    @Test("have no ranks where years are scored whole")
    func annual() async throws {
        try await Fixture.with { sample in
            _ = try await Self.close(sample)
            #expect(try await Fixture.interim(sample) == ["a - - -", "b - - -", "c - - -"])
        }
    }

    @Test("are verified later as they were, whatever the second half brings")
    func stable() async throws {
        try await Fixture.with(halves: Fixture.halves) { sample in
            try await Fixture.score(sample, [("a", "M", 8), ("b", "M", 9), ("c", "M", 7)])
            let run = try await Self.close(sample)
            _ = try await sample.work { transaction in
                try transaction.execute("update scorecard_line set self_points = 1")
                let finding = Findings.New(
                    channel: .tax, effect: .disqualify, points: nil, reason: "x", document: "1/T")
                _ = try Findings.add(finding, unit: "a", year: 2025, cluster: nil, transaction)
                _ = try UnitChanges.perform(
                    UnitChange(
                        .merge, ["b", "c"], into: [.init("bc", name: "bc")], on: "2025-09-01", document: "1/NQ"),
                    reason: nil, transaction)
            }
            let recount = try await sample.work {
                try Closings.verify(year: 2025, kind: .midYear, cluster: nil, $0)
            }
            #expect(recount.differences.isEmpty && recount.cycles == 2)
            let again = try await Fixture.run(sample, on: "2025-09-30")
            #expect(again.closedNow == 0 && again.digest == run.digest)
            #expect(again.cycles[0].standingsDigest == run.cycles[0].standingsDigest)
        }
    }
}
