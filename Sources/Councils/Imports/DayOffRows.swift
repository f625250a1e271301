/// Whether people work on a day, whatever its weekday says.
public enum DayKind: String, Sendable, CaseIterable {
    /// A holiday.
    case off
    /// A day made a working day, such as a Saturday in exchange for a Monday.
    case working
}

/// Days that are not what their weekday says, read from `day,kind,name`.
public struct DayOffRows: Sendable, Equatable {
    /// One day.
    public struct Row: Sendable, Equatable {
        /// Which day.
        public var day: CalendarDay
        /// Off, or worked.
        public var kind: DayKind
        /// What it is called, such as `Tết Nguyên đán`.
        public var name: String

        /// A day as given.
        public init(day: CalendarDay, kind: DayKind, name: String) {
            (self.day, self.kind, self.name) = (day, kind, name)
        }
    }

    /// The days in the order of the file; never empty, and each once.
    public let rows: [Row]

    /// The columns of the file.
    public static let columns = ["day", "kind", "name"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns)
        var rows: [Row] = []
        var lines: [CalendarDay: Int] = [:]
        while let row = try table.next() {
            let day = table.value(row, "day", "date_malformed") { CalendarDay(parsing: $0) }
            let kind = table.value(row, "kind", .choice(DayKind.self), DayKind.init(rawValue:))
            let name = table.value(row, "name", Label.rule, Label.init)
            if let day, let twin = lines.updateValue(row.line, forKey: day) {
                table.note(row.line, "day", row["day"], Message("stands_twice", ["line": "\(twin)"]))
            }
            guard let day, let kind, let name else { continue }
            rows.append(Row(day: day, kind: kind, name: name.text))
        }
        if rows.isEmpty && table.mistakes.isEmpty { table.note(1, "day", nil, "file_without_lines") }
        try table.finish()
        self.rows = rows
    }
}
