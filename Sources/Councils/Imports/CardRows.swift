/// The lines of scorecards, read one by one from the columns `unit,criterion,points,bonus,reason`.
///
/// What one value may look like is decided here; what needs the stored criteria (maximum, step, unknown codes, duplicates)
/// is decided by the database over all rows at once. `bonus` and `reason` may be empty or absent; points may not.
public struct CardRows {
    /// One line of one unit's card.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The unit's code.
        public var unit: Code
        /// The criterion's code.
        public var criterion: CriterionCode
        /// The points given.
        public var points: Points
        /// The bonus given.
        public var bonus: Points
        /// Why; `nil` where nobody had to say.
        public var reason: String?
    }

    /// The columns that a file must have; `bonus` and `reason` may be absent.
    public static let columns = ["unit", "criterion", "points"]

    private var table: ImportTable
    private var isEmpty = true

    /// Opens a file; throws when its header or its text is broken.
    public init(csv: [UInt8]) throws(ImportRejection) {
        table = try ImportTable(csv, columns: Self.columns, optional: ["bonus", "reason"])
    }

    /// The mistakes found so far; rows that have one are not returned.
    public var mistakes: [ImportMistake] { table.mistakes }

    /// The next readable row, or `nil` behind the last one.
    public mutating func next() throws(ImportRejection) -> Row? {
        while let row = try table.next() {
            isEmpty = false
            let unit = table.value(row, "unit", Code.rule, Code.init(rawValue:))
            let criterion = table.value(row, "criterion", CriterionCode.rule, CriterionCode.init(rawValue:))
            let points = table.points(row, "points")
            let bonus = table.points(row, "bonus", whenEmpty: .zero)
            let reason = row["reason"].isEmpty ? .some(nil) : table.value(row, "reason", Label.rule, Label.init)
            guard let unit, let criterion, let points, let bonus, let reason else { continue }
            return Row(
                line: row.line, unit: unit, criterion: criterion, points: points, bonus: bonus, reason: reason?.text)
        }
        if isEmpty { table.note(1, "unit", nil, "file_without_lines") }
        return nil
    }

    /// Adds what the database found to what was found here; throws everything if there is anything.
    public mutating func finish(adding found: [ImportMistake] = [], count: Int = 0) throws(ImportRejection) {
        try table.finish(adding: found, count: count)
    }
}
