import CouncilStore
import Councils
import Foundation
import Postgres
import Testing

/// Settings where they hold: in the defaults of commands, in agreements, in the members' window.
@Suite("Settings in effect")
struct SettingsInEffectTests {
    /// The council prepared, with these values in the guidance, or in a cluster's regulation.
    private static func with(
        _ values: [(name: String, value: String, cluster: String?)] = [],
        _ body: @escaping @Sendable (SampleCouncil) async throws -> Void
    ) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            for (name, value, cluster) in values { try await sample.set(name, value, cluster: cluster) }
            try await body(sample)
        }
    }

    @Test("give an import of criteria what neither file nor arguments say")
    func defaults() async throws {
        let values: [(String, String, String?)] = [
            ("bonus_cap_share", "4", nil), ("criterion_step", "0.2", nil), ("over_achievement_share", "120", nil),
            ("year_aggregate", "halves", nil), ("second_half_weight", "3", nil),
        ]
        try await Self.with(values) { sample async throws in
            try await sample.importCriteria(SampleCouncil.agreeable())
            let header = try await sample.criteria()
            #expect(header.bonusCap.description == "4.00")
            #expect(header.terms.aggregate == .halves(first: 1, second: 3))
            #expect(header.terms.overAchievement.description == "120.00")
            let steps = try await sample.work { try CriteriaSets.lines(of: header, $0).map(\.step.description) }
            #expect(steps == ["0.20", "0.01", "0.20", "0.20"], "what is computed is exact")
        }
    }

    @Test("give way to what is said")
    func explicit() async throws {
        let values: [(String, String, String?)] = [
            ("bonus_cap_share", "4", nil), ("over_achievement_share", "120", nil), ("year_aggregate", "halves", nil),
        ]
        try await Self.with(values) { sample async throws in
            let choice = CriteriaSets.Choice(
                bonusCap: try Points(parsing: "7"), aggregate: "annual", overAchievement: try Points(parsing: "100"))
            try await sample.importCriteria(choosing: choice)
            let header = try await sample.criteria()
            #expect(header.bonusCap.description == "7.00" && header.terms == CriteriaTerms())
            try await sample.importCriteria(choosing: CriteriaSets.Choice(aggregate: "halves", weights: "2:5"))
            #expect(try await sample.criteria().terms.aggregate == .halves(first: 2, second: 5))
            let code = await sample.refusal {
                try await sample.importCriteria(choosing: CriteriaSets.Choice(aggregate: "annual", weights: "2:5"))
            }
            #expect(code == "aggregate_malformed")
        }
    }

    @Test("say how many members must agree before a regulation can be approved")
    func regulationShare() async throws {
        let text = ["legal_basis", "principles", "organisation", "working_regime", "members", "head_and_deputies"]
            .map { "\($0),Nội dung\n" }.joined()
        try await Self.with([]) { sample async throws in
            try await sample.work { transaction in
                let draft = try RegulationDraft(csv: Array(("part,text\n" + text).utf8))
                _ = try Regulations.draft(draft, title: "Quy chế", cluster: "cum-1", transaction)
                _ = try Regulations.agree(
                    unit: "a", cluster: "cum-1", version: nil, document: nil, transaction)
            }
            let approve: @Sendable (borrowing Transaction) throws -> Void = { transaction in
                _ = try Regulations.approve(cluster: "cum-1", version: nil, document: "7/QĐ", transaction)
            }
            let early = await sample.refusal { try await sample.work { try approve($0) } }
            #expect(early == "regulation_not_agreed")
            try await sample.set("regulation_agreement_share", "33.33")
            #expect(await sample.refusal { try await sample.work { try approve($0) } } == nil)
        }
    }

    @Test("in which clusters differ are no default for both; apart, or said, they are none's business")
    func differing() async throws {
        let steps = SampleCouncil.agreeable().replacing(",manual,,", with: ",manual,1,").replacing(
            ",bonus,,", with: ",bonus,1,"
        ).replacing(",deduction,,", with: ",deduction,1,")
        try await Self.with([("bonus_cap_share", "4", "cum-2"), ("criterion_step", "1", "cum-2")]) {
            sample async throws in
            let differing = await #expect(throws: CouncilError.self) { try await sample.importCriteria(steps) }
            #expect(differing?.message.code == "setting_differs")
            #expect(
                differing?.message.parameters == [
                    "name": "bonus_cap_share", "cluster": "cum-1", "value": "5.00", "other": "cum-2",
                    "other_value": "4.00", "argument": "bonus_cap=",
                ])
            let cap = CriteriaSets.Choice(bonusCap: try Points(parsing: "3"))
            try await sample.importCriteria(choosing: cap, steps)
            let code = await sample.refusal {
                try await sample.importCriteria(choosing: cap, SampleCouncil.agreeable())
            }
            #expect(code == "step_differs")
            for (cluster, expected) in [("cum-1", "5.00"), ("cum-2", "4.00")] {
                try await sample.importCriteria(SampleCouncil.agreeable(), code: cluster, clusters: [cluster])
                #expect(try await sample.criteria(cluster).bonusCap.description == expected)
            }
        }
    }

    @Test("change how many must agree to criteria, from then on, and never undo an agreement")
    func shares() async throws {
        try await Self.with { sample async throws in
            try await sample.set("criteria_agreement_share", "50")
            #expect(try await sample.agree(["cum-1"], unit: "a").map(\.isAgreed) == [false])
            try await sample.set("criteria_agreement_share", "34", cluster: "cum-1")
            #expect(try await sample.agree(["cum-1"], unit: "b").map(\.isNewlyAgreed) == [true], "2 of 3 are enough")
            #expect(try await sample.agree(["cum-2"], unit: "d").map(\.isNewlyAgreed) == [true], "1 of 2 is enough")
            try await sample.set("criteria_agreement_share", "100", cluster: "cum-1")
            try await sample.set("criteria_agreement_share", "100")
            for cluster in ["cum-1", "cum-2"] { #expect(try await sample.criteria(cluster).agreedAt != nil) }
            #expect(
                try await sample.importCards("a,1.1,60,,\n").lines == 1, "and what was agreed goes on being scored by")
        }
    }

    @Test("tell when the closing is due, unless it is said")
    func closing() async throws {
        try await Self.with { sample async throws in
            let usual = try await sample.schedule()
            #expect("\(usual.dueAt)" == "2026-01-31T10:00:00Z" && "\(usual.cutOffAt)" == "2026-03-02T10:00:00Z")
            try await sample.set("year_end_closing_on", "12-26")
            try await sample.set("year_end_closing_time", "16:30")
            try await sample.set("year_end_cut_off_days", "5")
            let own = try await sample.schedule()
            #expect("\(own.dueAt)" == "2025-12-26T09:30:00Z" && "\(own.cutOffAt)" == "2025-12-31T09:30:00Z")
            let said = try await sample.schedule(at: "2026-01-10T08:00", cutOffDays: 1)
            #expect("\(said.dueAt)" == "2026-01-10T01:00:00Z" && "\(said.cutOffAt)" == "2026-01-11T01:00:00Z")
        }
    }

    @Test("in which cycles differ do not schedule a closing; a cut-off may count working days")
    func unclearClosing() async throws {
        try await Self.with { sample async throws in
            try await sample.set("year_end_closing_on", "12-26", cluster: "cum-2", layer: .cycle)
            #expect(await sample.refusal { _ = try await sample.schedule() } == "closing_setting_differs")
            #expect(try await sample.schedule(at: "2026-01-10T08:00").changed)
            try await sample.set("year_end_cut_off_day_kind", "working")
            try await sample.set("year_end_cut_off_days", "5")
            let working = try await sample.schedule(at: "2026-01-08T08:00")
            #expect("\(working.cutOffAt)" == "2026-01-15T01:00:00Z", "five working days, and a weekend between")
            let said = try await sample.schedule(at: "2026-01-08T08:00", cutOffDays: 5)
            #expect("\(said.cutOffAt)" == "2026-01-13T01:00:00Z", "what is said counts calendar days")
        }
    }

    @Test("are those that a rule reads: a definition says so truthfully")
    func truthful() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var sources = ""
        for folder in ["Sources/CouncilStore", "sql/functions"] {
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard ["swift", "sql"].contains(file.pathExtension), file.lastPathComponent != "setting_definitions.sql"
                else { continue }
                sources += try String(contentsOf: file, encoding: .utf8)
            }
        }
        let definitions = try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            return try await sample.work { try Settings.definitions($0) }
        }
        for definition in definitions {
            let isRead = ["\"", "'"].contains { sources.contains($0 + definition.name + $0) }
            #expect(isRead == definition.isUsed, "\(definition.name)")
        }
    }
}

extension SampleCouncil {
    fileprivate func set(
        _ name: String, _ value: String, cluster: String? = nil, layer: SettingLayer = .regulation
    ) async throws {
        let place = try Settings.Place(year: 2025, layer: cluster == nil ? .guidance : layer, cluster: cluster)
        _ = try await work { try Settings.set(name, to: value, at: place, $0) }
    }

    fileprivate func importCriteria(choosing choice: CriteriaSets.Choice, _ csv: String = agreeable()) async throws {
        _ = try await work {
            try CriteriaSets.importTable(
                csv: Array(csv.utf8), code: "bang-diem", year: 2025, clusters: nil, choosing: choice, $0)
        }
    }

    fileprivate func schedule(at: String? = nil, cutOffDays: Int? = nil) async throws -> Closings.Scheduled {
        try await work { try Closings.schedule(year: 2025, kind: .yearEnd, at: at, cutOffDays: cutOffDays, $0) }
    }
}
