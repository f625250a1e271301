/// The units that one unit is split into, read from `unit` and, where wanted, `name,cluster`.
///
/// A new unit needs a name; it begins in the cluster of the unit that is split unless another is named.
public struct SuccessorRows: Sendable, Equatable {
    /// The units in the order of the file; never empty.
    public let successors: [UnitChange.Successor]

    /// The columns that a file must have.
    public static let columns = ["unit"]
    /// The columns that it may have.
    public static let optionalColumns = ["name", "cluster"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        var successors: [UnitChange.Successor] = []
        while let row = try table.next() {
            let code = table.value(row, "unit", Code.rule, Code.init(rawValue:))
            let name = row["name"].isEmpty ? nil : table.value(row, "name", Label.rule, Label.init)
            let cluster = row["cluster"].isEmpty ? nil : table.value(row, "cluster", Code.rule, Code.init(rawValue:))
            guard let code else { continue }
            if let twin = successors.first(where: { $0.code == code.rawValue }) {
                table.note(row.line, "unit", code.rawValue, Message("stands_twice", ["line": "\(twin.line)"]))
            }
            successors.append(.init(line: row.line, code.rawValue, name: name?.text, cluster: cluster?.rawValue))
        }
        if successors.isEmpty && table.mistakes.isEmpty { table.note(1, "unit", nil, "file_without_lines") }
        try table.finish()
        self.successors = successors
    }
}
