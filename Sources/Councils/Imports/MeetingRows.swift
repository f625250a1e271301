/// Planned meetings of many clusters, read from `cluster,kind,on` and, where wanted, `mode,place`.
public struct MeetingRows: Sendable, Equatable {
    /// One planned meeting.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The cluster's code.
        public var cluster: String
        /// What it is about.
        public var kind: MeetingKind
        /// The day, as an ISO date.
        public var day: String
        /// How it is to be held.
        public var mode: MeetingMode
        /// Where.
        public var place: String?
    }

    /// The meetings in the order of the file; never empty, and of each cluster and kind at most one.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["cluster", "kind", "on"]
    /// The columns that it may have.
    public static let optionalColumns = ["mode", "place"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        var rows: [Row] = []
        var lines: [[String]: Int] = [:]
        while let row = try table.next() {
            guard let read = Self.row(row, &table) else { continue }
            if let first = lines.updateValue(row.line, forKey: [read.cluster, read.kind.rawValue]) {
                table.note(
                    row.line, "kind", read.kind.rawValue, Message("meeting_twice_in_file", ["line": "\(first)"]))
            }
            rows.append(read)
        }
        if rows.isEmpty && table.mistakes.isEmpty { table.note(1, "cluster", nil, "file_without_lines") }
        try table.finish()
        self.rows = rows
    }

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let cluster = table.value(row, "cluster", Code.rule, Code.init(rawValue:))
        let kind = table.value(row, "kind", .choice(MeetingKind.self), MeetingKind.init(rawValue:))
        let day = table.value(row, "on", "date_malformed") { CalendarDay(parsing: $0)?.description }
        let mode =
            row["mode"].isEmpty
            ? .inPerson : table.value(row, "mode", .choice(MeetingMode.self), MeetingMode.init(rawValue:))
        let place =
            row["place"].isEmpty
            ? .some(nil) : table.value(row, "place", Label.rule, Label.init).map { Optional($0.text) }
        guard let cluster, let kind, let day, let mode, let place else { return nil }
        if let objection = MeetingRule.of(kind).objection(mode: mode, items: [], required: []) {
            table.note(row.line, "mode", mode.rawValue, objection)
        }
        return Row(line: row.line, cluster: cluster.rawValue, kind: kind, day: day, mode: mode, place: place)
    }
}
