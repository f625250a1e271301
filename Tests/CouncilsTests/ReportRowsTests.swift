import Councils
import Testing

@Suite("Files of reports and of days off")
struct ReportRowsTests {
    @Test("hold reports, with the parts that they have")
    func reports() throws {
        let text = """
            kind,unit,number,filed_on,parts
            mid_year,quan-1,12/BC-UBND,05/07/2025,"results, exemplars;results"
            year_end,quan-2,Số 3,2025-12-01,
            """
        let rows = try ReportRows(csv: Array(text.utf8)).rows
        let days = try (#require(CalendarDay(parsing: "2025-07-05")), #require(CalendarDay(parsing: "2025-12-01")))
        #expect(
            rows == [
                .init(
                    line: 2, unit: "quan-1", kind: "mid_year", filedOn: days.0, number: "12/BC-UBND",
                    parts: ["results", "exemplars"]),
                .init(line: 3, unit: "quan-2", kind: "year_end", filedOn: days.1, number: "Số 3"),
            ])
    }

    @Test(
        "are refused with every mistake",
        arguments: [
            ("mid_year,Q1,x,2025-02-30,", ["unit code_malformed", "filed_on date_malformed"]),
            (
                "Mid,q,,,a b",
                [
                    "kind report_word_malformed", "filed_on value_missing", "number value_missing",
                    "parts report_word_malformed",
                ]
            ),
            ("", ["unit file_without_lines"]),
        ] as [(String, [String])])
    func mistakes(row: String, expected: [String]) throws {
        let file = "kind,unit,number,filed_on,parts\n" + row
        let rejection = #expect(throws: ImportRejection.self) { try ReportRows(csv: Array(file.utf8)) }
        #expect(rejection?.mistakes.map { "\($0.column) \($0.reason.code)" } == expected)
    }

    @Test("hold days, each once")
    func days() throws {
        let file = "day,kind,name\n01/01/2026,off,Tết Dương lịch\n2026-01-10,working,Làm bù\n"
        let rows = try DayOffRows(csv: Array(file.utf8)).rows
        #expect(
            rows.map { "\($0.day) \($0.kind) \($0.name)" } == [
                "2026-01-01 off Tết Dương lịch", "2026-01-10 working Làm bù",
            ])
        let wrong = "day,kind,name\n01/01/2026,off,A\n2026-01-01,holiday,\n"
        let rejection = #expect(throws: ImportRejection.self) { try DayOffRows(csv: Array(wrong.utf8)) }
        #expect(
            rejection?.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" } == [
                "3 kind choice_malformed", "3 name value_missing", "3 day stands_twice",
            ])
    }

    @Test(
        "name kinds and parts by plain words",
        arguments: [
            ("mid_year", true), ("a", true), ("a1_", true), ("", false), ("1a", false), ("_a", false), ("Mid", false),
            ("mid-year", false), ("sơ_kết", false), (String(repeating: "a", count: 40), true),
            (String(repeating: "a", count: 41), false),
        ])
    func words(text: String, isWord: Bool) {
        #expect((ReportWord(rawValue: text) != nil) == isWord)
    }
}
