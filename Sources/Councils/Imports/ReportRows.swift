/// Reports that came in, read from `unit,kind,filed_on,number` and, where wanted, `parts`.
public struct ReportRows: Sendable, Equatable {
    /// One report of one unit.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The unit's code.
        public var unit: String
        /// The kind that was called for, such as `mid_year`.
        public var kind: String
        /// The day on which it came in.
        public var filedOn: CalendarDay
        /// The report's own number, such as `12/BC-UBND`.
        public var number: String
        /// Which of the required parts it has; `nil` means all.
        public var parts: [String]?

        /// A report as given.
        public init(
            line: Int = 1, unit: String, kind: String, filedOn: CalendarDay, number: String, parts: [String]? = nil
        ) {
            (self.line, self.unit, self.kind) = (line, unit, kind)
            (self.filedOn, self.number, self.parts) = (filedOn, number, parts)
        }
    }

    /// The reports in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["unit", "kind", "filed_on", "number"]
    /// The columns that it may have.
    public static let optionalColumns = ["parts"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        var rows: [Row] = []
        while let row = try table.next() {
            if let read = Self.row(row, &table) { rows.append(read) }
        }
        if rows.isEmpty && table.mistakes.isEmpty { table.note(1, "unit", nil, "file_without_lines") }
        try table.finish()
        self.rows = rows
    }

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let unit = table.value(row, "unit", Code.rule, Code.init(rawValue:))
        let kind = table.value(row, "kind", ReportWord.rule, ReportWord.init(rawValue:))
        let day = table.value(row, "filed_on", "date_malformed") { CalendarDay(parsing: $0) }
        let number = table.value(row, "number", Label.rule, Label.init)
        let parts: [ReportWord]?? =
            row["parts"].isEmpty
            ? .some(nil) : table.value(row, "parts", ReportWord.rule, ReportWord.list).map { .some($0) }
        guard let unit, let kind, let day, let number, let parts else { return nil }
        return Row(
            line: row.line, unit: unit.rawValue, kind: kind.rawValue, filedOn: day, number: number.text,
            parts: parts?.map(\.rawValue))
    }
}
