import Councils
import Testing

@Suite("Covenants: texts, files and days")
struct CovenantRulesTests {
    @Test(
        "a text is paragraphs without hidden characters, and without blanks around it",
        arguments: [
            ("  Điều 1.\r\n\r\nĐiều 2. ", "Điều 1.\n\nĐiều 2."), ("", nil), (" \n ", nil), ("a\tb", nil),
            ("a\u{202E}b", nil),
            (String(repeating: "ă", count: 20_000), String(repeating: "ă", count: 20_000)),
            (String(repeating: "ă", count: 20_001), nil),
        ] as [(String, String?)])
    func text(text: String, expected: String?) {
        #expect(CovenantText(text)?.text == expected)
        #expect(CovenantText(octets: Array(text.utf8))?.text == expected)
        #expect(CovenantText(octets: [0x61, 0xFF]) == nil)
    }

    @Test("targets are read with figures as people write them, for one unit or for all")
    func targets() throws {
        let file =
            "plan,measure,indicator,half,unit,criterion\n\"1.200\",hộ,Giảm nghèo,,,A\n\"9,5\",%, Trồng cây ,2,a,\n"
        let rows = try TargetRows(csv: Array(file.utf8)).rows
        #expect(
            rows.map { "\($0.line) \($0.unit ?? "*") \($0.indicator) \($0.plan) \($0.half)" } == [
                "2 * Giảm nghèo 1200 0", "3 a Trồng cây 9.5 2",
            ])
        #expect(rows.map(\.criterion) == ["A", nil] && rows.map(\.measure) == ["hộ", "%"])
        #expect(try TargetRows(csv: Array("indicator,measure,plan\nX,hộ,0\n".utf8)).rows[0].plan == .zero)
    }

    @Test(
        "mistakes in files of targets are named by line and column",
        arguments: [
            ("", "1 indicator file_without_lines"), ("A,X,hộ,1,,\n", "2 unit code_malformed"),
            ("a,,hộ,1,,\n", "2 indicator value_missing"), ("a,X,,1,,\n", "2 measure value_missing"),
            ("a,X,hộ,,,\n", "2 plan value_missing"), ("a,X,hộ,-1,,\n", "2 plan quantity_negative"),
            ("a,X,hộ,nhiều,,\n", "2 plan points_not_a_number"), ("a,X,hộ,0,A,\n", "2 plan fact_plan_is_zero"),
            ("a,X,hộ,1,?,\n", "2 criterion criterion_code_malformed"), ("a,X,hộ,1,,3\n", "2 half choice_malformed"),
            ("a,X,hộ,1,,\na,X,hộ,2,,\na,X,hộ,2,,1\n,X,hộ,2,,\n", "3 indicator stands_twice"),
        ])
    func targetMistakes(rows: String, expected: String) {
        let rejection = #expect(throws: ImportRejection.self) {
            try TargetRows(csv: Array(("unit,indicator,measure,plan,criterion,half\n" + rows).utf8))
        }
        #expect(rejection.map(Self.line) == expected)
    }

    @Test(
        "mistakes in files of results are named by line and column",
        arguments: [
            ("", "1 unit file_without_lines"), (",X,1,\n", "2 unit value_missing"),
            ("a,,1,\n", "2 indicator value_missing"),
            ("a,X,,\n", "2 actual value_missing"), ("a,X,-1,\n", "2 actual quantity_negative"),
            ("a,X,1,9\n", "2 half choice_malformed"), ("a,X,1,0\nb,X,1,\na,X,2,\n", "4 indicator stands_twice"),
        ])
    func resultMistakes(rows: String, expected: String) {
        let rejection = #expect(throws: ImportRejection.self) {
            try ResultRows(csv: Array(("unit,indicator,actual,half\n" + rows).utf8))
        }
        #expect(rejection.map(Self.line) == expected)
    }

    private static func line(_ rejection: ImportRejection) -> String {
        rejection.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }.joined(separator: ";")
    }

    /// Today, last day, day of the signature, whether the agency takes down a paper.
    @Test(
        "signing ends with its last day; a paper of then counts later too",
        arguments: [
            (1, 5, 1, false, nil), (5, 5, 5, false, nil), (6, 5, 6, false, "covenant_signing_closed"),
            (6, 5, 5, false, "covenant_signing_closed"), (3, 5, 2, false, "covenant_day_needs_paper"),
            (3, 5, 4, false, "covenant_signed_in_future"), (3, 5, 4, true, "covenant_signed_in_future"),
            (3, 5, 2, true, nil), (9, 5, 5, true, nil), (9, 5, 6, true, "covenant_signed_too_late"),
        ] as [(Int, Int, Int, Bool, String?)])
    func signing(today: Int, closesOn: Int, day: Int, isOnRecord: Bool, expected: String?) {
        let rule = SigningRule(today: today, closesOn: closesOn, isOnRecord: isOnRecord)
        let denial = rule.denial(signedOn: day, ["cluster": "cum-1", "year": "2026"])
        #expect(denial?.message.code == expected)
        #expect(
            denial?.message.text().contains("{") != true && denial?.message.text(in: .vietnamese).contains("?") != true)
    }
}
