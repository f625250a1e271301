import CouncilStore
import Councils
import Postgres
import Testing

@Suite("A standing explained")
struct StandingExplainTests {
    /// By rank: d 100 but disqualified; b, c, a 90, told apart by key group and deductions; e 70; the limit lets two be excellent.
    private static func prepare(_ sample: SampleCouncil) async throws {
        try await sample.prepare(units: ["a", "b", "c", "d", "e"])
        try await sample.importCards(
            """
            a,1.1,50,,\na,2.1,40,,\nb,1.1,60,,\nb,2.1,30,,\nc,1.1,60,,\nc,2.1,30,4,\nc,t,6,,\nc,p,5,,Chậm báo cáo
            d,1.1,60,,\nd,2.1,40,,\ne,1.1,40,,\ne,2.1,30,,
            """)
        try await sample.work { transaction in
            let finding = Findings.New(
                channel: .police, effect: .disqualify, points: nil, reason: "Vi phạm", document: "5/CA")
            _ = try Findings.add(finding, unit: "d", year: 2025, cluster: nil, transaction)
        }
        try await sample.set("excellent_max_share", "50")
        try await sample.close()
    }

    private static func explain(
        _ sample: SampleCouncil, _ unit: String, revision: Int? = nil
    ) async throws -> [Standings.Step] {
        try await sample.work(ending: .rollback) {
            try Standings.explain(CardScope(year: 2025, unit: unit), revision: revision, $0)
        }
    }

    private static func lines(_ steps: [Standings.Step]) -> [String] {
        steps.map { [$0.step, $0.item ?? "-", $0.value ?? "-"].joined(separator: " ") }
    }

    @Test("goes from each line to the total, with the cap that cut the bonus")
    func card() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            let steps = try await Self.explain(sample, "c")
            #expect(
                Self.lines(steps).prefix(10) == [
                    "line 1.1 60.00", "line 2.1 30.00", "line_bonus 2.1 4.00", "line t 6.00", "line p -5.00",
                    "base - 90.00", "bonus - 10.00", "bonus_cap - -5.00", "deduction - -5.00", "total - 90.00",
                ])
            #expect(steps[4].note?.contains("Chậm báo cáo; document 1/QĐ") == true, "\(steps[4])")
            #expect(steps[0].rule == "base, as decided" && steps[7].rule == "the set's cap is 5.00")
        }
    }

    @Test("names each tie key with everybody's value, and which decided against whom")
    func ties() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            let steps = try await Self.explain(sample, "c").filter { $0.step.hasPrefix("tie") }
            #expect(
                Self.lines(steps) == [
                    "tie_key key_group_points 60.00", "tie_key fewer_deductions 5.00", "tie_key more_bonus 5.00",
                    "tie_key cluster_ballot 0", "tie key_group_points,fewer_deductions decided",
                ])
            #expect(
                steps.map { $0.text(in: .english) }.prefix(2) == [
                    "this key decides: ahead of a, behind -; equal so far to b (b 60.00, a 50.00)",
                    "this key decides: ahead of -, behind b; equal so far to - (b 0.00, a 0.00)",
                ])
            let keys = "tie_keys=key_group_points,fewer_deductions,more_bonus,cluster_ballot (default)"
            #expect(steps[0].rule == keys + ", key_task_group=first (default)" && steps[1].rule == keys)
            #expect(try await Self.lines(Self.explain(sample, "e")).contains("tie - total"))
        }
    }

    @Test("gives rank, class with its threshold, and what the limit on excellent units made of it")
    func ranks() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            let cases = [
                ("d", "rank - 1;class - excellent;class_limit - excellent"),
                ("b", "rank - 2;class - excellent;class_limit - excellent"),
                ("c", "rank - 3;class - good;class_limit - good"), ("e", "rank - 5;class - fair"),
            ]
            for (unit, expected) in cases {
                let steps = try await Self.explain(sample, unit).filter {
                    ["rank", "class", "class_limit"].contains($0.step)
                }
                #expect(Self.lines(steps).joined(separator: ";") == expected)
                let rules = steps.dropFirst().map(\.rule)
                let threshold = unit == "e" ? "fair_from=65.00 (default)" : "excellent_from=90.00 (default)"
                #expect(rules.first == threshold, "\(unit)")
                if unit != "e" { #expect(rules.last == "excellent_max_share=50.00 (guidance)") }
            }
            let limit = try await Self.explain(sample, "c").first { $0.step == "class_limit" }
            #expect(
                limit?.text(in: .english)
                    == "50.00 % of 5 units are 2 that may be excellent; with this rank they would be 3, so it is good")
        }
    }

    @Test("says what bars a unit, what it is nominated for or why it is not, and which closing made it")
    func slots() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            let barred = try await Self.explain(sample, "d")
            let gate = barred.first { $0.step == "gate" }
            #expect(gate?.item == "disqualified" && gate?.value == "finding 1")
            #expect(
                gate?.text(in: .english)?.hasPrefix("finding 1 (police), document 5/CA: Vi phạm (by test, ") == true)
            let cases = [
                ("d", "slot - barred"), ("b", "slot flag 1 flag"), ("c", "slot certificate 1 certificate"),
                ("e", "slot - behind"),
            ]
            for (unit, slot) in cases {
                let steps = try await Self.explain(sample, unit)
                #expect(Self.lines(steps).contains(slot), "\(unit)")
                #expect(
                    Self.lines(steps).suffix(3).map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                        "closing year_end", "digest inputs", "digest standings",
                    ])
            }
        }
    }

    @Test("of a year that is open says what to ask instead; of a revision before shows what counted")
    func revisions() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            try await sample.reopen()
            let error = await #expect(throws: CouncilError.self) { try await Self.explain(sample, "c") }
            #expect(error?.kind == .wrongState && error?.message.code == "standing_not_closed")
            let before = try await Self.explain(sample, "c", revision: 1)
            #expect(
                Self.lines(before).prefix(5) == [
                    "lines - -", "base - 90.00", "bonus - 5.00", "deduction - 5.00", "total - 90.00",
                ])
            let missing = await #expect(throws: CouncilError.self) { try await Self.explain(sample, "c", revision: 2) }
            #expect(missing?.kind == .notFound && missing?.message.code == "standing_missing")
        }
    }
}
