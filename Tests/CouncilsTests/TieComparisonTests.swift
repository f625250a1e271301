import Councils
import Testing

@Suite("What tells equal totals apart")
struct TieComparisonTests {
    private static let keys = ["key_group_points", "fewer_deductions", "more_bonus", "cluster_ballot"]

    struct Case: Sendable {
        let name: String
        var keys = TieComparisonTests.keys
        let own: [Int64]
        let others: [String: [Int64]]
        /// One text a key: whom the unit stands before, behind, and who is still equal.
        let expected: [String]
        var shared: [String] = []
    }

    private static let cases = [
        Case(
            name: "the first key decides, and later ones find nobody", own: [60, 9, 0, 0],
            others: ["b": [50, 0, 5, 3]], expected: [">b < =", "> < =", "> < =", "> < ="]),
        Case(
            name: "fewer deductions stand before more", own: [60, 2, 0, 0],
            others: ["b": [60, 3, 0, 0], "c": [60, 1, 0, 0]], expected: ["> < =b,c", ">b <c =", "> < =", "> < ="]),
        Case(
            name: "each key looks only at those still equal", own: [60, 0, 5, 1],
            others: ["b": [70, 0, 0, 0], "c": [60, 0, 5, 2], "d": [60, 0, 4, 9]],
            expected: ["> <b =c,d", "> < =c,d", ">d < =c", "> <c ="]),
        Case(
            name: "who is equal by all keys shares the rank", own: [60, 0, 5, 1],
            others: ["b": [60, 0, 5, 1], "c": [60, 0, 5, 0]],
            expected: ["> < =b,c", "> < =b,c", "> < =b,c", ">c < =b"], shared: ["b"]),
        Case(
            name: "the council's order counts, and only its keys", keys: ["cluster_ballot", "fewer_deductions"],
            own: [0, 5], others: ["b": [3, 9], "c": [0, 9]], expected: ["> <b =c", ">c < ="]),
        Case(name: "nobody is equal", own: [1, 1, 1, 1], others: [:], expected: ["> < =", "> < =", "> < =", "> < ="]),
    ]

    @Test("is named key by key", arguments: cases)
    func compares(example: Case) {
        let points = { (values: [Int64]) in values.compactMap { Points(hundredths: $0) } }
        let others = example.others.sorted { $0.key < $1.key }.map {
            TieComparison.Contender(unit: $0.key, values: points($0.value))
        }
        let found = TieComparison(
            of: .init(unit: "a", values: points(example.own)), with: others, keys: example.keys)
        let texts = found.steps.map {
            ">\($0.ahead.joined(separator: ",")) <\($0.behind.joined(separator: ",")) ="
                + $0.equal.joined(separator: ",")
        }
        #expect(texts == example.expected && found.steps.map(\.key) == example.keys, "\(example.name)")
        #expect(found.shared == example.shared, "\(example.name)")
    }

    @Test("ends where a unit has no value for a key")
    func missing() {
        let one = Points.zero
        let found = TieComparison(
            of: .init(unit: "a", values: [one]), with: [.init(unit: "b", values: [one])], keys: Self.keys)
        #expect(found.steps.count == 1 && found.shared == ["b"])
    }
}
