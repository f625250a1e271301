/// Exemplars as a file lists them, each with the achievements that it rests on.
public struct ExemplarRows: Sendable, Equatable {
    /// One exemplar.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The exemplar's code.
        public var code: String
        /// The unit's code.
        public var unit: String
        /// The collective's or the person's name.
        public var name: String
        /// A collective or a person.
        public var kind: ExemplarKind
        /// The field that it is exemplary in; `nil` for a comprehensive one.
        public var field: String?
        /// The paper that it stands on.
        public var document: String?
        /// The codes of its achievements; never empty.
        public var achievements: [String]
    }

    /// The exemplars in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["code", "unit", "name", "kind", "achievements"]
    /// The columns that it may have.
    public static let optionalColumns = ["field", "document"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        rows = try table.rows(codedBy: \.code, Self.row)
    }

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let code = table.code(row, "code")
        let unit = table.code(row, "unit")
        let name = table.label(row, "name")
        let kind: ExemplarKind? = table.choice(row, "kind")
        let field = table.optionalLabel(row, "field")
        let document = table.optionalLabel(row, "document")
        let achievements = table.codes(row, "achievements")
        if achievements?.isEmpty == true { table.note(row.line, "achievements", nil, "exemplar_without_achievement") }
        guard let code, let unit, let name, let kind, let field, let document, let achievements, !achievements.isEmpty
        else { return nil }
        return Row(
            line: row.line, code: code, unit: unit, name: name, kind: kind, field: field, document: document,
            achievements: achievements)
    }
}
