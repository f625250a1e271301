import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Criteria that come in and go out")
struct CriteriaRoundTripTests {
    @Test("are the same, octet by octet", arguments: 1...6 as ClosedRange<UInt64>)
    func identity(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let tables = (0..<8).map { _ in RandomCriteria(using: &random) }
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            for (index, table) in tables.enumerated() {
                let (code, text) = ("set-\(index)", table.written.joined(separator: "\n"))
                let first = try await sample.importCriteria(text, code: code)
                let out = try await sample.exported()
                #expect(out == table.lines, "seed \(seed), table \(index)")
                let again = try await sample.importCriteria(out.joined(separator: "\n"), code: code)
                #expect(!again.isNew && again.cycles == 0 && again.version == first.version, "seed \(seed)")
                #expect(try await sample.exported("cum-2") == out)
            }
        }
    }

    @Test("make another version with any other value, and the same version with the same")
    func versions() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            let base = SampleCouncil.agreeable()
            var halves = CriteriaTerms()
            halves.aggregate = .halves(first: 1, second: 2)
            var generous = CriteriaTerms()
            generous.overAchievement = try Points(parsing: "120")
            let others = [
                base, base.replacing(">=95", with: ">95").replacing("<95", with: "<=95"),
                base.replacing(",manual,,0,no,,", with: ",manual,,0,no,,Sở Nội vụ"),
            ]
            var versions: [Int] = []
            for csv in others { versions.append(try await sample.importCriteria(csv, code: "moi").version) }
            for terms in [halves, generous] {
                versions.append(try await sample.importCriteria(base, code: "moi", terms: terms).version)
            }
            #expect(versions == [1, 2, 3, 4, 5])
            let header = try await sample.criteria()
            #expect(header.terms == generous && header.version == 5 && header.isCurrent)
            #expect(try await sample.importCriteria(base, code: "moi", terms: halves).version == 4)
            #expect(try await sample.criteria().terms == halves)
            let states = try await sample.work {
                try CriteriaSets.list(year: 2025).rows($0).map { [$0["state"], $0["clusters"]] }
            }
            #expect(
                states == [
                    ["withdrawn", "cum-1,cum-2"], ["withdrawn", "cum-1,cum-2"], ["withdrawn", "cum-1,cum-2"],
                    ["withdrawn", "cum-1,cum-2"], ["proposed", "cum-1,cum-2"], ["withdrawn", "cum-1,cum-2"],
                ])
        }
    }

    @Test("are copied to the next year once, one copy for all clusters")
    func copying() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            try await sample.importCriteria(SampleCouncil.agreeable(first: 50), clusters: ["cum-2"])
            let copy = { @Sendable in
                try await sample.work { try CriteriaSets.copy(from: 2025, to: 2026, clusters: nil, $0) }
            }
            #expect(
                await sample.refusal {
                    _ = try await sample.work { try CriteriaSets.copy(from: 2025, to: 2026, clusters: ["cum-1"], $0) }
                } == "cycle_missing")
            try await sample.work { transaction in
                _ = try Cycles.open(
                    year: 2026, clusters: nil, startsOn: SampleCouncil.day(2026, 1, 1),
                    endsOn: SampleCouncil.day(2026, 12, 31), transaction)
            }
            let first = try await copy()
            #expect(first.map(\.cluster) == ["cum-1", "cum-2"] && first.allSatisfy(\.isNew))
            #expect(first.map(\.version) == [1, 2])
            #expect(try await copy().contains(where: \.isNew) == false)
            for cluster in ["cum-1", "cum-2"] {
                let former = try await sample.exported(cluster, year: 2025)
                #expect(try await sample.exported(cluster, year: 2026) == former)
            }
            let header = try await sample.criteria(year: 2026)
            let firstDay = try SampleCouncil.day(2026, 1, 1)
            #expect(header.agreedAt == nil && header.effectiveFrom == firstDay)
            let rungs: Int64 = try await sample.work { transaction in
                try transaction.only(
                    """
                    select count(*) as rungs from criterion_rung join criteria_set using (council_id, criteria_set_id)
                    where year = 2026
                    """)["rungs"]
            }
            #expect(rungs == 4)
        }
    }
}
