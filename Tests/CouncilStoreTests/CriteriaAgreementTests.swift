import CouncilStore
import Councils
import Postgres
import Testing

@Suite("Members and their criteria")
struct CriteriaAgreementTests {
    @Test("agree one by one; the last one freezes them, once, with an event each")
    func oneByOne() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            for (unit, agreed) in [("a", 1), ("b", 2), ("c", 3)] {
                let stand = try await sample.agree(["cum-1"], unit: unit, document: nil)
                #expect(stand.map { [$0.given, $0.agreed, $0.needed, $0.members] } == [[1, agreed, 3, 3]])
                #expect(stand[0].isAgreed == (unit == "c"))
                if unit == "a" { #expect(try await sample.agree(["cum-1"], unit: "a")[0].given == 0) }
            }
            let header = try await sample.criteria()
            #expect(header.agreedAt == SampleCouncil.instant && header.proposal == nil)
            #expect(try await sample.criteria("cum-2").agreedAt == nil)
            #expect(try await sample.agree(["cum-1"], unit: "a")[0].given == 0)
            let events = try await sample.work { transaction in
                try Events.list(after: nil, limit: 100, transaction).filter { $0.command == "criteria agree" }
            }
            #expect(events.count == 3)
            #expect(events.last?.after?.text.contains(#""agreed": true"#) == true)
        }
    }

    @Test("agree by one paper, in every cluster of the year")
    func onRecord() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            let stands = try await sample.agree(nil)
            #expect(stands.map(\.given) == [3, 2] && stands.allSatisfy(\.isAgreed))
            #expect(try await sample.agree(nil).map(\.given) == [0, 0])
        }
    }

    @Test("agree at the same moment, and the last one still counts", arguments: 1...3)
    func atOnce(round: Int) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for unit in ["a", "b", "c"] { group.addTask { try await sample.agree(["cum-1"], unit: unit) } }
                try await group.waitForAll()
            }
            #expect(try await sample.criteria().agreedAt != nil)
        }
    }

    @Test(
        "cannot agree to a set that only gives or only takes",
        arguments: [
            ("x,0,t,thưởng,10,bonus,,0,no,,\n", "criteria_lack_deduction"),
            ("x,0,p,phạt,10,deduction,,0,no,,\n", "criteria_lack_bonus"), ("", "criteria_lack_both"),
        ])
    func lacking(outside: String, code: String) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            let base = SampleCouncil.criteriaHeader + "1,100,1.1,một,100,manual,,"
            try await sample.importCriteria(base + "0,no,,\n" + outside)
            #expect(await sample.refusal { try await sample.agree(["cum-1"]) } == code)
            #expect(try await sample.criteria().agreed == 0)
            // A bonus of a criterion's own is a rule too.
            guard code != "criteria_lack_deduction" else { return }
            try await sample.importCriteria(base + "5,no,,\nx,0,p,phạt,10,deduction,,0,no,,\n")
            #expect(try await sample.agree(["cum-1"])[0].isAgreed)
        }
    }

    @Test("are asked about the open proposal, and about nothing else")
    func wrongQuestions() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            #expect(await sample.refusal { try await sample.agree(["cum-9"]) } == "cycle_missing")
            #expect(await sample.refusal { try await sample.agree(["cum-1"], unit: "d") } == "card_missing_in_cluster")
            #expect(
                await sample.refusal { try await sample.agree(["cum-1"], version: 9) } == "criteria_version_missing")
            // Version 1 is the table that the sample began with; another took its place.
            #expect(
                await sample.refusal { try await sample.agree(["cum-1"], version: 1) } == "criteria_version_missing")
            #expect(try await sample.agree(["cum-1"], version: 2)[0].isAgreed)
            #expect(
                await sample.refusal { try await sample.importCriteria(SampleCouncil.agreeable(first: 50)) }
                    == "criteria_agreed")
            #expect(try await sample.importCriteria(SampleCouncil.agreeable()).cycles == 0)
        }
    }

    @Test("comment while they are asked, the same words once")
    func comments() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            let say = { @Sendable (unit: String) in
                try await sample.work { transaction in
                    try CriteriaSets.comment(
                        year: 2025, cluster: "cum-1", unit: unit, text: "Đề nghị tăng điểm", document: nil, transaction)
                }
            }
            #expect(try await say("a"))
            #expect(try await say("a") == false)
            #expect(try await say("b"))
            #expect(await sample.refusal { _ = try await say("d") } == "card_missing_in_cluster")
            let comments = try await sample.work { transaction in
                try CriteriaSets.comments(
                    on: CriteriaSets.header(year: 2025, cluster: "cum-1", version: nil, transaction), transaction)
            }
            #expect(comments.map(\.unit) == ["a", "b"] && comments[0].text == "Đề nghị tăng điểm")
            try await sample.agree(["cum-1"])
            #expect(await sample.refusal { _ = try await say("c") } == "criteria_not_open")
        }
    }

    @Test("keep what they agreed to, whatever statement comes")
    func frozen() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            try await sample.agree(["cum-1"])
            let attempts: [SQL] = [
                "update cycle set criteria_set_id = (select min(criteria_set_id) from criteria_set)",
                "update cycle set criteria_set_id = null",
                "update cycle_criteria set agreed_by = 'x' where agreed_at is not null",
                "update cycle_criteria set withdrawn_at = current_instant()",
                """
                insert into criterion_rung select council_id, criteria_set_id, criterion_no, 9, 0, true, 1, true, 1
                from criterion where rule is not null
                """,
            ]
            for attempt in attempts {
                let code = await sample.refusal { try await sample.work { _ = try $0.execute(attempt) } }
                #expect(code == "criteria_frozen")
            }
        }
    }

    @Test("are led by head and deputy of that cluster and year, while they hold the office")
    func leading() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.work { transaction in
                _ = try transaction.execute(
                    """
                    insert into cycle_officer (council_id, cycle_id, unit_id, role, appointed_by, appointed_at, ended_at)
                    select council_id, cycle_id, unit_id, case unit.code when 'a' then 'head' else 'deputy' end, 'x',
                           current_instant(), case unit.code when 'c' then current_instant() end
                    from scorecard join unit using (council_id, unit_id)
                    where unit.code in ('a', 'b', 'c')
                    """)
            }
            let led = try await sample.work { transaction in
                try [
                    ("cum-1", 2025, "a"), ("cum-1", 2025, "b"), ("cum-1", 2025, "c"), ("cum-2", 2025, "a"),
                    ("cum-1", 2024, "a"),
                ]
                .map { try CriteriaSets.isLed(cluster: $0.0, year: $0.1, by: $0.2, transaction) }
            }
            #expect(led == [true, true, false, false, false])
        }
    }
}
