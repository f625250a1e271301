import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// The three layers against a naive model, for generated histories of setting and unsetting.
@Suite("Settings against a naive model")
struct SettingOracleTests {
    private struct Key: Hashable {
        var year: Int
        var layer: SettingLayer
        var cluster: String?
        var name: String
    }

    private struct Model {
        var said: [Key: String] = [:]
        let defaults: [String: String]

        /// Looks from the innermost layer outwards.
        func value(_ name: String, year: Int, cluster: String?) -> String {
            if let cluster {
                for layer in [SettingLayer.cycle, .regulation] {
                    if let value = said[Key(year: year, layer: layer, cluster: cluster, name: name)] { return value }
                }
            }
            let guidance = said[Key(year: year, layer: .guidance, cluster: nil, name: name)]
            return guidance ?? defaults[name] ?? ""
        }
    }

    private static let names = ["consensus_days", "appraisal_days", "certificates_per_cluster", "second_half_weight"]
    private static let clusters = ["cum-1", "cum-2"]

    @Test("agree", arguments: [1, 2, 3] as [UInt64])
    func agrees(seed: UInt64) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                var random = SeededGenerator(seed: seed)
                let definitions = try Settings.definitions(transaction).filter { Self.names.contains($0.name) }
                var model = Model(
                    defaults: Dictionary(definitions.map { ($0.name, $0.defaultValue) }) { first, _ in first })
                for _ in 0..<60 {
                    try Self.step(definitions, &model, &random, transaction)
                    try Self.compare(model, seed, transaction)
                }
            }
        }
    }

    /// Sets or unsets one of the names somewhere it may be set.
    private static func step(
        _ definitions: [SettingDefinition], _ model: inout Model, _ random: inout SeededGenerator,
        _ transaction: borrowing Transaction
    ) throws {
        guard let definition = definitions.randomElement(using: &random),
            let layer = definition.layers.randomElement(using: &random)
        else { return }
        // Only 2025 has cycles.
        let year = layer == .cycle ? 2025 : Int.random(in: 2025...2026, using: &random)
        let cluster = layer == .guidance ? nil : clusters.randomElement(using: &random)
        let value = Int.random(in: 0...2, using: &random) == 0 ? nil : "\(Int.random(in: 1...4, using: &random))"
        let key = Key(year: year, layer: layer, cluster: cluster, name: definition.name)
        let place = try Settings.Place(year: year, layer: layer, cluster: cluster)
        let change = try Settings.set(definition.name, to: value, at: place, transaction)
        #expect((change == nil) == (model.said[key] == value), "\(key)")
        #expect(change == nil || change?.before == model.said[key])
        model.said[key] = value
    }

    private static func compare(_ model: Model, _ seed: UInt64, _ transaction: borrowing Transaction) throws {
        for year in [2025, 2026] {
            for cluster in [nil, "cum-1", "cum-2"] {
                let found = try Settings.entries(year: year, cluster: cluster, transaction)
                    .filter { names.contains($0.definition.name) }
                for entry in found {
                    let expected = model.value(entry.definition.name, year: year, cluster: cluster)
                    #expect(entry.value == expected, "seed \(seed): \(entry.definition.name) \(year) \(cluster ?? "-")")
                }
                #expect(found.count == names.count)
            }
        }
        // The set-based way, the way of one cycle and the way of one value.
        let rows = try transaction.query(
            """
            select cluster.code, resolved.name, resolved.value,
                   setting_of(cycle.cycle_id, resolved.name) as one, setting_value(2025, cluster.code, resolved.name) as other
            from settings_of((select array_agg(cycle_id) from cycle), \(names)) as resolved
            join cycle using (cycle_id) join cluster using (council_id, cluster_id)
            """)
        #expect(rows.count == names.count * clusters.count)
        for row in rows {
            let expected = model.value(try row["name"], year: 2025, cluster: try row["code"])
            let found: [String?] = [try row["value"], try row["one"], try row["other"]]
            #expect(found == [expected, expected, expected], "seed \(seed)")
        }
    }
}
