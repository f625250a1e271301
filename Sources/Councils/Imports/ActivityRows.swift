/// Activities as a file lists them, each with the units that took part.
public struct ActivityRows: Sendable, Equatable {
    /// One activity.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The activity's code.
        public var code: String
        /// What it was.
        public var kind: ActivityKind
        /// What it was called.
        public var title: String
        /// On which day.
        public var heldOn: CalendarDay
        /// Where.
        public var place: String
        /// The unit that ran it; `nil` for the cluster.
        public var unit: String?
        /// The paper that it stands on.
        public var document: String?
        /// The codes of the units that took part.
        public var participants: [String]
    }

    /// The activities in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["code", "kind", "title", "held_on", "place", "participants"]
    /// The columns that it may have.
    public static let optionalColumns = ["unit", "document"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        rows = try table.rows(codedBy: \.code, Self.row)
    }

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let code = table.code(row, "code")
        let kind: ActivityKind? = table.choice(row, "kind")
        let title = table.label(row, "title")
        let day = table.day(row, "held_on")
        let place = table.label(row, "place")
        let unit = table.optionalCode(row, "unit")
        let document = table.optionalLabel(row, "document")
        let participants = table.codes(row, "participants")
        guard let code, let kind, let title, let day, let place, let unit, let document, let participants
        else { return nil }
        return Row(
            line: row.line, code: code, kind: kind, title: title, heldOn: day, place: place, unit: unit,
            document: document, participants: participants)
    }
}
