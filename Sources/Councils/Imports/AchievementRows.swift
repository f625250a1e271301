/// Achievements as a file lists them: of a unit as a whole, or of a person in it.
public struct AchievementRows: Sendable, Equatable {
    /// One achievement.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The achievement's code.
        public var code: String
        /// The unit's code.
        public var unit: String
        /// Whose it is; `nil` for the collective.
        public var person: String?
        /// What was achieved.
        public var title: String
        /// In which field of work.
        public var field: String
        /// On which day.
        public var achievedOn: CalendarDay
        /// The paper that it stands on.
        public var document: String?
    }

    /// The achievements in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["code", "unit", "title", "field", "achieved_on"]
    /// The columns that it may have.
    public static let optionalColumns = ["person", "document"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        rows = try table.rows(codedBy: \.code, Self.row)
    }

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let code = table.code(row, "code")
        let unit = table.code(row, "unit")
        let person = table.optionalLabel(row, "person")
        let title = table.label(row, "title")
        let field = table.label(row, "field")
        let day = table.day(row, "achieved_on")
        let document = table.optionalLabel(row, "document")
        guard let code, let unit, let person, let title, let field, let day, let document else { return nil }
        return Row(
            line: row.line, code: code, unit: unit, person: person, title: title, field: field, achievedOn: day,
            document: document)
    }
}
