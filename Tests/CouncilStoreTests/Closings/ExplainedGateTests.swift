import CouncilStore
import Councils
import Postgres
import Testing

@Suite("Gates and missing work explained")
struct ExplainedGateTests {
    private static func explain(_ sample: SampleCouncil, _ unit: String) async throws -> [Standings.Step] {
        try await sample.work(ending: .rollback) {
            try Standings.explain(CardScope(year: 2025, unit: unit), $0)
        }
    }

    private static func gates(_ sample: SampleCouncil, _ unit: String) async throws -> [String] {
        try await explain(sample, unit).filter { $0.step == "gate" }.map {
            "\($0.item ?? "-") \($0.value ?? "-") [\($0.rule ?? "-")] \($0.text(in: .english) ?? "-")"
        }
    }

    /// Closes at the cut-off, when reports that never came hold nothing any more; only meetings and officers are on record.
    private static func closeAtCutOff(_ sample: SampleCouncil) async throws {
        _ = try await sample.work { transaction in
            try transaction.execute(
                """
                insert into cycle_waiver (council_id, cycle_id, state, code, document, author, at)
                select council_id, cycle_id, 'year_end', code, '1/BB', 'test', current_instant()
                from cycle
                cross join unnest(array['meeting_not_planned', 'next_officers_not_agreed']) as code
                where year = 2025
                """)
            let guidance = try Settings.Place(year: 2025, layer: .guidance, cluster: nil)
            _ = try Settings.set("missing_work_policy", to: "zero", at: guidance, transaction)
            _ = try Closings.schedule(
                year: 2025, kind: .yearEnd, at: "2026-01-31T17:00", cutOffDays: 0, transaction)
            let run = try Closings.run(year: 2025, kind: .yearEnd, transaction)
            #expect(run.held == 0, "\(run.cycles)")
        }
    }

    @Test("name the finding, the covenant that was not signed, and the report with its days")
    func facts() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.on("2025-02-10") { transaction in
                let text = try #require(CovenantText("Thi đua"))
                _ = try Covenants.draft(text, year: 2025, cluster: "cum-1", document: "1/GƯ", transaction)
                for unit in ["a", "b"] {
                    _ = try Covenants.sign(
                        .init(year: 2025, cluster: "cum-1", unit: unit, by: .test, document: "1/GƯ"), transaction)
                }
            }
            try await sample.importCards(SampleCouncil.decided)
            try await sample.call("year_end", on: "2025-12-01", due: "2025-12-15", parts: "figures,narrative")
            try await sample.file("a", "year_end", on: "2025-12-18")
            try await sample.file("b", "year_end", on: "2025-12-10", parts: "figures")
            _ = try await sample.work { transaction in
                let finding = Findings.New(
                    channel: .public, effect: .notConsidered, points: nil, reason: "Xin miễn", document: "1/CV")
                return try Findings.add(finding, unit: "c", year: 2025, cluster: nil, transaction).isNew
            }
            try await Self.closeAtCutOff(sample)
            let dossier = "[dossier_gate=late (default)]"
            #expect(
                try await Self.gates(sample, "a") == [
                    "dossier_late 3 \(dossier) the year-end report was due on 2025-12-15 and whole on 2025-12-18, 3 days late"
                ])
            #expect(
                try await Self.gates(sample, "b") == [
                    "dossier_incomplete - \(dossier) the year-end report was due on 2025-12-15 and is not whole; missing: narrative"
                ])
            let all = try await Self.gates(sample, "c")
            try #require(all.count == 3)
            #expect(all[0].hasPrefix("not_considered finding 1 [a finding effect=not_considered that is not lifted] "))
            #expect(
                all[1]
                    == "covenant_unsigned - [covenant_closes_on=02-28 (default)] c did not sign the covenant of cum-1")
            #expect(all[2].hasPrefix("dossier_incomplete - "))
            #expect(
                try await Self.gates(sample, "d") == [
                    "- - [only gates bar a nomination] nothing bars it from nomination"
                ])
        }
    }

    private static let policies = [
        (
            "zero",
            [
                "policy card zero", "base - 0.00", "bonus - 0.00", "deduction - 0.00", "total - 0.00", "tie - total",
                "rank - 3", "class - average", "gate work_missing -", "slot - barred",
            ]
        ),
        (
            "not_ranked",
            [
                "policy card not_ranked", "base - -", "bonus - -", "deduction - -", "total - -", "rank - -",
                "gate work_missing -", "slot - barred",
            ]
        ),
    ]

    @Test("say what the policy made of a card that nobody decided", arguments: policies)
    func policy(policy: String, expected: [String]) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.set("missing_work_policy", policy)
            try await sample.importCards(SampleCouncil.decided.replacing("\nc,2.1,30,,", with: ""))
            try await sample.on("2025-12-01") { transaction in
                _ = try Closings.schedule(
                    year: 2025, kind: .yearEnd, at: "2026-01-20T17:00", cutOffDays: 3, transaction)
            }
            #expect(try await sample.close().cycles[0].policy == policy)
            let steps = try await Self.explain(sample, "c")
            let lines = steps.map { [$0.step, $0.item ?? "-", $0.value ?? "-"].joined(separator: " ") }
            #expect(Array(lines.dropLast(3)) == expected)
            #expect(steps[0].rule == "missing_work_policy=\(policy) (guidance)")
        }
    }

    @Test("say that equals share a rank, and that the council still has to choose")
    func shared() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(units: ["a", "b", "c"])
            try await sample.set("tie_keys", "more_bonus")
            try await sample.importCards(
                "a,1.1,60,,\na,2.1,30,,\nb,1.1,50,,\nb,2.1,40,,\nc,1.1,40,,\nc,2.1,30,,")
            try await sample.close()
            let steps = try await Self.explain(sample, "a")
            let texts = steps.filter { ["tie_key", "tie", "rank", "slot"].contains($0.step) }.map {
                $0.text(in: .english)
            }
            #expect(
                texts == [
                    "this key tells nobody apart; equal so far to b (b 0.00)",
                    "equal to b by every key, so they share the rank", "rank 1 of 3, shared with b",
                    "a is equal to others at rank 1; the chair of the council still chooses: closing choose (flag 1: -, certificate 1: -)",
                ])
        }
    }

    @Test("weigh halves as the total does")
    func halves() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.adopt(MidYearFixture.halves)
            try await sample.work { transaction in
                _ = try Cards.importRows(
                    Array(
                        "unit,criterion,half,points\na,M,1,5\na,M,2,9.5\nb,M,1,5\nb,M,2,5\nc,M,1,1\nc,M,2,1\nd,M,1,1\nd,M,2,1\ne,M,1,1\ne,M,2,1\n"
                            .utf8),
                    Cards.Writing(.decided, year: 2025, by: .test, document: "1/QĐ", isRecord: true), transaction)
            }
            try await sample.close()
            let line = try #require(try await Self.explain(sample, "a").first)
            #expect(line.value == "8.00" && line.rule == "base: (1 × 5.00 + 2 × 9.50) / 3, rounded half up")
            #expect(line.note?.contains("half 1; ") == true && line.note?.contains("half 2; ") == true)
        }
    }
}
