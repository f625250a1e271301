/// The targets of a covenant, read from `indicator,measure,plan` and, where wanted, `unit,criterion,half`.
///
/// A line without a unit is about every member of the cluster; one that names a unit goes before it. A target that names a
/// criterion feeds it, so its plan is more than 0. Whether the criterion is there and takes a result is said by the database.
public struct TargetRows: Sendable, Equatable {
    /// One target.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The unit's code; `nil` is every member.
        public var unit: String?
        /// What is measured.
        public var indicator: String
        /// In what it is measured.
        public var measure: String
        /// What is meant to be reached.
        public var plan: Quantity
        /// The criterion that it feeds.
        public var criterion: String?
        /// 0 for the whole year, 1 or 2 for a half.
        public var half: Int
    }

    /// The targets in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["indicator", "measure", "plan"]
    /// The columns that it may have.
    public static let optionalColumns = ["unit", "criterion", "half"]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        var (rows, lines): ([Row], [TargetKey: Int]) = ([], [:])
        while let row = try table.next() {
            guard let target = Self.row(row, &table) else { continue }
            let key = TargetKey(unit: target.unit, indicator: target.indicator, half: target.half)
            if let twin = lines.updateValue(row.line, forKey: key) {
                table.note(row.line, "indicator", target.indicator, Message("stands_twice", ["line": "\(twin)"]))
            }
            rows.append(target)
        }
        if rows.isEmpty && table.mistakes.isEmpty { table.note(1, "indicator", nil, "file_without_lines") }
        try table.finish()
        self.rows = rows
    }

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let unit = row["unit"].isEmpty ? .some(nil) : table.value(row, "unit", Code.rule, Code.init(rawValue:))
        let indicator = table.value(row, "indicator", Label.rule, Label.init)
        let measure = table.value(row, "measure", Label.rule, Label.init)
        let plan = table.quantity(row, "plan")
        let criterion =
            row["criterion"].isEmpty
            ? .some(nil) : table.value(row, "criterion", CriterionCode.rule, CriterionCode.init(rawValue:))
        let half = table.half(row)
        guard let unit, let indicator, let measure, let plan, let criterion, let half else { return nil }
        if criterion != nil && plan == .zero {
            table.note(row.line, "plan", row["plan"], "fact_plan_is_zero")
            return nil
        }
        return Row(
            line: row.line, unit: unit?.rawValue, indicator: indicator.text, measure: measure.text, plan: plan,
            criterion: criterion?.rawValue, half: half)
    }
}

/// What a target is known by in its cycle.
struct TargetKey: Hashable {
    var unit: String?
    var indicator: String
    var half: Int
}

extension ImportTable {
    /// Reads a figure that people wrote, such as `1.000` or `9,5`, or notes why it cannot be read.
    mutating func quantity(_ row: Row, _ column: String) -> Quantity? {
        let text = row[column]
        if text.isEmpty {
            note(row.line, column, nil, "value_missing")
            return nil
        }
        do throws(Quantity.ParseError) { return try Quantity(parsing: text) } catch {
            note(row.line, column, text, error.message)
            return nil
        }
    }

    /// Reads a half: empty or 0 is the whole year.
    mutating func half(_ row: Row) -> Int? {
        if row["half"].isEmpty { return 0 }
        return value(row, "half", Message("choice_malformed", ["choices": "0, 1, 2"])) { ["0": 0, "1": 1, "2": 2][$0] }
    }
}
