import Councils
import TestSupport
import Testing

@Suite("Deadlines")
struct DeadlineTests {
    private static func day(_ text: String) throws -> CalendarDay {
        try #require(CalendarDay(parsing: text))
    }

    @Test(
        "forgive a delay within the grace and count the whole delay beyond it",
        arguments: [
            ("2025-07-01", 0, 0), ("2025-07-05", 0, 0), ("2025-07-06", 0, 1), ("2025-07-06", 3, 0),
            ("2025-07-08", 3, 0),
            ("2025-07-09", 3, 4), ("2025-08-05", 3, 31), ("2026-07-05", 365, 0), ("2026-07-06", 365, 366),
        ])
    func late(done: String, grace: Int, expected: Int) throws {
        let deadline = Deadline(due: try Self.day("2025-07-05"), graceDays: grace)
        #expect(deadline.daysLate(on: try Self.day(done)) == expected)
    }

    @Test(
        "tell how what is owed stands",
        arguments: [
            (nil, "2025-07-07", ObligationState.open), (nil, "2025-07-08", .late), ("2025-07-07", "2025-09-01", .done),
            ("2025-07-08", "2025-09-01", .doneLate),
        ] as [(String?, String, ObligationState)])
    func state(done: String?, today: String, expected: ObligationState) throws {
        let deadline = Deadline(due: try Self.day("2025-07-05"), graceDays: 2)
        #expect(deadline.state(doneOn: try done.map(Self.day), today: try Self.day(today)) == expected)
    }

    @Test("without a day are never missed")
    func never() throws {
        let deadline = Deadline(due: nil)
        #expect(deadline.state(doneOn: nil, today: try Self.day("2199-01-01")) == .open)
        #expect(deadline.state(doneOn: try Self.day("2199-01-01"), today: try Self.day("2199-01-02")) == .done)
    }

    @Test("count days over months, years and leap days as a walk from day to day does")
    func walk() throws {
        var (expected, count) = (try Self.day("1999-12-30").daysSinceEpoch, 0)
        #expect(expected == 10_955)
        for year in 2000...2025 {
            for month in 1...12 {
                for number in 1...31 {
                    guard let day = CalendarDay(year: year, month: month, day: number) else { continue }
                    if count == 0 { expected += 1 }
                    expected += 1
                    count += 1
                    #expect(day.daysSinceEpoch == expected)
                }
            }
        }
        #expect(count == 26 * 365 + 7)
    }
}

@Suite("Who may file a report as of which day")
struct ReportRuleTests {
    private static func code(
        _ role: Role, of unit: String?, for other: String = "a", on text: String = "2025-07-05", document: String? = nil
    ) throws -> String? {
        let days = try (#require(CalendarDay(parsing: text)), #require(CalendarDay(parsing: "2025-07-08")))
        return ReportRule.denial(
            of: Actor("x", role: role, unit: unit), filingFor: other, on: days.0, today: days.1, document: document
        )?.message.code
    }

    @Test("is the unit itself as of today, and the agency on paper as of any day past, but not for its own unit")
    func rule() throws {
        let today = "2025-07-08"
        #expect(try Self.code(.member, of: "a", on: today) == nil)
        #expect(try Self.code(.head, of: "a", on: today) == nil)
        #expect(try Self.code(.member, of: "a", document: "1/BB") == "report_day_not_yours")
        #expect(try Self.code(.member, of: "b", on: today) == "unit_not_yours")
        #expect(try Self.code(.head, of: "b", on: today, document: "1/BB") == "unit_not_yours")
        #expect(try Self.code(.viewer, of: nil, on: today) == "unit_not_yours")
        #expect(try Self.code(.secretary, of: nil, on: today) == "paper_needed")
        #expect(try Self.code(.secretary, of: nil) == "paper_needed")
        #expect(try Self.code(.secretary, of: nil, document: "1/BB") == nil)
        #expect(try Self.code(.chair, of: "b", document: "1/BB") == nil)
        #expect(try Self.code(.chair, of: "a", document: "1/BB") == "report_day_not_yours")
        #expect(try Self.code(.chair, of: "a", on: today) == nil)
    }
}
