/// What became of targets, read from `unit,indicator,actual` and, where wanted, `half`.
public struct ResultRows: Sendable, Equatable {
    /// The result of one target.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The unit's code.
        public var unit: String
        /// What was measured.
        public var indicator: String
        /// 0 for the whole year, 1 or 2 for a half.
        public var half: Int
        /// What was reached; 0 is a result.
        public var actual: Quantity
    }

    /// The results in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["unit", "indicator", "actual"]
    /// The columns that it may have.
    public static let optionalColumns = ["half"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        var (rows, lines): ([Row], [TargetKey: Int]) = ([], [:])
        while let row = try table.next() {
            let unit = table.value(row, "unit", Code.rule, Code.init(rawValue:))
            let indicator = table.value(row, "indicator", Label.rule, Label.init)
            let (actual, half) = (table.quantity(row, "actual"), table.half(row))
            guard let unit, let indicator, let actual, let half else { continue }
            let key = TargetKey(unit: unit.rawValue, indicator: indicator.text, half: half)
            if let twin = lines.updateValue(row.line, forKey: key) {
                table.note(row.line, "indicator", indicator.text, Message("stands_twice", ["line": "\(twin)"]))
            }
            rows.append(
                Row(line: row.line, unit: unit.rawValue, indicator: indicator.text, half: half, actual: actual))
        }
        if rows.isEmpty && table.mistakes.isEmpty { table.note(1, "unit", nil, "file_without_lines") }
        try table.finish()
        self.rows = rows
    }
}
