import Councils
import Testing

@testable import thiduad

@Suite("The command standing explain")
struct StandingExplainCommandsTests {
    private static let explain = "standing explain \(ClosingDesk.year) unit=b"

    @Test("answers whoever sees standings, once the year is closed, and says what to use before")
    func readers() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            for rights in [Rights.of(.viewer), .of(.member, "c"), .of(.secretary)] {
                let open = try await desk.ask(Self.explain, as: rights)
                #expect(open.word == "wrong_state" && open.rule == "standing_not_closed", "\(rights.role)")
                #expect(open.text.contains("card explain") && open.text.contains("closing run --dry-run"))
            }
            try await desk.walk([
                (.of(.secretary), "closing run \(ClosingDesk.year)", "ok", nil),
                (.of(.viewer), Self.explain, "ok", nil), (.of(.member, "c"), Self.explain, "ok", nil),
                (.of(.member, "c"), "standing explain \(ClosingDesk.year)", "ok", nil),
                (.of(.auditor), Self.explain + " cluster=cum-1 revision=1", "ok", nil),
                (.of(.viewer), Self.explain + " revision=2", "not_found", "standing_missing"),
                (.of(.viewer), "standing explain \(ClosingDesk.year) unit=z", "not_found", "card_missing"),
                (.of(.viewer), "standing explain \(ClosingDesk.year)", "missing_argument", "unit_not_named"),
                (.of(.operator), Self.explain, "not_permitted", "role_missing"),
                (Rights(role: .viewer, council: "khac"), Self.explain, "not_found", "council_missing"),
            ])
        }
    }

    @Test("has a row for each step, with the rule that decided and its layer, in the session's language")
    func rows() async throws {
        try await CommandDesk.with { desk in
            try await desk.prepareDecided()
            try await desk.walk([(.of(.secretary), "closing run \(ClosingDesk.year)", "ok", nil)])
            let english = try await desk.ask(Self.explain).lines.map { String($0.drop { $0 != "-" }.dropFirst()) }
            let steps = english.map { String($0.prefix { $0 != "\t" }) }
            #expect(
                steps == [
                    "step", "line", "base", "bonus", "deduction", "total", "tie", "rank", "class", "gate", "slot",
                    "closing", "digest", "digest",
                ])
            let wanted = [
                "line\tA1\t80.00\tbase, as decided\tadmin; ",
                "class\t\\N\tgood\tgood_from=80.00 (default)\t80.00 of 100.00 is 80.00 %, which reaches 80.00 %: good",
                "slot\tcertificate 1\tcertificate\tcertificates_per_cluster=1 (default)\tb follows the flag at rank 2",
            ]
            for line in wanted { #expect(english.contains { $0.hasPrefix(line) }, "\(line) in \(english)") }
            let vietnamese = try await desk.ask(Self.explain, language: "vi").lines
            #expect(vietnamese.contains { $0.contains("80.00 trên 100.00 là 80.00 %, đạt mức 80.00 %: tốt (good)") })
        }
    }
}
