import Councils
import Testing

@Suite("A file of changes of units")
struct UnitChangeRowsTests {
    private static let header = "kind,units,into,name,cluster,on,document\n"

    private static func read(_ rows: String) throws -> [UnitChange] {
        try UnitChangeRows(csv: Array((header + rows).utf8)).changes
    }

    @Test("is read change by change; the lines of a split become one")
    func reading() throws {
        let changes = try Self.read(
            """
            merge,"a, b",g,Gộp,cum-1,1/7/2025,12/NQ
            split,c,c1,Một,,2025-07-01,13/NQ
            rename,d,,Tên mới,,2025-07-01,14/NQ
            split,c,c2,Hai,cum-2,01/07/2025,13/NQ
            move,e,,,cum-2,2025-07-01,15/NQ

            """)
        #expect(changes.map(\.kind) == [.merge, .split, .rename, .move])
        #expect(changes.map(\.heir) == ["g", "c1", "d", "e"])
        let parts = changes.map { change in
            change.parts.map { "\($0.unit.code):\($0.side):\($0.unit.line)" }.joined(separator: " ")
        }
        #expect(parts == ["a:from:2 b:from:2 g:into:2", "c:from:3 c1:into:3 c2:into:5", "d:both:4", "e:both:6"])
        #expect(changes[0].day == "2025-07-01" && changes[0].document == "12/NQ")
    }

    static let wrong: [(String, String)] = [
        ("melt,a,g,G,,2025-07-01,1\n", "2 kind choice_malformed"),
        ("merge,A,g,G,,2025-07-01,1\n", "2 units code_malformed"),
        ("merge,,g,G,,2025-07-01,1\n", "2 units value_missing"),
        ("merge,a,,G,,2025-07-01,1\n", "2 into value_missing"),
        ("merge,a,g,G,,2025-02-30,1\n", "2 on date_malformed"),
        ("merge,a,g,G,,2025-07-01,\n", "2 document value_missing"),
        ("merge,g,g,G,,2025-07-01,1\n", "2 units merge_ends_nothing"),
        ("merge,a a,g,G,,2025-07-01,1\n", "2 units unit_named_twice"),
        ("split,a,b,B,,2025-07-01,1\n", "2 into split_into_one"),
        ("split,a c,b,B,,2025-07-01,1\nsplit,a c,d,D,,2025-07-01,1\n", "2 units change_of_one_unit"),
        ("rename,a,b,B,,2025-07-01,1\n", "2 into column_not_of_kind"),
        ("rename,a,,,,2025-07-01,1\n", "2 name value_missing"),
        ("move,a,,,,2025-07-01,1\n", "2 cluster value_missing"),
        ("move,a,,A,cum-1,2025-07-01,1\n", "2 name column_not_of_kind"),
        ("rename,a,,A,,2025-07-01,1\nmerge,b,a,,,2025-07-01,1\n", "3 into unit_in_two_changes"),
        ("", "1 kind file_without_lines"),
    ]

    @Test("names every mistake with line, column and rule", arguments: wrong)
    func mistakes(rows: String, expected: String) {
        let rejection = #expect(throws: ImportRejection.self) { try Self.read(rows) }
        let found = rejection?.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }.joined(separator: ";")
        #expect(found == expected)
    }

    @Test("of a split: the heir is the unit that goes on, the one named, or the first")
    func heirs() {
        let into = [UnitChange.Successor("b", name: "B"), .init("c", name: "C")]
        let split = { (into: [UnitChange.Successor], heir: String?) in
            UnitChange(.split, ["a"], into: into, inherits: heir, on: "2025-07-01", document: "1")
        }
        #expect(split(into, nil).heir == "b" && split(into, "c").heir == "c")
        #expect(split(into + [.init("a")], nil).heir == "a")
        #expect(split(into, "d").objection?.reason.code == "heir_not_successor")
        #expect(split(into + [.init("a")], "b").objection?.reason.code == "heir_goes_on")
        #expect(split(into, "c").objection == nil)
    }

    @Test("of the units after a split is read by itself")
    func successors() throws {
        let read = try SuccessorRows(csv: Array("unit,name\nb,B\na,\n".utf8)).successors
        #expect(read == [.init(line: 2, "b", name: "B"), .init(line: 3, "a")])
        let rejection = #expect(throws: ImportRejection.self) {
            try SuccessorRows(csv: Array("unit,cluster\nb,cum-1\nb,C 1\n,\n".utf8))
        }
        #expect(
            rejection?.mistakes.map(\.reason.code) == ["code_malformed", "stands_twice", "value_missing"])
    }
}
