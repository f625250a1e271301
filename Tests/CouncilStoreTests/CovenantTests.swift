import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

@Suite("The covenant")
struct CovenantTests {
    @Test("is drafted on agreed criteria only, and anew until somebody has signed")
    func drafting() async throws {
        try await CovenantYear.with(nil) { year async throws in
            #expect(await CovenantYear.verdict { try await year.draft() } == "criteria_not_agreed")
        }
        try await CovenantYear.with { year async throws in
            #expect(await CovenantYear.verdict { try await year.sign("b") } == "covenant_missing")
            #expect(try await year.draft("Một\r\nhai"))
            #expect(try await !year.draft("Một\nhai"), "the same text")
            #expect(try await year.draft("Ba"))
            try await year.sign("b")
            #expect(try await !year.draft("Ba"))
            #expect(await CovenantYear.verdict { try await year.draft("Bốn") } == "covenant_binding")
            let shown = try await year.work { try Covenants.show(year: 2025, cluster: "cum-1", $0) }
            #expect(shown.text == "Ba" && shown.members == 3 && shown.signed == 1 && shown.targets == 0)
            #expect(shown.digest.count == 64 && "\(shown.closesOn)" == "2025-02-28")
        }
    }

    @Test("binds by the database itself once it is signed: text and targets, not results")
    func binding() async throws {
        try await CovenantYear.with { year async throws in
            try await year.draft()
            try await year.importTargets(",X,hộ,10,,\n")
            try await year.sign("b")
            let statements: [SQL] = [
                "update covenant set text = 'khác'", "update covenant_target set plan = 11",
                "update covenant_target set withdrawn_by = 'x', withdrawn_at = current_instant()",
                """
                insert into covenant_target (council_id, cycle_id, unit_id, indicator, measure, plan, author, at)
                select council_id, cycle_id, unit_id, 'Y', 'hộ', 1, 'x', current_instant() from covenant_signature
                """,
            ]
            for statement in statements {
                let verdict = await CovenantYear.verdict { try await year.work { try $0.execute(statement) } }
                #expect(verdict == "covenant_binding", "\(statement)")
            }
            #expect(await CovenantYear.verdict { try await year.importTargets("a,X,hộ,11,,\n") } == "covenant_binding")
            #expect(try await year.importTargets(",X,hộ,10,,\n").changed == 0, "a repeat changes nothing")
            #expect(try await year.importResults("b,X,9,\n") == 1)
        }
    }

    /// Who signs, on which day of the year and hour, as of which day, on what paper; and what comes of it.
    private static let cases: [(Actor, String?, Int64, Int64, Int?, String?, String)] = [
        (CovenantYear.member, "b", 41, 12, nil, nil, "ok"),
        (CovenantYear.member, "b", 59, 23, nil, nil, "ok"),
        (CovenantYear.member, "b", 60, 0, nil, nil, "covenant_signing_closed"),
        (CovenantYear.member, "a", 41, 12, nil, nil, "unit_not_yours"),
        (CovenantYear.member, nil, 41, 12, nil, "1/BB", "members_not_yours"),
        (CovenantYear.member, "b", 52, 12, 20, nil, "covenant_day_needs_paper"),
        (CovenantYear.head, "b", 41, 12, nil, nil, "paper_needed"),
        (CovenantYear.head, nil, 41, 12, nil, "1/BB", "ok"),
        (CovenantYear.head, nil, 60, 12, 20, "1/BB", "covenant_signing_closed"),
        (CovenantYear.secretary, "b", 41, 12, nil, nil, "paper_needed"),
        (CovenantYear.secretary, "b", 41, 12, nil, "1/BB", "ok"),
        (CovenantYear.secretary, nil, 41, 12, 5, "1/BB", "ok"),
        (CovenantYear.secretary, "b", 90, 12, 28, "1/BB", "ok"),
        (CovenantYear.secretary, "b", 90, 12, nil, "1/BB", "covenant_signed_too_late"),
        (CovenantYear.secretary, "b", 27, 12, 28, "1/BB", "covenant_signed_in_future"),
        (CovenantYear.secretary, "d", 41, 12, nil, "1/BB", "card_missing_in_cluster"),
    ]

    @Test(
        "is signed by each member itself up to the last hour of the last day, later only on record from a paper of then"
    )
    func signing() async throws {
        try await CovenantYear.with { year async throws in
            try await year.draft()
            for (actor, unit, day, hour, february, document, expected) in Self.cases {
                year.move(toDay: day, hour: hour)
                let signedOn = try february.map { try SampleCouncil.day(2025, 2, $0) }
                let verdict = await CovenantYear.verdict {
                    try await year.work(ending: .rollback) {
                        try Covenants.sign(
                            .init(
                                year: 2025, cluster: "cum-1", unit: unit, signedOn: signedOn, by: actor,
                                document: document), $0)
                    }
                }
                #expect(verdict == expected, "\(actor.role) \(unit ?? "all") day \(day) \(february ?? 0)")
            }
        }
    }

    @Test("tells who signed, who did not, and what is late")
    func signatures() async throws {
        try await CovenantYear.with { year async throws in
            try await year.draft()
            try await year.draft(cluster: "cum-2")
            #expect(try await year.sign("b") == .init(units: ["b"], waiting: ["a", "c"]))
            #expect(try await year.sign("b") == .init(units: [], waiting: ["a", "c"]))
            let gaps = try await year.gaps()
            #expect(gaps == ["covenant_not_signed 2 a due=2025-02-28", "covenant_not_signed 2 d due=2025-02-28"])
            year.move(toDay: 90)
            #expect(try await year.gaps() == [], "who did not sign holds nobody up after the last day")
            let february = try SampleCouncil.day(2025, 2, 20)
            try await year.sign("a", by: CovenantYear.secretary, document: "9/BB", on: february)
            let rows = try await year.list(
                { try Covenants.signatures(year: 2025, cluster: "cum-1", $0) },
                ["unit", "signed", "signed_on", "late", "recorded_by", "document"])
            #expect(rows == ["a yes 2025-02-20 yes test 9/BB", "b yes 2025-02-10 no test -", "c no - yes - -"])
            let owed = try await year.work { transaction in
                try transaction.query(
                    """
                    select concat_ws(' ', unit.code, kind, due_on, grace_days, coalesce(done_on::text, '-'), document) as line
                    from covenant_obligations(array(select cycle_id from cycle)) as owed
                    join unit using (unit_id)
                    order by unit.code
                    """
                ).map { try $0["line"] as String }
            }
            #expect(
                owed.prefix(3) == [
                    "a covenant_signature 2025-02-28 0 2025-02-20 9/BB", "b covenant_signature 2025-02-28 0 2025-02-10",
                    "c covenant_signature 2025-02-28 0 -",
                ])
        }
    }

    @Test("is missed where there is none, and its gaps follow the council's day")
    func gaps() async throws {
        try await CovenantYear.with { year async throws in
            #expect(try await year.gaps() == ["covenant_missing - -", "covenant_missing - -"])
            try await year.draft()
            _ = try await year.work {
                try $0.execute(
                    """
                    insert into setting (council_id, year, layer, name, value, set_by, set_at)
                    values (current_council(), 2025, 'guidance', 'covenant_closes_on', '02-09', 'x', current_instant())
                    """)
            }
            #expect(try await year.gaps() == ["covenant_missing - -"], "the last day is over for cum-1")
        }
    }

    @Test("unsigned is a gate behind disqualification, in the digest, and only where there is a covenant")
    func gate() async throws {
        try await CovenantYear.with(nil) { year async throws in
            try await year.sample.agreeToCriteria()
            try await year.draft()
            try await year.sign("a")
            try await year.sample.importCards(SampleCouncil.decided)
            let signed = try await year.work(ending: .rollback) { transaction in
                try transaction.execute(
                    """
                    insert into covenant_signature (council_id, cycle_id, unit_id, signed_on, author, at)
                    select council_id, covenant.cycle_id, unit_id, '2025-02-10', 'x', current_instant()
                    from covenant join scorecard using (council_id, cycle_id)
                    on conflict do nothing
                    """)
                return try Closings.close(2025, transaction)
            }
            let run = try await year.work { transaction in
                try transaction.execute(
                    """
                    insert into finding (council_id, cycle_id, unit_id, channel, effect, reason, document, author, at)
                    select council_id, cycle_id, unit_id, 'press', 'disqualify', 'x', 'x', 'x', current_instant()
                    from scorecard join unit using (council_id, unit_id) where unit.code in ('c', 'd')
                    """)
                return try Closings.close(2025, transaction)
            }
            #expect(run.closed == 2 && run.cycles[0].standingsDigest != signed.cycles[0].standingsDigest)
            let gates = try await year.work {
                try Standings.list(year: 2025, cluster: nil, $0).lines("unit", "gate", in: $0).sorted()
            }
            #expect(
                gates == [
                    "a -", "b covenant_unsigned", "c disqualified,covenant_unsigned",
                    "d disqualified", "e -",
                ])
            let late = await CovenantYear.verdict { try await year.sign("b") }
            #expect(late == "cycle_frozen", "a closed year takes no signature")
            year.move(toDay: 400)
            let recomputed = try await year.work { transaction in
                try transaction.query("select thing from recount_closing(2025, 'year_end', null)").map {
                    try $0["thing"] as String
                }
            }
            #expect(recomputed == [], "and comes out alike when somebody verifies it later")
        }
    }
}

extension CovenantYear {
    /// What still keeps the cycles in the state in which members sign.
    fileprivate func gaps() async throws -> [String] {
        try await work { transaction in
            try transaction.query(
                """
                select concat_ws(' ', code, coalesce(waiting::text, '-'), coalesce(first_unit, '-'),
                                 nullif(array_to_string(parameters, '='), '')) as line
                from covenant_gaps(array(select cycle_id from cycle))
                where state = 'covenant'
                order by cycle_id
                """
            ).map { try $0["line"] }
        }
    }
}
