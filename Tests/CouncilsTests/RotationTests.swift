import Councils
import Testing

@Suite("Whose turn it is to lead")
struct RotationTests {
    struct Case: Sendable {
        var what: String
        var order: [String] = ["a", "b", "c"]
        var members: [String] = ["a", "b", "c"]
        var heads: [Int: String] = [:]
        var deputies = 1
        var expected: String?
    }

    private static let cases = [
        Case(what: "nobody led before: the first", expected: "a+b"),
        Case(what: "behind the last head", heads: [2024: "a"], expected: "b+c"),
        Case(what: "round the end of the list", heads: [2023: "b", 2024: "c"], expected: "a+b"),
        Case(what: "the newest year counts", heads: [2022: "c", 2024: "a", 2023: "b"], expected: "b+c"),
        Case(what: "whoever left is passed over", members: ["a", "c"], heads: [2024: "a"], expected: "c+a"),
        Case(
            what: "the turn goes on behind a last head that left", members: ["a", "c"], heads: [2024: "b"],
            expected: "c+a"),
        Case(
            what: "new members stand at the end by code", members: ["a", "b", "c", "z", "d"], heads: [2024: "c"],
            deputies: 2, expected: "d+z+a"),
        Case(
            what: "new members wait for their turn", members: ["a", "b", "c", "d"], heads: [2024: "a"], expected: "b+c"),
        Case(
            what: "a head without a place: behind the one before it", members: ["a", "b", "c"],
            heads: [2023: "b", 2024: "gone"], expected: "c+a"),
        Case(what: "no more deputies than others", deputies: 9, expected: "a+b+c"),
        Case(what: "at least one deputy", deputies: 0, expected: "a+b"),
        Case(what: "a cluster of one", members: ["b"], expected: "b"),
        Case(what: "a cluster of none", members: []),
        Case(what: "an empty list is the members' codes", order: [], heads: [2024: "a"], expected: "b+c"),
    ]

    @Test("goes round the list", arguments: cases)
    func turn(given: Case) {
        let slate = Rotation(order: given.order, members: given.members, heads: given.heads)
            .slate(deputies: given.deputies)
        let found = slate.map { ([$0.head] + $0.deputies).joined(separator: "+") }
        #expect(found == given.expected, "\(given.what)")
    }

    @Test("brings every member to lead once before anybody leads twice")
    func fair() {
        let members = ["c", "a", "e", "b", "d"]
        var heads: [Int: String] = [:]
        for year in 2025..<2035 {
            let rotation = Rotation(order: ["b", "d", "gone", "a"], members: members, heads: heads)
            heads[year] = rotation.slate(deputies: 1)?.head
        }
        let first = (2025..<2030).compactMap { heads[$0] }
        #expect(first == ["b", "d", "a", "c", "e"])
        #expect((2030..<2035).compactMap { heads[$0] } == first)
    }

    @Test("is read from a file in the order of its lines, with every mistake in it")
    func file() throws {
        let rows = try RotationRows(csv: Array("unit,cluster\nb,cum-1\na,cum-1\nb,cum-2\n".utf8)).rows
        #expect(rows.map { "\($0.line) \($0.cluster) \($0.unit)" } == ["2 cum-1 b", "3 cum-1 a", "4 cum-2 b"])
        let rejection = #expect(throws: ImportRejection.self) {
            try RotationRows(csv: Array("cluster,unit\ncum-1,a\ncum-1,A B\ncum-1,a\n,b\n".utf8))
        }
        let found = rejection?.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" }
        #expect(found == ["3 unit code_malformed", "4 unit rotation_names_twice", "5 cluster value_missing"])
        let empty = #expect(throws: ImportRejection.self) { try RotationRows(csv: Array("cluster,unit\n".utf8)) }
        #expect(empty?.mistakes.map(\.reason.code) == ["file_without_lines"])
    }
}
