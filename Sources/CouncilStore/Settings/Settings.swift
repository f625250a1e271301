public import Councils
public import Postgres

/// What councils set in three layers: guidance, the cluster's regulation, the cycle; and what holds where nobody set anything.
public enum Settings {
    /// One setting as it holds in a place: for the guidance of a year, or for a cluster's year.
    public struct Entry: Sendable {
        /// What it is.
        public let definition: SettingDefinition
        /// What holds.
        public let value: String
        /// Where that comes from; `nil` for the default.
        public let layer: SettingLayer?
        /// What each layer says; a layer that says nothing is absent.
        public let layers: [SettingLayer: String]
    }

    /// Where a value is set: one layer of one year.
    public struct Place: Sendable, Equatable {
        /// The award year.
        public let year: Int
        /// The layer.
        public let layer: SettingLayer
        /// The cluster's code; `nil` for the guidance alone.
        public let cluster: String?

        /// A place; throws ``CouncilError/Kind/badValue`` where layer and cluster do not go together.
        public init(year: Int, layer: SettingLayer, cluster: String?) throws(CouncilError) {
            if layer == .guidance && cluster != nil { throw CouncilError(.badValue, "guidance_is_for_all") }
            if layer != .guidance && cluster == nil {
                throw CouncilError(.badValue, "setting_layer_needs_cluster", ["layer": layer.rawValue])
            }
            (self.year, self.layer, self.cluster) = (year, layer, cluster)
        }
    }

    /// One value that was changed.
    public struct Change: Sendable, Equatable {
        /// The setting.
        public let name: String
        /// What the layer said before; `nil` for nothing.
        public let before: String?
        /// What it says now; `nil` for nothing.
        public let after: String?
        /// How often the layer has spoken on this setting, this time included.
        public let version: Int
    }

    /// Everything that can be set, in the order of the definitions.
    public static func definitions(_ transaction: borrowing Transaction) throws -> [SettingDefinition] {
        try transaction.query("select * from setting_definitions()").map { row in
            let name: String = try row["name"]
            let definition = SettingDefinition(
                name: name, kind: try row["kind"], defaultValue: try row["default_value"], unit: try row["unit"],
                layers: try row["layers"], isUsed: try row["is_used"], english: try row["doc_en"],
                vietnamese: try row["doc_vi"])
            guard let definition else { throw Undefined(name: name) }
            return definition
        }
    }

    /// A definition of the schema that this program cannot read: a mistake of the program.
    struct Undefined: Error {
        let name: String
    }

    /// The settings as they hold for a year's guidance, or for a cluster's year, in the order of the definitions.
    ///
    /// Throws ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func entries(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> [Entry] {
        try Clusters.require(cluster, transaction)
        let definitions = try definitions(transaction)
        let rows = try transaction.query(
            """
            select resolved.*
            from (select \(cluster)::text as code) as wanted
            left join cluster on cluster.code = wanted.code
            cross join lateral setting_layers(
                array[\(Int32(year))], array[cluster.cluster_id], \(definitions.map(\.name))) as resolved
            """
        ).map(Resolved.init)
        let resolved = Dictionary(rows.map { ($0.name, $0) }) { first, _ in first }
        return definitions.compactMap { definition in resolved[definition.name].map { $0.entry(of: definition) } }
    }

    /// One setting as it holds; throws `UnknownSetting`, and ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func show(
        _ name: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> Entry {
        let entries = try entries(year: year, cluster: cluster, transaction)
        let definition = try entries.map(\.definition).named(name)
        guard let entry = entries.first(where: { $0.definition == definition }) else { throw Undefined(name: name) }
        return entry
    }
}

extension Settings {
    /// Sets a value, or unsets it by `nil`, and tells what changed; `nil` where it was so already.
    ///
    /// The value is checked and brought into the text that is stored. Throws `UnknownSetting`, `SettingMistake`, and
    /// ``CouncilError`` for a layer that may not set this, for a closed year, and for classes that would not descend.
    public static func set(
        _ name: String, to value: String?, at place: Place, document: String? = nil,
        _ transaction: borrowing Transaction
    ) throws -> Change? {
        let definition = try definitions(transaction).named(name)
        guard definition.layers.contains(place.layer) else {
            throw CouncilError(.badValue, definition.refusal(of: place.layer))
        }
        let stored = try value.map { try definition.canonical($0) }
        let command = value == nil ? "setting unset" : "setting set"
        return try write(command, [(name, stored)], at: place, document: document, transaction).first
    }

    /// Sets the values of a file, all or none, and tells what changed.
    public static func importRows(
        _ file: SettingRows, at place: Place, document: String? = nil, _ transaction: borrowing Transaction
    ) throws -> [Change] {
        let values = file.rows.map { ($0.name, Optional($0.value)) }
        return try write("setting import", values, at: place, document: document, transaction)
    }

    /// What one layer says, in the order of the definitions.
    public static func export(_ place: Place, _ transaction: borrowing Transaction) throws -> [SettingRows.Row] {
        try entries(year: place.year, cluster: place.cluster, transaction).compactMap { entry in
            entry.layers[place.layer].map { SettingRows.Row(name: entry.definition.name, value: $0) }
        }
    }

    private static func write(
        _ command: String, _ values: [(name: String, value: String?)], at place: Place, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> [Change] {
        try transaction.query(
            """
            select name, value_before, value_after, version
            from write_settings(
                \(command), \(Int32(place.year)), \(place.layer.rawValue), \(place.cluster), \(values.map(\.name)),
                \(values.map(\.value)), \(document))
            """
        ).map { row in
            Change(
                name: try row["name"], before: try row["value_before"], after: try row["value_after"],
                version: try row["version"])
        }
    }

    /// Throws where the actor may not set at this place: the guidance is the council's, a cluster's layers are its head's too.
    ///
    /// Throws ``CouncilError/Kind/notPermitted``.
    public static func authorise(
        _ actor: Actor, at place: Place, _ transaction: borrowing Transaction
    ) throws {
        if [.secretary, .chair, .admin].contains(actor.role) { return }
        guard let cluster = place.cluster else { throw CouncilError(.notPermitted, "guidance_is_the_councils") }
        let isHead = try transaction.first(
            """
            select
            from cycle_officer as officer
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit on unit.council_id = officer.council_id and unit.unit_id = officer.unit_id
            where cycle.year = \(place.year) and cluster.code = \(cluster) and unit.code = \(actor.unit)
              and officer.role = 'head' and officer.ended_at is null
            """)
        guard actor.role == .head, isHead != nil else {
            throw CouncilError(
                .notPermitted, "setting_is_the_heads",
                [
                    "layer": place.layer.rawValue, "cluster": cluster, "year": "\(place.year)",
                    "unit": actor.unit ?? "-",
                ])
        }
    }
}

/// One row of the resolving query.
private struct Resolved {
    let name: String
    private let value: String
    private let layer: SettingLayer?
    private let layers: [SettingLayer: String]

    init(_ row: Row) throws {
        name = try row["name"]
        value = try row["value"]
        layer = SettingLayer(rawValue: try row["layer"])
        let said: [(SettingLayer, String?)] = [
            (.guidance, try row["guidance_value"]), (.regulation, try row["regulation_value"]),
            (.cycle, try row["cycle_value"]),
        ]
        layers = Dictionary(said.compactMap { layer, value in value.map { (layer, $0) } }) { first, _ in first }
    }

    func entry(of definition: SettingDefinition) -> Settings.Entry {
        Settings.Entry(definition: definition, value: value, layer: layer, layers: layers)
    }
}
