/// Documents that lines of scorecards rest on, read from `unit,criterion,title` and, where wanted,
/// `half,number,date,link`.
public struct EvidenceRows: Sendable, Equatable {
    /// One document of one line.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The unit's code.
        public var unit: String
        /// The criterion's code.
        public var criterion: String
        /// 0 for the whole year, 1 or 2 for a half.
        public var half: Int
        /// What the document is called.
        public var title: String
        /// Its number, such as `77/2025/QĐ-UBND`.
        public var number: String?
        /// The day it was issued, as an ISO date.
        public var date: String?
        /// Where it can be read.
        public var link: String?

        /// A document as given.
        public init(
            line: Int = 1, unit: String, criterion: String, half: Int = 0, title: String, number: String? = nil,
            date: String? = nil, link: String? = nil
        ) {
            self.line = line
            self.unit = unit
            self.criterion = criterion
            self.half = half
            self.title = title
            self.number = number
            self.date = date
            self.link = link
        }
    }

    /// The documents in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["unit", "criterion", "title"]
    /// The columns that it may have.
    public static let optionalColumns = ["half", "number", "date", "link"]

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
        let criterion = table.value(row, "criterion", CriterionCode.rule, CriterionCode.init(rawValue:))
        let title = table.value(row, "title", Label.rule, Label.init)
        let number = label(row, "number", &table)
        let link = label(row, "link", &table)
        let half = row["half"].isEmpty ? 0 : table.value(row, "half", "half_missing") { ["0": 0, "1": 1, "2": 2][$0] }
        let date =
            row["date"].isEmpty
            ? .some(nil) : table.value(row, "date", "date_malformed") { CalendarDay(parsing: $0)?.description }
        guard let unit, let criterion, let title, let number, let link, let half, let date else { return nil }
        return Row(
            line: row.line, unit: unit.rawValue, criterion: criterion.rawValue, half: half, title: title.text,
            number: number, date: date, link: link)
    }

    /// An optional text of a row: none, or a mistake.
    private static func label(_ row: ImportTable.Row, _ column: String, _ table: inout ImportTable) -> String?? {
        row[column].isEmpty ? .some(nil) : table.value(row, column, Label.rule, Label.init).map { .some($0.text) }
    }
}
