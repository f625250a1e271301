import Councils
import Testing

@Suite("A table of criteria")
struct CriteriaTableTests {
    private static let header = "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\n"

    private func table(_ rows: String, base: Points? = nil) throws -> CriteriaTable {
        try CriteriaTable(csv: Array((Self.header + rows).utf8), base: base, step: Points(hundredths: 50))
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
        #expect(table.bonusCap(share: try Points(parsing: "5")).description == "5.00")
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
            ("1,10,1.1,a,10,none,1,0,no\n", "kind"), ("1,10,1.1,a,10,manual,3,0,no\n", "step"),
            ("1,10,1.1,a,0,manual,1,0,no\n", "max"), ("1,10,1.1,a,10,manual,1,0,maybe\n", "evidence"),
            ("1,10,1.1,a,10,bonus,1,5,no\n", "bonus_max"), ("1,10,.1,a,10,manual,1,0,no\n", "criterion"),
            ("1,10,1.1,a,5,manual,1,0,no\n1,10,1.1,b,5,manual,1,0,no\n", "criterion"),
            ("1,10,1.1,a,5,manual,1,0,no\n1,9,1.2,b,5,manual,1,0,no\n", "group_max"), ("", "criterion"),
        ])
    func refusals(rows: String, column: String) {
        let rejection = #expect(throws: ImportRejection.self) { try table(rows) }
        #expect(rejection?.mistakes.first?.column == column)
    }

    private func wide(_ rows: String) throws -> CriteriaTable {
        let header = "group,group_max,criterion,text,max,kind,step,bonus_max,evidence,rule,scorer\n"
        return try CriteriaTable(csv: Array((header + rows).utf8), step: Points(hundredths: 50))
    }

    @Test("knows rules and scorers, and the step of each kind")
    func kinds() throws {
        let table = try wide(
            """
            1,20,a,A,2,ladder,,0,no,">=95: 2 | <95: 0,75",
            1,20,b,B,2,lateness,0.5,0,no,0: 2 | >0: 0.5,
            1,20,c,C,5.55,proportional,,0,no,,
            1,20,d,D,4,external,,0,no,,Sở Tài chính
            1,20,e,E,4,cross,,0,no,,
            1,20,f,F,2.45,boolean,,0,no,,Ban Thi đua
            """)
        #expect(table.criteria.map(\.step.description) == ["0.01", "0.50", "0.01", "0.50", "0.50", "2.45"])
        #expect(table.criteria.map(\.scorer) == [nil, nil, nil, "Sở Tài chính", nil, "Ban Thi đua"])
        #expect(table.criteria[0].ladder?.text == "<95: 0.75 | >=95: 2")
        #expect(table.criteria[1].ladder?.text == "0: 2 | >0: 0.5")
    }

    @Test(
        "refuses rules and scorers that do not fit",
        arguments: [
            ("1,2,a,A,2,ladder,,0,no,,\n", "rule", "kind_needs_rule"),
            ("1,2,a,A,2,lateness,,0,no,,\n", "rule", "kind_needs_rule"),
            ("1,2,a,A,2,manual,,0,no,>=0: 2,\n", "rule", "kind_without_rule"),
            ("1,2,a,A,2,ladder,,0,no,>=50: 2,\n", "rule", "ladder_gap"),
            ("1,2,a,A,2,ladder,,0,no,>=50: 2 | <=50: 0,\n", "rule", "ladder_overlap"),
            ("1,2,a,A,2,ladder,,0,no,>=0: 3,\n", "rule", "rung_over_max"),
            ("1,2,a,A,2,ladder,,0,no,>=0: 1,\n", "rule", "ladder_below_max"),
            ("1,2,a,A,2,ladder,1,0,no,>=50: 2 | <50: 0.5,\n", "rule", "rung_off_step"),
            ("1,2,a,A,2,external,,0,no,,\n", "scorer", "external_needs_scorer"),
            ("1,2,a,A,2,proportional,0.5,0,no,,\n", "step", "proportional_without_step"),
        ])
    func rules(rows: String, column: String, code: String) {
        let rejection = #expect(throws: ImportRejection.self) { try wide(rows) }
        #expect(rejection?.mistakes.map(\.column) == [column])
        #expect(rejection?.mistakes.map(\.reason.code) == [code])
    }
}
