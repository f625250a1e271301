import Councils
import Testing

@Suite("Rows of scorecards")
struct CardRowsTests {
    @Test("are read one by one; bonus and reason may be absent")
    func reading() throws {
        var rows = try CardRows(csv: Array("unit;criterion;points\nquan-1;1.1;9,5\n".utf8))
        let row = try #require(try rows.next())
        #expect(row.unit.rawValue == "quan-1" && row.criterion.rawValue == "1.1")
        #expect(row.points?.description == "9.50" && row.bonus == .zero && row.reason == nil)
        #expect(try rows.next() == nil)
        try rows.finish()
    }

    @Test(
        "with a mistake are passed over and named",
        arguments: [
            ("a,1.1,,,\n", "points", nil), ("a,1.1,x,,\n", "points", "x"), ("a,1.1,-1,,\n", "points", "-1"),
            ("A,1.1,1,,\n", "unit", "A"), ("a,1 1,1,,\n", "criterion", "1 1"),
            ("a,1.1,1,2.555.1,\n", "bonus", "2.555.1"),
        ] as [(String, String, String?)])
    func mistakes(line: String, column: String, value: String?) throws {
        var rows = try CardRows(csv: Array(("unit,criterion,points,bonus,reason\n" + line + "b,1.1,1,,\n").utf8))
        #expect(try rows.next()?.unit.rawValue == "b")
        #expect(try rows.next() == nil)
        let rejection = #expect(throws: ImportRejection.self) { try rows.finish() }
        #expect(rejection?.mistakes.map(\.column) == [column] && rejection?.mistakes.first?.value == value)
    }

    @Test(
        "hold a fact that its text explains, or points",
        arguments: [
            ("có,", "yes"), ("YES,", "yes"), ("không,", "no"), ("97.5,", "97.5"), ("114,120", "114/120"), ("3,", "3"),
            ("8/7/2025,2025-07-05", "2025-07-08/2025-07-05"), (" 114 , 120 ", "114/120"), (",", nil), ("x,", nil),
            (",120", nil), ("2025-07-08,5", nil), ("1,0", nil),
        ] as [(String, String?)])
    func facts(columns: String, fact: String?) throws {
        var rows = try CardRows(csv: Array("actual,plan,points,criterion,unit\n\(columns),,1.1,a\n".utf8))
        #expect(try rows.next()?.fact?.description == fact)
        #expect(rows.mistakes.isEmpty == (fact != nil))
    }

    @Test("are needed")
    func empty() throws {
        var rows = try CardRows(csv: Array("unit,criterion,points\n".utf8))
        #expect(try rows.next() == nil)
        #expect(throws: ImportRejection.self) { try rows.finish() }
    }
}
