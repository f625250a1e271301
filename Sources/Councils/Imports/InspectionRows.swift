/// Planned inspections, read from `inspector,inspected,kind,due`.
///
/// Who inspects itself need not be named twice, and the head not at all: the field `inspector` may be empty for both.
public struct InspectionRows: Sendable, Equatable {
    /// One inspection to come.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The code of the unit that inspects; `nil` for the head, whoever that is.
        public var inspector: String?
        /// The code of the unit that is inspected.
        public var inspected: String
        /// What kind it is of.
        public var kind: InspectionKind
        /// The last day for it, as an ISO date.
        public var due: String

        /// An inspection as given.
        public init(line: Int = 1, inspector: String?, inspected: String, kind: InspectionKind, due: String) {
            self.line = line
            self.inspector = kind == .own ? inspector ?? inspected : inspector
            self.inspected = inspected
            self.kind = kind
            self.due = due
        }

        /// Why these two cannot be a pair of this kind; `nil` where they can.
        public var objection: Message? {
            switch kind {
            case .own: inspector == inspected ? nil : Message("inspection_own_by_another", ["unit": inspected])
            case .head: inspector == inspected ? Message("inspection_of_itself", ["unit": inspected]) : nil
            case .cross where inspector == nil: "inspection_without_inspector"
            case .cross: inspector == inspected ? Message("inspection_of_itself", ["unit": inspected]) : nil
            }
        }
    }

    /// The columns of the file.
    public static let columns = ["inspector", "inspected", "kind", "due"]

    /// The inspections in the order of the file; never empty.
    public let rows: [Row]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns)
        var (rows, lines): ([Row], [Row: Int]) = ([], [:])
        while let row = try table.next() {
            guard let read = Self.row(row, &table) else { continue }
            var content = read
            content.line = 0
            if let twin = lines.updateValue(row.line, forKey: content) {
                table.note(row.line, "inspected", read.inspected, Message("stands_twice", ["line": "\(twin)"]))
            }
            rows.append(read)
        }
        if rows.isEmpty && table.mistakes.isEmpty { table.note(1, "inspected", nil, "file_without_lines") }
        try table.finish()
        self.rows = rows
    }

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let inspector: Code?? =
            row["inspector"].isEmpty
            ? .some(nil) : table.value(row, "inspector", Code.rule, Code.init(rawValue:)).map { .some($0) }
        let inspected = table.value(row, "inspected", Code.rule, Code.init(rawValue:))
        let kind = table.value(row, "kind", .choice(InspectionKind.self), InspectionKind.init(rawValue:))
        let due = table.value(row, "due", "date_malformed") { CalendarDay(parsing: $0)?.description }
        guard let inspector, let inspected, let kind, let due else { return nil }
        let read = Row(
            line: row.line, inspector: inspector?.rawValue, inspected: inspected.rawValue, kind: kind, due: due)
        guard let objection = read.objection else { return read }
        table.note(row.line, "inspector", read.inspector, objection)
        return nil
    }
}

extension InspectionRows.Row: Hashable {}
