import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Reports of members")
struct ReportTests {
    private static let columns = ["unit", "filed_on", "completed_on", "days_late", "state", "missing", "deduction"]

    private static func listed(
        _ transaction: borrowing Transaction, kind: String? = nil, state: ObligationState? = nil
    ) throws -> [String] {
        var filter = ObligationFilter(year: 2025)
        filter.kind = kind
        filter.state = state
        return try SampleCouncil.texts(try Reports.list(filter, transaction), columns, transaction)
    }

    private static func withReports<R: Sendable>(
        _ body: @escaping @Sendable (SampleCouncil) async throws -> R
    ) async throws -> R {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.lateness)
            return try await body(sample)
        }
    }

    @Test("are in time within the grace, late from the due day beyond it, and cost what their criterion says")
    func late() async throws {
        try await Self.withReports { sample in
            #expect(
                try await sample.call(grace: 2, criterion: "2.1").map { "\($0.cluster) \($0.due)" } == [
                    "cum-1 2025-07-05"
                ])
            #expect(try await sample.file("a", on: "2025-07-07").daysLate == 0)
            #expect(try await sample.file("b", on: "2025-07-08").daysLate == 3)
            #expect(
                try await sample.on("2025-07-07") { try Self.listed($0) } == [
                    "a 2025-07-07 2025-07-07 0 done - 0.00", "b 2025-07-08 2025-07-08 3 done_late - 20.00",
                    "c - - 0 open - -",
                ])
            let (late, facts) = try await sample.on("2025-07-11") { transaction in
                (
                    try Self.listed(transaction, state: .late),
                    try transaction.query(
                        """
                        select unit.code || ' ' || criterion || ' ' || half || ' ' || fact || ' ' || source as said
                        from report_card_facts(array(select cycle_id from cycle)) join unit using (unit_id) order by 1
                        """
                    ).map { try $0["said"] as String }
                )
            }
            #expect(late == ["c - - 6 late - 40.00"])
            #expect(
                facts == ["a 2.1 0 0 report mid_year", "b 2.1 0 3 report mid_year", "c 2.1 0 6 report mid_year"])
            let early = try await sample.on("2025-07-07") {
                try $0.query("select fact from report_card_facts(array(select cycle_id from cycle))").count
            }
            #expect(early == 2, "one that may still come in time says nothing")
        }
    }

    @Test("count from the day on which all parts were there; a later correction does not make them late")
    func parts() async throws {
        try await Self.withReports { sample in
            try await sample.call(parts: "results,exemplars", criterion: "2.1")
            let first = try await sample.file("a", on: "2025-07-01", parts: "results")
            #expect(first.isNew && first.daysLate == 0 && first.missing == ["exemplars"])
            #expect(try await sample.on("2025-07-04") { try Self.listed($0)[0] } == "a 2025-07-01 - 0 open exemplars -")
            #expect(
                try await sample.on("2025-07-06") { try Self.listed($0)[0] } == "a 2025-07-01 - 1 late exemplars 10.00")
            #expect(try await sample.file("a", on: "2025-07-06", parts: "exemplars", number: "2/BC").missing == [])
            try await sample.file("a", on: "2025-08-01", number: "3/BC")
            #expect(
                try await sample.on("2025-09-01") { try Self.listed($0)[0] }
                    == "a 2025-07-01 2025-07-06 1 done_late - 10.00")
        }
    }

    @Test("are on record once; a repeat changes nothing and leaves no event")
    func repeats() async throws {
        try await Self.withReports { sample in
            #expect(try await sample.call(parts: "results", clusters: nil).map(\.changed) == [true, true])
            #expect(try await sample.call(clusters: nil).map(\.changed) == [false, false], "what is left out stays")
            #expect(try await sample.file("a", on: "2025-07-01").isNew)
            #expect(try await !sample.file("a", on: "2025-07-01", parts: "results").isNew)
            let events = try await sample.work { transaction in
                try transaction.query(
                    "select object from event where command like 'report %' order by event_id"
                ).map { try $0["object"] as String }
            }
            #expect(
                events == ["report/mid_year/cum-1/2025", "report/mid_year/cum-2/2025", "report/mid_year/a/2025"])
        }
    }

    @Test("come as a list of papers, whole or not at all, with every mistake")
    func importing() async throws {
        try await Self.withReports { sample in
            try await sample.call(parts: "results")
            let file = { (text: String) in
                try await sample.on("2025-07-10") { transaction in
                    let rows = try ReportRows(csv: Array(("unit,kind,filed_on,number,parts\n" + text).utf8)).rows
                    return try Reports.file(
                        rows, year: 2025, cluster: nil, by: Actor("thu", role: .secretary), document: "3/SCV",
                        transaction)
                }
            }
            let good = "a,mid_year,05/07/2025,1/BC,\nb,mid_year,2025-07-09,7/BC,results\n"
            #expect(try await file(good) == 2)
            #expect(try await file(good) == 0)
            let rejection = await #expect(throws: ImportRejection.self) {
                try await file(
                    "c,mid_year,2025-07-05,1/BC,\nx,mid_year,2025-07-05,1/BC,\nd,mid_year,2025-07-05,1/BC,\n"
                        + "c,mid_year,2025-07-11,1/BC,\nc,mid_year,2025-05-31,1/BC,\nc,mid_year,2025-07-01,1/BC,other\n"
                )
            }
            #expect(
                rejection?.mistakes.map { "\($0.line) \($0.column) \($0.value ?? "-") \($0.reason.code)" } == [
                    "3 unit x unit_without_card", "4 kind mid_year report_not_called",
                    "5 filed_on 2025-07-11 report_day_in_future", "6 filed_on 2025-05-31 report_before_call",
                    "7 parts other report_part_unknown",
                ])
            #expect(try await sample.on("2025-07-10") { try Self.listed($0)[2] } == "c - - 5 late results -")
            let denied = await #expect(throws: ImportRejection.self) {
                try await sample.on("2025-07-10") { transaction in
                    let rows = try ReportRows(csv: Array(("unit,kind,filed_on,number,parts\n" + good).utf8)).rows
                    let member = Actor("lan", role: .member, unit: "a")
                    _ = try Reports.file(rows, year: 2025, cluster: nil, by: member, document: nil, transaction)
                }
            }
            #expect(denied?.mistakes.map(\.reason.code) == ["report_day_not_yours", "unit_not_yours"])
        }
    }

    @Test("are refused where they cannot be called for or filed, each by its rule")
    func refusals() async throws {
        try await Self.withReports { sample in
            try await sample.call(criterion: "2.1")
            try await sample.file("a", on: "2025-07-01")
            let word = try #require(ReportWord(rawValue: "mid_year"))
            let calls: [(String, @Sendable () async throws -> Void)] = [
                ("report_due_missing", { try await sample.call("quarter_1") }),
                ("report_due_before_call", { try await sample.call("quarter_1", due: "2025-05-31") }),
                ("report_criterion_not_lateness", { try await sample.call("year_end", criterion: "1.1") }),
                ("report_criterion_not_lateness", { try await sample.call("year_end", criterion: "9.9") }),
                ("report_criterion_taken", { try await sample.call("year_end", criterion: "2.1") }),
                ("report_call_answered", { try await sample.call(grace: 3) }),
                ("cycle_missing", { try await sample.call(clusters: ["cum-9"]) }),
                (
                    "year_missing",
                    { _ = try await sample.work { try Reports.call(.init(kind: word), year: 2030, clusters: nil, $0) } }
                ),
                ("report_not_called", { try await sample.file("d", on: "2025-07-01") }),
                ("unit_without_card", { try await sample.file("x", on: "2025-07-01") }),
                ("report_before_call", { try await sample.file("a", on: "2025-05-31") }),
                ("report_part_unknown", { try await sample.file("a", on: "2025-07-02", parts: "other") }),
            ]
            for (expected, body) in calls {
                let error = await #expect(throws: CouncilError.self) { try await body() }
                #expect(error?.message.code == expected)
                let text = error?.message.text() ?? ""
                let isWhole = !text.isEmpty && !text.contains("?")
                #expect(isWhole, "\(expected): no place is left open in \(text)")
            }
            #expect(try await sample.call(grace: 3, document: "9/CV").map(\.changed) == [true])
        }
    }

    @Test("are due by the cluster's own settings, on the next working day where it so decides, and then stay due")
    func settings() async throws {
        try await Self.withReports { sample in
            // 5 July 2025 is a Saturday.
            try await sample.work { transaction in
                for (name, value) in [("mid_year_report_due_on", "07-05"), ("shift_to_working_day", "yes")] {
                    try transaction.execute(
                        """
                        insert into setting (council_id, year, layer, cluster_id, name, value, set_by, set_at)
                        select council_id, 2025, 'cycle', cluster_id, \(name), \(value), 't', current_instant()
                        from cluster where code = 'cum-1'
                        """)
                }
            }
            let due = try await sample.call(clusters: nil).map { "\($0.cluster) \($0.due)" }
            #expect(due == ["cum-1 2025-07-07", "cum-2 2025-07-05"])
            #expect(try await sample.call("year_end").map { "\($0.due)" } == ["2025-12-10"])
            #expect(try await sample.call("other", due: "2025-08-30").map { "\($0.due)" } == ["2025-09-01"])
            let monday = DayOffRows.Row(
                day: try #require(CalendarDay(parsing: "2025-07-07")), kind: .off, name: "Nghỉ")
            _ = try await sample.work { try DaysOff.importRows([monday], document: nil, $0) }
            #expect(try await sample.call().map { "\($0.due)" } == ["2025-07-07"], "a call stays as it was called")
            #expect(try await sample.call(due: "2025-07-05").map { "\($0.due)" } == ["2025-07-08"])
        }
    }

    @Test("hold their cycle where they are missing: mid-year and year-end ones, and no others")
    func gaps() async throws {
        try await Self.withReports { sample in
            try await sample.call(parts: "results,exemplars")
            try await sample.call("year_end")
            try await sample.call("other", due: "2025-08-30")
            try await sample.file("a", on: "2025-07-01")
            try await sample.file("b", on: "2025-07-01", parts: "results")
            let gaps = try await sample.on("2025-07-01") { transaction in
                try transaction.query(
                    """
                    select state || ' ' || code || ' ' || waiting || ' ' || first_unit || ' ' || parameters::text as said
                    from report_gaps(array(select cycle_id from cycle)) order by 1
                    """
                ).map { try $0["said"] as String }
            }
            #expect(
                gaps == [
                    "mid_year reports_missing 2 b {kind,mid_year,due,2025-07-05}",
                    "year_end reports_missing 3 a {kind,year_end,due,2025-12-10}",
                ])
            let message = Message(
                "reports_missing",
                [
                    "count": "2", "cluster": "cum-1", "year": "2025", "first": "b", "kind": "mid_year",
                    "due": "2025-07-05",
                ])
            let says = message.text(in: .vietnamese)
            #expect(
                says.hasPrefix("2 đơn vị của cum-1 chưa nộp đủ báo cáo sơ kết (mid_year) năm 2025 (hạn 2025-07-05)"))
        }
    }

    @Test("are not owed by a unit that ended before they were due, and stay as they are once the year is closed")
    func ends() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.call()
            try await sample.file("b", on: "2025-06-20")
            try await sample.work { transaction in
                try transaction.execute("update unit set valid_to = '2025-07-01' where code in ('b', 'c')")
            }
            #expect(try await sample.on("2025-07-02") { try Self.listed($0) }.map { $0.prefix(1) } == ["a", "b"])
            try await sample.importCards(SampleCouncil.decided)
            _ = try await sample.work { try Closings.close(2025, $0) }
            let filing = await #expect(throws: CouncilError.self) { try await sample.file("a", on: "2025-07-02") }
            let calling = await #expect(throws: CouncilError.self) { try await sample.call("year_end") }
            #expect(filing?.message.code == "cycle_frozen" && calling?.message.code == "cycle_frozen")
        }
    }

    @Test("belong to their council alone")
    func tenancy() async throws {
        try await Self.withReports { sample in
            try await sample.call()
            try await sample.file("a", on: "2025-07-01")
            try await sample.prepare("tinh-khac")
            let seen = try await sample.on("2025-07-10", council: "tinh-khac") { transaction in
                try Self.listed(transaction).count
                    + transaction.query("select from report union all select from report_call").count
            }
            #expect(seen == 0)
        }
    }

    @Test("of the mid-year give the first half of a set that scores halves, those of the year's end the second")
    func halves() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            var terms = CriteriaTerms()
            terms.aggregate = .halves(first: 1, second: 2)
            try await sample.importCriteria(SampleCouncil.lateness, terms: terms)
            try await sample.call(criterion: "2.1")
            try await sample.file("a", on: "2025-07-06")
            let facts = try await sample.on("2025-07-05") { transaction in
                try transaction.query(
                    """
                    select unit.code || ' ' || criterion || ' ' || half || ' ' || fact as said
                    from report_card_facts(array(select cycle_id from cycle)) join unit using (unit_id) order by 1
                    """
                ).map { try $0["said"] as String }
            }
            #expect(facts == ["a 2.1 1 1"])
        }
    }
}
