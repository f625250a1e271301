import CouncilStore
import Councils
import Postgres
import Testing

@Suite("What every unit is nominated for, or why it is not")
struct NominationTests {
    private static func prepare(_ sample: SampleCouncil, _ totals: [String: Int]) async throws {
        try await sample.prepare(units: totals.keys.sorted())
        let lines = totals.sorted { $0.key < $1.key }.map { "\($0.key),1.1,\($0.value - 30),,\n\($0.key),2.1,30,," }
        try await sample.importCards(lines.joined(separator: "\n"))
    }

    private static func words(_ sample: SampleCouncil) async throws -> String {
        try await sample.standings().map { line in
            let parts = line.split(separator: " ")
            return "\(parts[0]) \(parts[5])"
        }.joined(separator: ", ")
    }

    private static func choose(_ sample: SampleCouncil, _ award: Award, _ unit: String) async throws {
        _ = try await sample.work {
            try Closings.choose(
                year: 2025, cluster: "cum-1", award: award, unit: unit, reason: "Thống nhất", document: "2/BB", $0)
        }
    }

    struct Case: Sendable {
        let name: String
        let totals: [String: Int]
        var certificates = 1
        var exempt: [String] = []
        let closed: String
        /// Choices one after the other, each with what is said after it.
        var choices: [(Award, String, String)] = []
    }

    private static let cases = [
        Case(
            name: "by rank", totals: ["a": 90, "b": 80, "c": 70],
            closed: "a flag, b certificate, c behind"),
        Case(
            name: "whoever is barred says so and those behind move up", totals: ["a": 90, "b": 80, "c": 70],
            exempt: ["a"], closed: "a barred, b flag, c certificate"),
        Case(
            name: "a tie at the top waits for the choice, and the certificate follows",
            totals: ["a": 90, "b": 90, "c": 70],
            closed: "a choice_open, b choice_open, c behind",
            choices: [(.flag, "b", "a certificate, b flag, c behind")]),
        Case(
            name: "whom the council passed over among equals says so", totals: ["a": 90, "b": 90], certificates: 0,
            closed: "a choice_open, b choice_open", choices: [(.flag, "a", "a flag, b not_chosen")]),
        Case(
            name: "a tie over the last certificate is open for these and for nobody behind them",
            totals: ["a": 90, "b": 80, "c": 80, "d": 70],
            closed: "a flag, b choice_open, c choice_open, d behind",
            choices: [(.certificate, "c", "a flag, b not_chosen, c certificate, d behind")]),
        Case(
            name: "of two certificates one is given by rank and one is open",
            totals: ["a": 90, "b": 85, "c": 80, "d": 80], certificates: 2,
            closed: "a flag, b certificate, c choice_open, d choice_open",
            choices: [(.certificate, "d", "a flag, b certificate, c not_chosen, d certificate")]),
        Case(
            name: "three equals: flag, then certificate, then nobody asks for the third",
            totals: ["a": 90, "b": 90, "c": 90],
            closed: "a choice_open, b choice_open, c choice_open",
            choices: [
                (.flag, "b", "a choice_open, b flag, c choice_open"),
                (.certificate, "c", "a not_chosen, b flag, c certificate"),
            ]),
        Case(name: "nobody is left", totals: ["a": 90, "b": 80], exempt: ["a", "b"], closed: "a barred, b barred"),
    ]

    @Test("is said after the closing and after each choice", arguments: cases)
    func nominations(example: Case) async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample, example.totals)
            try await sample.set("certificates_per_cluster", "\(example.certificates)")
            for unit in example.exempt {
                _ = try await sample.work { transaction in
                    let finding = Findings.New(
                        channel: .public, effect: .notConsidered, points: nil, reason: "Xin miễn", document: "1/CV")
                    return try Findings.add(finding, unit: unit, year: 2025, cluster: nil, transaction).isNew
                }
            }
            try await sample.close()
            #expect(try await Self.words(sample) == example.closed, "\(example.name)")
            for (award, unit, expected) in example.choices {
                try await Self.choose(sample, award, unit)
                #expect(try await Self.words(sample) == expected, "\(example.name): \(award) \(unit)")
            }
            let differences = try await sample.work {
                try Closings.verify(year: 2025, kind: .yearEnd, cluster: nil, $0).differences
            }
            #expect(differences.isEmpty, "\(example.name): choices change nothing that is verified")
        }
    }
}
