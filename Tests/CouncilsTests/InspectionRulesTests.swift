import Councils
import Testing

@Suite("Inspections: who acts, and what files say")
struct InspectionRulesTests {
    @Test(
        "who inspects records it, or head, or the agency on paper; nobody about itself but what it looks at itself",
        arguments: [
            (.member, "a", .cross, false, nil, nil), (.member, "b", .cross, false, nil, "inspection_about_own_unit"),
            (.member, "c", .cross, false, nil, "unit_not_yours"), (.head, "c", .cross, true, nil, nil),
            (.head, "c", .cross, false, nil, "unit_not_yours"), (.member, "c", .cross, true, nil, "unit_not_yours"),
            (.head, "b", .head, true, nil, "inspection_about_own_unit"),
            (.secretary, nil, .head, false, nil, "paper_needed"), (.secretary, nil, .head, false, "1/BB", nil),
            (.secretary, "b", .cross, false, "1/BB", "inspection_about_own_unit"),
            (.auditor, nil, .cross, false, "1/BB", "unit_not_yours"),
        ] as [(Role, String?, InspectionKind, Bool, String?, String?)])
    func recording(
        role: Role, unit: String?, kind: InspectionKind, leads: Bool, document: String?, expected: String?
    ) {
        let actor = Actor("x", role: role, unit: unit)
        let found = InspectionRule.denial(
            of: actor, kind: kind, by: "a", of: "b", leadsCluster: leads, document: document)
        #expect(found?.message.code == expected)
    }

    @Test("a unit records what it looked at itself, and another's own inspection is not its business")
    func own() {
        for (unit, expected) in [("a", nil), ("b", "unit_not_yours")] as [(String, String?)] {
            let found = InspectionRule.denial(
                of: Actor("x", role: .member, unit: unit), kind: .own, by: "a", of: "a", leadsCluster: false,
                document: nil)
            #expect(found?.message.code == expected)
        }
    }

    @Test("points keep to maximum and step")
    func points() throws {
        let points = { (text: String) in try Points(parsing: text) }
        for (given, expected) in [
            ("0", nil), ("9.5", nil), ("10", nil), ("10.5", "points_over_max"), ("9.25", "points_off_step"),
        ] as [(String, String?)] {
            let found = InspectionRule.objection(to: try points(given), max: try points("10"), step: try points("0.5"))
            #expect(found?.code == expected, "\(given)")
        }
    }

    private static func read(_ lines: String) -> Result<[InspectionRows.Row], ImportRejection> {
        Result { () throws(ImportRejection) in
            try InspectionRows(csv: Array(("inspector,inspected,kind,due\n" + lines).utf8)).rows
        }
    }

    @Test("a file names pairs; own and head may leave out who inspects")
    func reading() throws {
        let rows = try Self.read("a,b,cross,30/09/2025\n,c,own,2025-03-31\nc,c,own,30/6/2025\n,b,head,2025-06-30\n")
            .get()
        #expect(
            rows.map { "\($0.line) \($0.inspector ?? "-") \($0.inspected) \($0.kind) \($0.due)" } == [
                "2 a b cross 2025-09-30", "3 c c own 2025-03-31", "4 c c own 2025-06-30", "5 - b head 2025-06-30",
            ])
    }

    @Test(
        "every mistake is named where it stands",
        arguments: [
            ("", ["1 inspected file_without_lines"]), ("a,a,cross,2025-09-30", ["2 inspector inspection_of_itself"]),
            (",a,cross,2025-09-30", ["2 inspector inspection_without_inspector"]),
            ("b,a,own,2025-09-30", ["2 inspector inspection_own_by_another"]),
            ("b,b,head,2025-09-30", ["2 inspector inspection_of_itself"]),
            ("A,b,dog,31/02/2025", ["2 inspector code_malformed", "2 kind choice_malformed", "2 due date_malformed"]),
            ("a,,cross,", ["2 inspected value_missing", "2 due value_missing"]),
            ("a,b,cross,2025-09-30\na,b,cross,30/09/2025", ["3 inspected stands_twice"]),
        ] as [(String, [String])])
    func mistakes(lines: String, expected: [String]) {
        guard case .failure(let rejection) = Self.read(lines) else {
            Issue.record("it was read")
            return
        }
        #expect(rejection.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" } == expected)
    }
}
