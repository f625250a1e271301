import CouncilStore
import Councils
import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Settings in the store")
struct SettingTests {
    private static func place(
        _ layer: SettingLayer = .guidance, _ cluster: String? = nil, year: Int = 2025
    ) throws -> Settings.Place {
        try Settings.Place(year: year, layer: layer, cluster: cluster)
    }

    @Test("are defined so that every kind reads, every default is one of its values, and both languages explain it")
    func definitions() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            let definitions = try await sample.work { try Settings.definitions($0) }
            #expect(definitions.count > 80)
            #expect(Set(definitions.map(\.name)).count == definitions.count)
            for definition in definitions {
                #expect(definition.name.wholeMatch(of: #/[a-z][a-z_]*[a-z]/#) != nil, "\(definition.name)")
                #expect(definition.kind.canonical(definition.defaultValue) == definition.defaultValue, "\(definition)")
                #expect(!definition.layers.isEmpty, "\(definition.name)")
                let (english, vietnamese) = (definition.doc(in: .english), definition.doc(in: .vietnamese))
                #expect(english.count > 15 && vietnamese.count > 10 && english != vietnamese, "\(definition.name)")
            }
            let shares = try await sample.work { transaction in
                try transaction.query(
                    "select name from setting_definitions() where unit is null and kind like 'share%'")
            }
            #expect(shares.isEmpty, "a share says of what")
        }
    }

    @Test("hold by the nearest layer, and fall back when it says nothing any more")
    func layers() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let steps: [(SettingLayer, String?, String?, [String])] = [
                (.guidance, nil, "9", ["9 guidance", "9 guidance", "9 guidance"]),
                (.regulation, "cum-1", "8", ["9 guidance", "8 regulation", "9 guidance"]),
                (.cycle, "cum-1", "7", ["9 guidance", "7 cycle", "9 guidance"]),
                (.regulation, "cum-1", nil, ["9 guidance", "7 cycle", "9 guidance"]),
                (.cycle, "cum-1", nil, ["9 guidance", "9 guidance", "9 guidance"]),
                (.guidance, nil, nil, ["10 default", "10 default", "10 default"]),
            ]
            for (layer, cluster, value, expected) in steps {
                let found = try await sample.work { transaction in
                    _ = try Settings.set("consensus_days", to: value, at: Self.place(layer, cluster), transaction)
                    return try [nil, "cum-1", "cum-2"].map { cluster in
                        let entry = try Settings.show("consensus_days", year: 2025, cluster: cluster, transaction)
                        return "\(entry.value) \(entry.layer?.rawValue ?? "default")"
                    }
                }
                #expect(found == expected, "\(layer) \(cluster ?? "-") \(value ?? "-")")
            }
        }
    }

    @Test("change once, each time as the next version with what was before; the same again changes nothing")
    func versions() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let (changes, events) = try await sample.work { transaction in
                let changes = try ["4", "4,00", "3", nil, nil].map { value in
                    try Settings.set(
                        "bonus_cap_share", to: value, at: Self.place(), document: "12/HD-HĐTĐ", transaction)
                }
                let events = try Events.list(after: nil, limit: 100, transaction).filter {
                    $0.command.hasPrefix("setting")
                }
                return (
                    changes.map { $0.map { "\($0.before ?? "-") \($0.after ?? "-") \($0.version)" } },
                    events.map { "\($0.command) \($0.object) \($0.before?.text ?? "") \($0.after?.text ?? "")" }
                )
            }
            #expect(changes == ["- 4.00 1", nil, "4.00 3.00 2", "3.00 - 3", nil])
            let object = "setting/2025/guidance/bonus_cap_share"
            let paper = #""version": "#
            #expect(events.count == 3)
            #expect(
                events.first == """
                    setting set \(object) {"value": null} {"value": "4.00", \(paper)1, "document": "12/HD-HĐTĐ"}
                    """)
            #expect(
                events.last == """
                    setting unset \(object) {"value": "3.00"} {"value": null, \(paper)3, "document": "12/HD-HĐTĐ"}
                    """)
        }
    }

    @Test("are refused where name, value, layer or cluster cannot be")
    func refused() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let unknown = await #expect(throws: UnknownSetting.self) {
                try await sample.work { try Settings.set("bonus_cap", to: "4", at: Self.place(), $0) }
            }
            #expect(unknown?.message(near: "bonus_cap_share").code == "setting_missing_near")
            let value = await #expect(throws: SettingMistake.self) {
                try await sample.work { try Settings.set("bonus_cap_share", to: "101", at: Self.place(), $0) }
            }
            #expect(value?.message(in: .english).text().contains("from 0.00 to 100.00") == true)
            let layer = await #expect(throws: CouncilError.self) {
                try await sample.work {
                    try Settings.set("tie_keys", to: "more_bonus", at: Self.place(.cycle, "cum-1"), $0)
                }
            }
            #expect(
                layer?.message.code == "setting_of_other_layers" && layer?.message.parameters["layers"] == "guidance")
            let bare = await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    try transaction.execute(
                        "select write_settings('x', 2025, 'cycle', 'cum-1', array['tie_keys'], array['more_bonus'], null)"
                    )
                }
            }
            #expect(bare?.message.code == "setting_of_other_layers", "by SQL too")
            for (cluster, year, code) in [("x", 2025, "cluster_missing"), ("cum-1", 2030, "cycle_missing")] {
                let error = await #expect(throws: CouncilError.self) {
                    try await sample.work {
                        try Settings.set("consensus_days", to: "4", at: Self.place(.cycle, cluster, year: year), $0)
                    }
                }
                #expect(error?.message.code == code)
            }
            #expect(throws: CouncilError.self) { try Self.place(.guidance, "cum-1") }
            #expect(throws: CouncilError.self) { try Self.place(.regulation, nil) }
            let mistaken = await #expect(throws: PostgresError.self) {
                try await sample.work { try Settings.text("no_such", year: 2025, cluster: nil, $0) }
            }
            #expect(
                "\(String(describing: mistaken))".contains("no_such"), "an unknown name in the program is no default")
        }
    }

    @Test("of the classes descend in every cluster, whatever layers they come from")
    func descending() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let steps: [(String, String, SettingLayer, String?, String?)] = [
                ("good_from", "90", .guidance, nil, "-"), ("good_from", "89.99", .guidance, nil, nil),
                ("good_from", "60", .regulation, "cum-2", "cum-2"), ("fair_from", "50", .regulation, "cum-2", nil),
                ("good_from", "60", .regulation, "cum-2", nil), ("fair_from", "60", .guidance, nil, nil),
                ("excellent_from", "100", .regulation, "cum-1", nil), ("excellent_from", "60", .guidance, nil, "-"),
            ]
            for (name, value, layer, cluster, refusedFor) in steps {
                let error: CouncilError?
                do {
                    _ = try await sample.work {
                        try Settings.set(name, to: value, at: Self.place(layer, cluster), $0)
                    }
                    error = nil
                } catch let refusal as CouncilError { error = refusal }
                #expect(error?.message.parameters["cluster"] == refusedFor, "\(name) \(value) \(cluster ?? "-")")
                #expect(error == nil || error?.message.code == "class_thresholds_rise")
            }
            // Fair is 50 by the regulation of cum-2, and would be 65 by the guidance: above what good is there.
            let unset = await #expect(throws: CouncilError.self) {
                try await sample.work {
                    _ = try Settings.set("fair_from", to: "65", at: Self.place(), $0)
                    _ = try Settings.set("fair_from", to: nil, at: Self.place(.regulation, "cum-2"), $0)
                }
            }
            #expect(unset?.message.parameters["cluster"] == "cum-2")
        }
    }

    @Test("decide the classes of a closing, cluster by cluster, and stand in its digest")
    func classes() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            let (plain, changed, classes) = try await sample.work(ending: .rollback) { transaction in
                let plain = try transaction.savepoint { transaction in
                    try Self.digests(transaction)
                }
                _ = try Settings.set("excellent_from", to: "95", at: Self.place(.regulation, "cum-1"), transaction)
                let changed = try Self.digests(transaction)
                let classes = try transaction.query(
                    """
                    select ranked.unit_code || ' ' || ranked.class as text
                    from rank_cards(closing_rules(
                        (select array_agg(cycle_id) from cycle), (select array_agg(null::text) from cycle))) as ranked
                    order by ranked.unit_code
                    """
                ).map { try $0["text"] as String }
                return (plain, changed, classes)
            }
            #expect(classes == ["a good", "b good", "c fair", "d good", "e average"])
            #expect(plain["cum-1"] != changed["cum-1"] && plain["cum-2"] == changed["cum-2"])
        }
    }

    private static func digests(_ transaction: borrowing Transaction) throws -> [String: String] {
        let rows = try transaction.query(
            """
            select cluster.code, encode(found.inputs_digest, 'hex') as digest
            from (
                select closing_rules(array_agg(cycle_id), array_agg(null::text)) as rules from cycle) as asked
            cross join lateral (select array_agg(ranked) as rows from rank_cards(asked.rules) as ranked) as worked_out
            cross join lateral closing_digests(asked.rules, worked_out.rows) as found
            join cycle using (cycle_id) join cluster using (council_id, cluster_id)
            """
        ).map { row in (try row["code"] as String, try row["digest"] as String) }
        return Dictionary(rows) { first, _ in first }
    }

    @Test("of a closed year are frozen: a cluster's with its cycle, the guidance with the first that is closed")
    func frozen() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Settings.set("consensus_days", to: "7", at: Self.place(.regulation, "cum-1"), transaction)
            }
            // The cards of cum-2 are not decided, so that only cum-1 closes.
            try await sample.importCards("a,1.1,60,,\na,2.1,30,,\nb,1.1,50,,\nb,2.1,40,,\nc,1.1,40,,\nc,2.1,30,,\n")
            _ = try await sample.work { try Closings.close(2025, $0) }
            let attempts: [(SettingLayer, String?, Int, String?, String?)] = [
                (.guidance, nil, 2025, "5", "guidance_frozen"), (.regulation, "cum-1", 2025, "5", "setting_frozen"),
                (.regulation, "cum-1", 2025, nil, "setting_frozen"), (.cycle, "cum-1", 2025, "5", "setting_frozen"),
                (.cycle, "cum-2", 2025, "5", nil), (.regulation, "cum-2", 2025, "5", nil),
                (.guidance, nil, 2026, "5", nil), (.regulation, "cum-1", 2026, "5", nil),
            ]
            for (layer, cluster, year, value, code) in attempts {
                var refusal: CouncilError?
                do {
                    _ = try await sample.work {
                        try Settings.set("consensus_days", to: value, at: Self.place(layer, cluster, year: year), $0)
                    }
                } catch let error as CouncilError { refusal = error }
                #expect(refusal?.message.code == code, "\(layer) \(cluster ?? "-") \(year)")
                #expect(refusal == nil || refusal?.kind == .frozen)
            }
        }
    }

    @Test("of a council are not those of another")
    func tenancy() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare("tinh-mau")
            try await sample.prepare("tinh-khac")
            _ = try await sample.work("tinh-khac") { try Settings.set("consensus_days", to: "3", at: Self.place(), $0) }
            let mine = try await sample.work {
                try Settings.integer("consensus_days", year: 2025, cluster: "cum-1", $0)
            }
            #expect(mine == 10)
        }
    }

    @Test("are the council's in the guidance, and in a cluster's layers its head's too")
    func permissions() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                try transaction.execute(
                    """
                    insert into cycle_officer (council_id, cycle_id, unit_id, role, appointed_by, appointed_at, ended_at)
                    select council_id, cycle_id, unit_id, role, 'test', current_instant(), ended
                    from (values ('a', 'head', null::timestamptz), ('b', 'deputy', null), ('c', 'head', current_instant())
                         ) as officer (code, role, ended)
                    join unit using (code) join scorecard using (council_id, unit_id)
                    """)
            }
            let cases: [(Role, String?, SettingLayer, String?, Bool)] = [
                (.secretary, nil, .guidance, nil, true), (.chair, nil, .guidance, nil, true),
                (.admin, nil, .cycle, "cum-2", true), (.secretary, nil, .regulation, "cum-1", true),
                (.head, "a", .guidance, nil, false), (.head, "a", .regulation, "cum-1", true),
                (.head, "a", .cycle, "cum-1", true), (.head, "a", .cycle, "cum-2", false),
                (.head, "b", .cycle, "cum-1", false), (.head, "c", .cycle, "cum-1", false),
                (.head, "d", .cycle, "cum-1", false), (.head, nil, .cycle, "cum-1", false),
                (.member, "a", .cycle, "cum-1", false), (.viewer, nil, .guidance, nil, false),
            ]
            for (role, unit, layer, cluster, may) in cases {
                let actor = Actor("test", role: role, unit: unit)
                let allowed = try await sample.work { transaction in
                    do {
                        try Settings.authorise(actor, at: Self.place(layer, cluster), transaction)
                        return true
                    } catch is CouncilError { return false }
                }
                #expect(allowed == may, "\(role) \(unit ?? "-") \(layer) \(cluster ?? "-")")
            }
        }
    }

    @Test("come in as a file, all or none, and go out as the same file")
    func files() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let text =
                "name,value\nreminder_days,\"14,7,1\"\nyear_end_closing_on,12-20\nexcellent_from,60\ngood_from,50\n"
            let bad = await #expect(throws: CouncilError.self) {
                try await sample.work { try Self.importText(text, $0) }
            }
            #expect(bad?.message.code == "class_thresholds_rise")
            let none = try await sample.work { try Settings.export(Self.place(), $0) }
            #expect(none.isEmpty, "nothing of a refused file stays")
            let (first, again, out) = try await sample.work { transaction in
                let text = text + "fair_from,40\n"
                let first = try Self.importText(text, transaction)
                let out = SettingRows.csv(try Settings.export(Self.place(), transaction)).joined(separator: "\n")
                return (first.count, try Self.importText(out, transaction).count, out)
            }
            #expect(first == 5 && again == 0)
            #expect(
                out == """
                    name,value
                    year_end_closing_on,12-20
                    reminder_days,"14,7,1"
                    excellent_from,60.00
                    good_from,50.00
                    fair_from,40.00
                    """)
        }
    }

    private static func importText(
        _ text: String, _ transaction: borrowing Transaction
    ) throws -> [Settings.Change] {
        let file = try SettingRows(
            csv: Array(text.utf8), layer: .guidance, definitions: Settings.definitions(transaction))
        return try Settings.importRows(file, at: place(), transaction)
    }

    @Test("are read in the type of their kind")
    func typed() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Settings.set("self_scoring_opens_on", to: "10-31", at: Self.place(.cycle, "cum-1"), transaction)
                let (year, cluster) = (2025, "cum-1")
                #expect(try Settings.integer("consensus_days", year: year, cluster: cluster, transaction) == 10)
                #expect(try Settings.integers("reminder_days", year: year, cluster: nil, transaction) == [14, 7, 1])
                #expect(
                    try Settings.share("excellent_from", year: year, cluster: cluster, transaction).description
                        == "90.00")
                #expect(try Settings.choice("missing_work_policy", year: year, cluster: nil, transaction) == "hold")
                #expect(try Settings.words("tie_keys", year: year, cluster: nil, transaction).last == "cluster_ballot")
                #expect(try Settings.yesNo("cross_points", year: year, cluster: cluster, transaction) == false)
                let threshold = "flag_council_ballot_threshold"
                #expect(try Settings.fraction(threshold, year: year, cluster: nil, transaction) == Fraction("80%"))
                let days = try ["self_scoring_opens_on", "year_end_closing_on", "open_next_cycle_on"].map {
                    try "\(Settings.day($0, year: year, cluster: cluster, transaction))"
                }
                #expect(days == ["2025-10-31", "2026-01-31", "2024-12-01"])
                #expect(throws: (any Error).self) {
                    try Settings.integer("cross_points", year: year, cluster: nil, transaction)
                }
            }
        }
    }
}
