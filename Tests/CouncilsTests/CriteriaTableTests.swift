import Councils
import Testing

@Suite("A table of criteria")
struct CriteriaTableTests {
    private static let header = "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\n"

    private func table(_ rows: String, base: Points? = nil) throws -> CriteriaTable {
        try CriteriaTable(csv: Array((Self.header + rows).utf8), base: base)
    }

    @Test("adds up groups; bonus and deduction stand outside")
    func sums() throws {
        let table = try table(
            """
            1,60,1.1,một,60,manual,0.5,0,yes
            2,40,2.1,hai,30,manual,0.25,5,no
            2,40,2.2,ba,10,boolean,,0,no
            x,10,t,thưởng,10,bonus,1,0,no
            1,60,p,phạt,20,deduction,1,0,no
            """)
        #expect(table.baseTotal.description == "100.00")
        #expect(table.defaultBonusCap.description == "5.00")
        #expect(table.criteria.map(\.group) == [0, 1, 1, 2, 0])
        #expect(table.criteria[2].step.description == "10.00", "a boolean criterion's step is its maximum")
    }

    @Test(
        "names the group and the difference",
        arguments: [
            (
                "1,60,1.1,a,50,manual,1,0,no\n",
                "the criteria of group 1 add up to 50.00, -10.00 against its maximum 60.00"
            ),
            (
                "1,60,1.1,a,61,manual,1,0,no\n",
                "the criteria of group 1 add up to 61.00, +1.00 against its maximum 60.00"
            ),
        ])
    func difference(rows: String, reason: String) {
        let rejection = #expect(throws: ImportRejection.self) { try table(rows) }
        #expect(rejection?.mistakes.map { $0.reason.text() } == [reason])
    }

    @Test("is held to the base that is asked for")
    func base() throws {
        let base = try #require(Points(hundredths: 9500))
        let rejection = #expect(throws: ImportRejection.self) { try table("1,90,1.1,a,90,manual,1,0,no\n", base: base) }
        #expect(rejection?.mistakes.map { $0.reason.text() } == ["the groups add up to 90.00, -5.00 against 95.00"])
    }

    @Test(
        "refuses lines that cannot be",
        arguments: [
            ("1,10,1.1,a,10,ladder,1,0,no\n", "kind"), ("1,10,1.1,a,10,manual,3,0,no\n", "step"),
            ("1,10,1.1,a,0,manual,1,0,no\n", "max"), ("1,10,1.1,a,10,manual,1,0,maybe\n", "evidence"),
            ("1,10,1.1,a,10,bonus,1,5,no\n", "bonus_max"), ("1,10,.1,a,10,manual,1,0,no\n", "criterion"),
            ("1,10,1.1,a,5,manual,1,0,no\n1,10,1.1,b,5,manual,1,0,no\n", "criterion"),
            ("1,10,1.1,a,5,manual,1,0,no\n1,9,1.2,b,5,manual,1,0,no\n", "group_max"), ("", "criterion"),
        ])
    func refusals(rows: String, column: String) {
        let rejection = #expect(throws: ImportRejection.self) { try table(rows) }
        #expect(rejection?.mistakes.first?.column == column)
    }
}
