/// The values of one layer, read from `name,value`; what comes out by ``csv(_:)`` reads back as the same.
public struct SettingRows: Sendable, Equatable {
    /// One setting and its value.
    public struct Row: Sendable, Equatable {
        /// The setting's name.
        public var name: String
        /// The value as it is stored.
        public var value: String

        /// A row of such a file.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The columns of the file.
    public static let columns = ["name", "value"]

    /// The rows in the order of the file.
    public private(set) var rows: [Row] = []

    /// Reads a file for a layer, or throws every mistake in it: unknown names, names of other layers, values out of range,
    /// names that stand twice.
    public init(csv: [UInt8], layer: SettingLayer, definitions: [SettingDefinition]) throws(ImportRejection) {
        let known = Dictionary(definitions.map { ($0.name, $0) }) { first, _ in first }
        var table = try ImportTable(csv, columns: Self.columns)
        var lines: [String: Int] = [:]
        var isEmpty = true
        while let row = try table.next() {
            isEmpty = false
            guard let definition = table.value(row, "name", "setting_unknown", { known[$0] }) else { continue }
            if !definition.layers.contains(layer) {
                table.note(row.line, "name", definition.name, definition.refusal(of: layer))
            }
            if let twin = lines.updateValue(row.line, forKey: definition.name) {
                table.note(row.line, "name", definition.name, Message("stands_twice", ["line": "\(twin)"]))
            }
            if let value = table.value(row, "value", definition.kind.range, definition.kind.canonical) {
                rows.append(Row(name: definition.name, value: value))
            }
        }
        if isEmpty { table.note(1, "name", nil, "file_without_lines") }
        try table.finish()
    }

    /// The rows as a file, its header first; lists stand in quotes, for they hold commas.
    public static func csv(_ rows: [Row]) -> [String] {
        [columns.joined(separator: ",")]
            + rows.map { "\($0.name),\($0.value.contains(",") ? "\"\($0.value)\"" : $0.value)" }
    }
}

extension SettingDefinition {
    /// Why a layer may not set this.
    public func refusal(of layer: SettingLayer) -> Message {
        Message(
            "setting_of_other_layers",
            [
                "name": name, "layer": layer.rawValue,
                "layers": layers.map(\.rawValue).joined(separator: ", "),
            ])
    }
}
