/// Who was at a meeting, read from `unit,delegate,title,present`: a line for each delegate, or one for a unit without any.
public struct AttendanceRows: Sendable, Equatable {
    /// One delegate of one unit.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The unit's code.
        public var unit: String
        /// Whether the unit took part.
        public var presence: MeetingPresence
        /// Who sat there for it.
        public var delegate: Delegate?

        /// A line as given.
        public init(line: Int = 1, unit: String, presence: MeetingPresence, delegate: Delegate? = nil) {
            (self.line, self.unit, self.presence, self.delegate) = (line, unit, presence, delegate)
        }
    }

    /// The lines in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["unit", "present"]
    /// The columns that it may have.
    public static let optionalColumns = ["delegate", "title"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        var rows: [Row] = []
        var said: [String: MeetingPresence] = [:]
        while let row = try table.next() {
            guard let read = Self.row(row, &table) else { continue }
            if said[read.unit, default: read.presence] != read.presence {
                table.note(row.line, "present", row["present"], Message("presence_differs", ["unit": read.unit]))
            }
            said[read.unit] = read.presence
            rows.append(read)
        }
        if rows.isEmpty && table.mistakes.isEmpty { table.note(1, "unit", nil, "file_without_lines") }
        try table.finish()
        self.rows = rows
    }

    private static let words: [String: MeetingPresence] = ["yes": .present, "no": .absent, "excused": .excused]

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let unit = table.value(row, "unit", Code.rule, Code.init(rawValue:))
        let presence = table.value(row, "present", "presence_malformed") { words[$0] }
        guard let unit, let presence else { return nil }
        let (name, title) = (row["delegate"], row["title"])
        if name.isEmpty && title.isEmpty { return Row(line: row.line, unit: unit.rawValue, presence: presence) }
        guard let delegate = Delegate(name: name, title: title) else {
            table.note(row.line, "delegate", name.isEmpty ? nil : name, name.isEmpty ? "value_missing" : Label.rule)
            return nil
        }
        if presence != .present { table.note(row.line, "delegate", name, "delegate_of_absent") }
        return Row(line: row.line, unit: unit.rawValue, presence: presence, delegate: delegate)
    }
}
