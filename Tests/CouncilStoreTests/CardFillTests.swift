import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Filling cards from records")
struct CardFillTests {
    /// Targets for A and B of every member of cum-1, results for a and b, and the cycle open for self-scoring.
    private func prepare(_ year: CovenantYear) async throws {
        try await year.draft()
        try await year.importTargets(",X,hộ,120,A,\n,Y,%,100,B,\n")
        try await year.importResults("a,X,114,\na,Y,50,\nb,X,\"97,125\",\nb,Y,0,\n")
        try await year.work { try SampleCouncil.place(.selfScoring, .filling, $0) }
    }

    private func fill(
        _ year: CovenantYear, unit: String? = nil, by actor: Actor = .test, document: String? = "5/BB",
        ending: Ending = .commit
    ) async throws -> (lines: [String], passed: [String]) {
        let report = try await year.work(ending: ending) {
            try Cards.fill(CardScope(year: 2025, cluster: "cum-1", unit: unit), by: actor, document: document, $0)
        }
        return (
            report.lines.map { "\($0.unit) \($0.criterion) \($0.points) \($0.fact ?? "-") \($0.source)" },
            report.passed.map { "\($0.unit) \($0.criterion ?? "*") \($0.reason.code)" }
        )
    }

    @Test("writes facts and points of targets with results, once; a new result is written again")
    func filling() async throws {
        try await CovenantYear.with { year async throws in
            try await prepare(year)
            let expected = [
                "a A 9.50 114/120 covenant: X", "a B 10.00 50/100 covenant: Y", "b A 8.09 97.1250/120 covenant: X",
                "b B 0.00 0/100 covenant: Y",
            ]
            #expect(try await fill(year, ending: .rollback).lines == expected)
            #expect(try await fill(year).lines == expected)
            let again = try await fill(year)
            #expect(again.lines.isEmpty && again.passed.isEmpty)
            try await year.importResults("a,X,200,\n")
            #expect(try await fill(year).lines == ["a A 10.00 200/120 covenant: X"])
        }
    }

    @Test("is the unit's own act, or the agency's on record; whose card is past filling is passed over and named")
    func rights() async throws {
        try await CovenantYear.with { year async throws in
            let none = await CovenantYear.verdict { try await fill(year) }
            #expect(none == "fill_has_no_facts")
            try await prepare(year)
            #expect(await CovenantYear.verdict { try await fill(year, document: nil) } == "document_needed")
            #expect(
                await CovenantYear.verdict { try await fill(year, unit: "a", by: CovenantYear.member, document: nil) }
                    == "card_act_not_yours")
            let own = try await fill(year, by: CovenantYear.member, document: nil)
            #expect(own.lines.map { $0.prefix(3) } == ["b A", "b B"] && own.passed == ["a * card_act_not_yours"])
            _ = try await year.work {
                try $0.execute(
                    "update scorecard set state = 'in_review' where unit_id = (select unit_id from unit where code = 'b')"
                )
            }
            try await year.importResults("a,X,1,\nb,X,1,\n")
            let rest = try await fill(year)
            #expect(rest.lines.map { $0.prefix(3) } == ["a A", "a B"])
            #expect(rest.passed == ["b A line_only_for_scorer", "b B line_only_for_scorer"])
        }
    }

    @Test("leaves a bonus and what was typed, and lets others' lines to those who enter them")
    func typed() async throws {
        try await CovenantYear.with { year async throws in
            try await prepare(year)
            try await year.importPoints("a,A,,0.5,,120,60\na,M,7,,,,\na,C,3,,,,\n")
            try await year.addRecords()
            let own = try await fill(year, by: CovenantYear.head, document: nil)
            #expect(own.lines == ["a A 9.50 114/120 covenant: X", "a B 10.00 50/100 covenant: Y"])
            #expect(own.passed.filter { $0.hasPrefix("a") } == ["a C line_scored_by_other", "a M fill_keeps_typed"])
            let all = try await fill(year)
            #expect(all.lines.filter { $0.hasPrefix("b") }.contains("b C 4.00 - kiểm tra chéo"))
            #expect(all.passed == ["a C fill_keeps_typed", "a M fill_keeps_typed"])
            let line = try await year.work {
                try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, $0).lines.first { $0.criterion == "A" }
            }
            #expect(line?.figures[0].bonus == Points(hundredths: 50) && line?.figures[0].reason == "covenant: X")
            // What records filled they may fill again with other points.
            try await year.addRecords(points: "5.00")
            #expect(try await fill(year).lines.contains("b C 5.00 - kiểm tra chéo"))
        }
    }

    @Test("passes over what does not fit the criteria")
    func unfit() async throws {
        var table = CovenantYear.table
        table.criteria[1].rungs.removeFirst()
        try await CovenantYear.with(table) { year async throws in
            try await prepare(year)
            let report = try await fill(year)
            #expect(report.lines.map { $0.prefix(3) } == ["a A", "a B", "b A"])
            #expect(report.passed == ["b B fact_does_not_fit"])
        }
    }

    @Test("writes the half that may be written now, and names the other")
    func halves() async throws {
        var table = CovenantYear.table
        table.weights = (1, 2)
        try await CovenantYear.with(table) { year async throws in
            try await year.draft()
            try await year.importTargets("a,X,hộ,120,A,1\na,X,hộ,80,A,2\n")
            let whole = await CovenantYear.verdict { try await year.importTargets("a,Y,hộ,120,A,\n") }
            #expect(whole == "2 half half_missing")
            try await year.importResults("a,X,60,1\na,X,80,2\n")
            try await year.work { try SampleCouncil.place(.firstHalf, .filling, $0) }
            #expect(await CovenantYear.verdict { try await fill(year) } == "cycle_in_other_state")
            try await year.work { try SampleCouncil.place(.midYear, .filling, $0) }
            let first = try await fill(year)
            #expect(first.lines == ["a A 5.00 60/120 covenant: X"] && first.passed == ["a * cycle_in_other_state"])
            try await year.work { try SampleCouncil.place(.selfScoring, .filling, $0) }
            let second = try await fill(year)
            #expect(second.lines == ["a A 10.00 80/80 covenant: X"] && second.passed.isEmpty)
        }
    }

    @Test("keeps what another writer of the same card wrote at the same time")
    func race() async throws {
        try await CovenantYear.with { year async throws in
            try await prepare(year)
            async let filled = CovenantYear.verdict { try await fill(year) }
            async let refilled = CovenantYear.verdict { try await fill(year) }
            async let typed = CovenantYear.verdict { try await year.importPoints("a,M,7,,,,\n") }
            // A loser is told to try again; nobody writes half.
            let verdicts = await [filled, refilled, typed].map {
                $0 == "ok" || $0.contains("40001") || $0.contains("23505")
            }
            #expect(verdicts == [true, true, true])
            _ = try await fill(year)
            let lines = try await year.work { transaction in
                try transaction.query(
                    "select count(*) as lines from scorecard_line where self_fact is not null")[0]["lines"] as Int64
            }
            #expect(lines == 4)
        }
    }
}

extension CovenantYear {
    /// Self figures of `unit,criterion,points,bonus,reason,plan,actual`.
    func importPoints(_ rows: String) async throws {
        _ = try await work { transaction in
            try Cards.importRows(
                Array(("unit,criterion,points,bonus,reason,plan,actual\n" + rows).utf8),
                Cards.Writing(.selfScored, year: 2025, by: .test, document: "4/BB"), transaction)
        }
    }

    /// Lets other records than the covenant give points for C and M of every card, as an inspection would.
    func addRecords(points: String = "4.00") async throws {
        try await withPool(sample.database.superuser) { pool in
            try await pool.withTransaction { transaction in
                try transaction.execute(
                    points == "4.00"
                        ? Self.records("4.00") : Self.records("5.00"))
            }
        }
    }

    private static func records(_ points: StaticString) -> SQL {
        let amount = SQL(stringLiteral: points)
        return """
            create or replace function thidua.card_facts(p_cycles bigint[])
                returns table (cycle_id bigint, unit_id bigint, criterion text, half smallint, points numeric, fact text, source text)
                language sql stable
            begin atomic
                select f.cycle_id, f.unit_id, f.criterion, f.half, f.points, f.fact, f.source
                from thidua.covenant_card_facts(p_cycles) as f
                union all
                select card.cycle_id, card.unit_id, given.code, 0::smallint, \(amount), null, 'kiểm tra chéo'
                from thidua.scorecard as card
                cross join (values ('C'), ('M')) as given (code)
                where card.council_id = (select thidua.current_council()) and card.cycle_id = any (p_cycles);
            end
            """
    }
}
