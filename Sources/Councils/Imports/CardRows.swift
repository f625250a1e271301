/// The lines of scorecards, read one by one from the columns `unit,criterion,points` and, where wanted,
/// `bonus,half,plan,actual,reason`.
///
/// What one value may look like is decided here; what needs the stored criteria (kind, maximum, step, unknown codes, duplicates)
/// is decided by the database over all rows at once. Points are given, or computed from plan and actual: one of both stands
/// in every line.
public struct CardRows {
    /// One line of one unit's card.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The unit's code.
        public var unit: Code
        /// The criterion's code.
        public var criterion: CriterionCode
        /// 0 for the whole year, 1 or 2 for a half of a set that scores halves.
        public var half: Int
        /// The points given; `nil` where they are computed.
        public var points: Points?
        /// The bonus given.
        public var bonus: Points
        /// What the points are computed from; `nil` where they are given.
        public var fact: Fact?
        /// Why; `nil` where nobody had to say.
        public var reason: String?

        /// A line as given.
        public init(
            line: Int = 1, unit: Code, criterion: CriterionCode, half: Int = 0, points: Points? = nil,
            bonus: Points = .zero, fact: Fact? = nil, reason: String? = nil
        ) {
            self.line = line
            self.unit = unit
            self.criterion = criterion
            self.half = half
            self.points = points
            self.bonus = bonus
            self.fact = fact
            self.reason = reason
        }
    }

    /// The columns that a file must have.
    public static let columns = ["unit", "criterion", "points"]
    /// The columns that it may have.
    public static let optionalColumns = ["bonus", "half", "plan", "actual", "reason"]

    private var table: ImportTable
    private var isEmpty = true

    /// Opens a file; throws when its header or its text is broken.
    public init(csv: [UInt8]) throws(ImportRejection) {
        table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
    }

    /// The mistakes found so far; rows that have one are not returned.
    public var mistakes: [ImportMistake] { table.mistakes }

    /// The next readable row, or `nil` behind the last one.
    public mutating func next() throws(ImportRejection) -> Row? {
        while let row = try table.next() {
            isEmpty = false
            if let line = line(row) { return line }
        }
        if isEmpty { table.note(1, "unit", nil, "file_without_lines") }
        return nil
    }

    /// Adds what the database found to what was found here; throws everything if there is anything.
    public mutating func finish(adding found: [ImportMistake] = [], count: Int = 0) throws(ImportRejection) {
        try table.finish(adding: found, count: count)
    }

    private mutating func line(_ row: ImportTable.Row) -> Row? {
        let unit = table.value(row, "unit", Code.rule, Code.init(rawValue:))
        let criterion = table.value(row, "criterion", CriterionCode.rule, CriterionCode.init(rawValue:))
        let half = row["half"].isEmpty ? 0 : table.value(row, "half", Self.halves) { ["0": 0, "1": 1, "2": 2][$0] }
        let fact = fact(row)
        let points = points(row, isComputed: fact != .some(nil))
        let bonus = table.points(row, "bonus", whenEmpty: .zero)
        let reason = row["reason"].isEmpty ? .some(nil) : table.value(row, "reason", Label.rule, Label.init)
        guard let unit, let criterion, let half, let points, let bonus, let fact, let reason else { return nil }
        return Row(
            line: row.line, unit: unit, criterion: criterion, half: half, points: points, bonus: bonus, fact: fact,
            reason: reason?.text)
    }

    private static let halves = Message("choice_malformed", ["choices": "1, 2"])

    /// The fact of a row, none, or a mistake.
    private mutating func fact(_ row: ImportTable.Row) -> Fact?? {
        let (plan, actual) = (row["plan"], row["actual"])
        if plan.isEmpty && actual.isEmpty { return .some(nil) }
        do throws(Message) { return try Fact(plan: plan, actual: actual) } catch {
            table.note(row.line, actual.isEmpty ? "actual" : "plan", actual.isEmpty ? nil : actual, error)
            return nil
        }
    }

    /// The points of a row; where a fact stands in it they may be left out.
    private mutating func points(_ row: ImportTable.Row, isComputed: Bool) -> Points?? {
        if isComputed && row["points"].isEmpty { return .some(nil) }
        return table.points(row, "points").map { .some($0) }
    }
}
