import CouncilStore
import Councils
import Postgres
import Testing

@Suite("An amendment at mid-year")
struct CriteriaAmendmentTests {
    private static func agreed(_ sample: SampleCouncil) async throws {
        try await sample.prepare(agreeing: false)
        try await sample.importCriteria(SampleCouncil.agreeable())
        try await sample.agree(["cum-1"])
    }

    private static func set(_ sample: SampleCouncil, _ statement: SQL) async throws {
        try await sample.work { _ = try $0.execute(statement) }
    }

    @Test("waits for the members, then holds from its day and leaves the first half as it was")
    func wholeWay() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.agreed(sample)
            let report = try await sample.amend(SampleCouncil.agreeable(first: 50))
            #expect(report.isNew && report.version == 3 && report.code == "bang-diem")
            #expect(try await sample.amend(SampleCouncil.agreeable(first: 50)).isNew == false)
            var header = try await sample.criteria()
            #expect(header.version == 2 && header.proposal == "bang-diem v3" && header.firstHalf == nil)
            let effective = try await sample.criteria(version: 3).effectiveFrom
            #expect(try effective == SampleCouncil.day(2025, 7, 1))
            // Scores of the first half keep the set that they were given for.
            try await Self.set(
                sample,
                """
                insert into scorecard_line (council_id, cycle_id, unit_id, criterion_no, criteria_set_id, half)
                select council_id, cycle_id, unit_id, 1, criteria_set_id, 1 from scorecard join cycle using (council_id, cycle_id)
                """)
            try await sample.agree(["cum-1"], unit: "a", version: 3)
            #expect(try await sample.criteria().version == 2)
            try await sample.agree(["cum-1"])
            header = try await sample.criteria()
            #expect(header.version == 3 && header.firstHalf == "bang-diem v2" && header.agreedAt != nil)
            let first: Int16 = try await sample.work { transaction in
                try transaction.only(
                    """
                    select distinct s.version from scorecard_line join criteria_set as s using (council_id, criteria_set_id)
                    join cycle using (council_id, cycle_id) join cluster using (council_id, cluster_id)
                    where half = 1 and cluster.code = 'cum-1'
                    """)["version"]
            }
            #expect(first == 2)

            // A second amendment leaves the first half where it was; going back to an agreed version is none.
            try await sample.amend(SampleCouncil.agreeable(first: 40), from: SampleCouncil.day(2025, 8, 1))
            try await sample.agree(["cum-1"])
            header = try await sample.criteria()
            #expect(header.version == 4 && header.firstHalf == "bang-diem v2")
            #expect(
                await sample.refusal { try await sample.amend(SampleCouncil.agreeable(first: 50)) }
                    == "amendment_goes_back")
            let states = try await sample.work { transaction in
                try CriteriaSets.list(year: 2025).rows(transaction).filter { $0["clusters"] == "cum-1" }.map {
                    $0["state"]
                }
            }
            #expect(states == ["former", "former", "agreed"])
        }
    }

    @Test("takes the place of another proposal; its day changes until somebody agreed to it")
    func replacing() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.agreed(sample)
            try await sample.amend(SampleCouncil.agreeable(first: 50))
            try await sample.amend(SampleCouncil.agreeable(first: 40))
            #expect(try await sample.criteria(version: 3).isWithdrawn)
            // The agreed table once more is no proposal.
            #expect(try await sample.importCriteria(SampleCouncil.agreeable(), clusters: ["cum-1"]).cycles == 0)
            #expect(try await sample.criteria().proposal == "bang-diem v4")
            #expect(
                try await sample.amend(SampleCouncil.agreeable(first: 40), from: SampleCouncil.day(2025, 9, 1)).isNew)
            try await sample.agree(["cum-1"], unit: "b")
            #expect(
                await sample.refusal { try await sample.amend(SampleCouncil.agreeable(first: 40)) }
                    == "amendment_date_differs")
            #expect(
                await sample.refusal { try await sample.agree(["cum-1"], version: 3) } == "criteria_version_missing")
        }
    }

    @Test("is refused outside the year, with another base, and before there is anything to amend")
    func refusals() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            let other = SampleCouncil.agreeable(first: 50)
            #expect(await sample.refusal { try await sample.amend(other) } == "criteria_not_agreed")
            try await sample.agree(["cum-1"])
            for day in [try SampleCouncil.day(2025, 1, 1), try SampleCouncil.day(2026, 1, 1)] {
                #expect(await sample.refusal { try await sample.amend(other, from: day) } == "amendment_outside_year")
            }
            let more = other.replacing("1,50,1.1,một,50", with: "1,55,1.1,một,55")
            #expect(await sample.refusal { try await sample.amend(more) } == "base_sum_differs")
            #expect(try await sample.amend(SampleCouncil.agreeable()).isNew == false)
            #expect(try await sample.amend(other, from: SampleCouncil.day(2025, 12, 31)).isNew)
        }
    }

    @Test(
        "is neither proposed nor agreed to once self-scoring opened",
        arguments: ["self_scoring", "head_review", "consensus", "appraisal", "year_end", "on_hold"])
    func tooLate(state: String) async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.agreed(sample)
            try await sample.amend(SampleCouncil.agreeable(first: 50))
            try await Self.set(sample, "update cycle set state = \(state)")
            #expect(await sample.refusal { try await sample.agree(["cum-1"]) } == "amendment_too_late")
            #expect(
                await sample.refusal { try await sample.amend(SampleCouncil.agreeable(first: 40)) }
                    == "amendment_too_late")
        }
    }

    @Test("is refused under scores of the whole year")
    func scored() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.agreed(sample)
            try await sample.amend(SampleCouncil.agreeable(first: 50))
            try await Self.set(
                sample,
                """
                insert into scorecard_line (council_id, cycle_id, unit_id, criterion_no, criteria_set_id)
                select council_id, cycle_id, unit_id, 1, criteria_set_id from scorecard join cycle using (council_id, cycle_id)
                """)
            #expect(await sample.refusal { try await sample.agree(["cum-1"]) } == "amendment_scored")
        }
    }
}
