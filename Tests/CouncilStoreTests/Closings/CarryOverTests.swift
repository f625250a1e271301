import CouncilStore
import Councils
import Postgres
import Testing

@Suite("What the next year takes over")
struct CarryOverTests {
    private static func prepare(_ sample: SampleCouncil) async throws {
        try await sample.prepare()
        try await sample.importCards(SampleCouncil.decided)
    }

    /// A covenant of `cum-1` with targets of a and b, of which a's and one of b's have results.
    private static func covenant(_ sample: SampleCouncil) async throws {
        try await sample.on("2025-02-10") { transaction in
            let text = try #require(CovenantText("Thi đua lập thành tích"))
            _ = try Covenants.draft(text, year: 2025, cluster: "cum-1", document: "1/GƯ", transaction)
            let targets = try TargetRows(
                csv: Array(
                    "unit,indicator,measure,plan,criterion,half\na,Hộ nghèo,hộ,10,,\nb,Trường chuẩn,trường,4,,\nb,Đường,km,7,,\n"
                        .utf8))
            _ = try Targets.importRows(
                targets, year: 2025, cluster: "cum-1", by: .test, document: "2/GƯ", transaction)
        }
        try await sample.on("2025-12-10") { transaction in
            let results = try ResultRows(
                csv: Array("unit,indicator,actual,half\na,Hộ nghèo,12,\nb,Đường,0,\n".utf8))
            _ = try Targets.importResults(
                results, year: 2025, cluster: "cum-1", by: .test, document: "3/BC", transaction)
        }
    }

    /// Everything of the next year, a line each.
    private static func next(_ sample: SampleCouncil) async throws -> [String] {
        try await sample.work(ending: .rollback) { transaction in
            try transaction.query(
                """
                select concat_ws(' ', 'cycle', cluster.code, cycle.state, cycle.starts_on, cycle.ends_on, s.code, s.version,
                                 (select count(*) from cycle_criteria as c
                                  where c.cycle_id = cycle.cycle_id and c.agreed_at is not null)) as said
                from cycle join cluster using (council_id, cluster_id)
                left join criteria_set as s using (council_id, criteria_set_id)
                where cycle.year = 2026
                union all
                select concat_ws(' ', 'officer', cluster.code, officer.role, unit.code)
                from cycle_officer as officer
                join cycle using (council_id, cycle_id)
                join cluster using (council_id, cluster_id)
                join unit using (council_id, unit_id)
                where cycle.year = 2026 and officer.ended_at is null
                union all
                select concat_ws(' ', 'covenant', cluster.code, covenant.text, coalesce(covenant.document, '-'),
                                 (select count(*) from covenant_signature as s where s.cycle_id = cycle.cycle_id))
                from covenant join cycle using (council_id, cycle_id) join cluster using (council_id, cluster_id)
                where cycle.year = 2026
                union all
                select concat_ws(' ', 'target', unit.code, target.indicator, target.plan::numeric(9,1), target.measure,
                                 coalesce(target.result::text, '-'))
                from covenant_target as target
                join cycle using (council_id, cycle_id)
                join unit using (council_id, unit_id)
                where cycle.year = 2026
                order by 1
                """
            ).map { try $0["said"] }
        }
    }

    private static let openedCycles = [
        "cycle cum-1 preparing 2026-01-01 2026-12-31 bang-diem 1 0",
        "cycle cum-2 preparing 2026-01-01 2026-12-31 bang-diem 1 0",
    ]

    @Test(
        "is its cycle with members and period, criteria to be agreed anew, officers, and a covenant planned by results")
    func everything() async throws {
        try await OfficerProposalTests.with { sample in
            try await sample.importCards(SampleCouncil.decided)
            try await Self.covenant(sample)
            try await sample.work { transaction in
                _ = try OfficerProposalTests.propose(.init(head: "c", deputies: ["a"], reason: "x"), transaction)
                for unit in ["a", "b", "c"] { _ = try OfficerProposalTests.answer(.agree, unit, transaction) }
            }
            let run = try await sample.close()
            #expect(run.cycles[0].takenOver == ["cycle", "officers", "criteria", "covenant"])
            #expect(run.cycles[1].takenOver == ["cycle", "criteria"])
            #expect(
                try await Self.next(sample) == [
                    "covenant cum-1 Thi đua lập thành tích - 0"
                ] + Self.openedCycles + [
                    "officer cum-1 deputy a", "officer cum-1 head c", "target a Hộ nghèo 12.0 hộ -",
                    "target b Đường 7.0 km -", "target b Trường chuẩn 4.0 trường -",
                ])
            #expect(
                try await sample.work { try UnitChangeTests.members(2026, $0) } == [
                    "cum-1 a", "cum-1 b", "cum-1 c", "cum-2 d", "cum-2 e",
                ])
        }
    }

    @Test("is taken over once: not by a second run, nor by a revision after a reopening")
    func once() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            try await Self.covenant(sample)
            let first = try await sample.close()
            let next = try await Self.next(sample)
            #expect(next.count == 6, "\(next)")
            try await sample.close()
            try await sample.reopen()
            try await sample.on("2026-03-01") { transaction in
                _ = try CriteriaSets.agree(
                    year: 2026, clusters: ["cum-1"], unit: nil, version: nil, document: "1/BB", transaction)
            }
            let second = try await sample.close()
            #expect(second.closedNow == 1 && second.cycles[0].takenOver == first.cycles[0].takenOver)
            #expect(
                try await Self.next(sample)
                    == next.map {
                        $0.hasPrefix("cycle cum-1") ? $0.replacing("bang-diem 1 0", with: "bang-diem 1 1") : $0
                    })
        }
    }

    @Test("leaves alone what somebody opened, proposed or drafted before")
    func openAlready() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            try await Self.covenant(sample)
            try await sample.on("2025-12-01") { transaction in
                _ = try Cycles.open(
                    year: 2026, clusters: ["cum-1"], startsOn: SampleCouncil.day(2025, 12, 1),
                    endsOn: SampleCouncil.day(2026, 11, 30), transaction)
                _ = try CriteriaSets.importTable(
                    csv: Array(SampleCouncil.lateness.utf8), code: "bang-moi", year: 2026, clusters: ["cum-1"],
                    transaction)
                _ = try CriteriaSets.agree(
                    year: 2026, clusters: ["cum-1"], unit: nil, version: nil, document: "1/BB", transaction)
                _ = try Covenants.draft(
                    try #require(CovenantText("Mới")), year: 2026, cluster: "cum-1", document: "9/GƯ", transaction)
            }
            let run = try await sample.close()
            #expect(run.cycles[0].takenOver == [] && run.cycles[1].takenOver == ["cycle", "criteria"])
            #expect(
                try await Self.next(sample) == [
                    "covenant cum-1 Mới 9/GƯ 0", "cycle cum-1 preparing 2025-12-01 2026-11-30 bang-moi 1 1",
                    Self.openedCycles[1],
                ])
        }
    }

    @Test("is nothing where the cluster has no members any more")
    func dissolved() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            try await sample.work { transaction in
                for unit in ["d", "e"] {
                    _ = try UnitChanges.perform(
                        UnitChangeTests.move(unit, to: "cum-1", on: "2025-12-31"), reason: nil, transaction)
                }
            }
            let run = try await sample.close()
            let outcomes = run.cycles.map {
                "\($0.cluster) \($0.guard?.code ?? "-") \($0.takenOver.joined(separator: ","))"
            }
            #expect(outcomes == ["cum-1 - cycle,criteria", "cum-2 - "])
            #expect(try await Self.next(sample) == [Self.openedCycles[0]])
        }
    }
}
