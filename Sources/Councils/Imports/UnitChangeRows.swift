/// Changes of units, read from `kind,units,on,document` and, where wanted, `into,name,cluster`.
///
/// A line is a change. Of a split each successor has a line of its own, with the same `units`, `on` and `document`; the first takes over
/// the open work. A unit stands in one change of a file, so that the order of its lines does not matter.
public struct UnitChangeRows: Sendable, Equatable {
    /// The changes in the order of the file; never empty.
    public let changes: [UnitChange]

    /// The columns that a file must have.
    public static let columns = ["kind", "units", "on", "document"]
    /// The columns that it may have.
    public static let optionalColumns = ["into", "name", "cluster"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        var changes: [UnitChange] = []
        while let row = try table.next() {
            guard let change = Self.change(row, &table) else { continue }
            if let place = changes.firstIndex(where: { $0.isSplit(alsoBy: change) }) {
                changes[place].into += change.into
            } else {
                changes.append(change)
            }
        }
        if changes.isEmpty && table.mistakes.isEmpty { table.note(1, "kind", nil, "file_without_lines") }
        for change in changes {
            if let objection = change.objection { table.note(change.line, objection.column, nil, objection.reason) }
        }
        Self.noteRepeats(changes, &table)
        try table.finish()
        self.changes = changes
    }

    private static func change(_ row: ImportTable.Row, _ table: inout ImportTable) -> UnitChange? {
        let kind = table.value(row, "kind", .choice(UnitChange.Kind.self), UnitChange.Kind.init(rawValue:))
        let units = table.value(row, "units", Code.rule, codes)
        let day = table.value(row, "on", "date_malformed", CalendarDay.init(parsing:))
        let document = table.value(row, "document", Label.rule, Label.init)
        guard let kind else { return nil }
        noteUnwanted(kind, row, &table)
        let into =
            kind.hasSuccessors ? table.value(row, "into", Code.rule, Code.init(rawValue:))?.rawValue : units?.first
        let name = row["name"].isEmpty ? nil : table.value(row, "name", Label.rule, Label.init)
        let cluster = row["cluster"].isEmpty ? nil : table.value(row, "cluster", Code.rule, Code.init(rawValue:))
        guard let units, let day, let document, let into else { return nil }
        return UnitChange(
            kind, line: row.line, units,
            into: [.init(line: row.line, into, name: name?.text, cluster: cluster?.rawValue)], on: "\(day)",
            document: document.text)
    }

    /// Codes between blanks, commas or semicolons; `nil` without any, or where one is none.
    static func codes(_ text: String) -> [String]? {
        let words = text.split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
        return words.isEmpty || words.contains { Code(rawValue: $0) == nil } ? nil : words
    }

    private static func noteUnwanted(_ kind: UnitChange.Kind, _ row: ImportTable.Row, _ table: inout ImportTable) {
        for column in kind.unwantedColumns where !row[column].isEmpty {
            table.note(row.line, column, row[column], Message("column_not_of_kind", ["kind": kind.rawValue]))
        }
    }

    private static func noteRepeats(_ changes: [UnitChange], _ table: inout ImportTable) {
        var lines: [String: (change: Int, line: Int)] = [:]
        for (number, change) in changes.enumerated() {
            for part in change.parts {
                let code = part.unit.code
                if let earlier = lines[code], earlier.change != number {
                    table.note(
                        part.unit.line, part.side == .into ? "into" : "units", code,
                        Message("unit_in_two_changes", ["line": "\(earlier.line)"]))
                }
                lines[code] = lines[code] ?? (number, part.unit.line)
            }
        }
    }
}

extension UnitChange {
    /// Whether another line names one more successor of this split.
    fileprivate func isSplit(alsoBy other: UnitChange) -> Bool {
        kind == .split && other.kind == .split && (units, day, document) == (other.units, other.day, other.document)
    }
}

extension UnitChange.Kind {
    fileprivate var hasSuccessors: Bool { self == .merge || self == .split }

    fileprivate var unwantedColumns: [String] {
        switch self {
        case .merge, .split: []
        case .rename: ["into", "cluster"]
        case .move: ["into", "name"]
        }
    }
}
