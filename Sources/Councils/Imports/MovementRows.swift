/// Movements as a file plans them. Only `code` must be filled: what else is missing is asked for at the launch.
public struct MovementRows: Sendable, Equatable {
    /// One movement.
    public struct Row: Sendable, Equatable {
        /// The line in the file.
        public var line: Int
        /// The movement's code.
        public var code: String
        /// The unit that launches it; `nil` for the cluster.
        public var unit: String?
        /// What it says of itself.
        public var plan: MovementPlan
    }

    /// The movements in the order of the file; never empty.
    public let rows: [Row]

    /// The columns that a file must have.
    public static let columns = ["code"]
    /// The columns that it may have.
    public static let optionalColumns = [
        "unit", "name", "theme", "objective", "content", "criteria", "difficulty", "form", "scope", "mode", "starts_on",
        "ends_on", "grassroots", "parent", "document",
    ]

    /// Reads a file, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns, optional: Self.optionalColumns)
        rows = try table.rows(codedBy: \.code, Self.row)
    }

    private static func row(_ row: ImportTable.Row, _ table: inout ImportTable) -> Row? {
        let code = table.code(row, "code")
        let unit = table.optionalCode(row, "unit")
        let plan = plan(row, &table)
        guard let code, let unit, let plan else { return nil }
        return Row(line: row.line, code: code, unit: unit, plan: plan)
    }

    private static func plan(_ row: ImportTable.Row, _ table: inout ImportTable) -> MovementPlan? {
        let noted = table.mistakes.count
        var plan = MovementPlan()
        plan.name = table.optionalLabel(row, "name") ?? nil
        plan.theme = table.optionalLabel(row, "theme") ?? nil
        plan.objective = table.optionalPassage(row, "objective") ?? nil
        plan.content = table.optionalPassage(row, "content") ?? nil
        plan.criteria = table.optionalPassage(row, "criteria") ?? nil
        plan.difficulty = table.optionalPassage(row, "difficulty") ?? nil
        plan.form = table.optionalLabel(row, "form") ?? nil
        plan.scope = table.optionalChoice(row, "scope") ?? nil
        plan.mode = table.optionalChoice(row, "mode") ?? nil
        plan.startsOn = table.optionalDay(row, "starts_on") ?? nil
        plan.endsOn = table.optionalDay(row, "ends_on") ?? nil
        let isGrassroots = table.optional(row, "grassroots", Message("choice_malformed", ["choices": "yes, no"])) {
            ["yes": true, "no": false][$0]
        }
        plan.isGrassroots = isGrassroots ?? nil
        plan.parent = table.optionalCode(row, "parent") ?? nil
        plan.document = table.optionalLabel(row, "document") ?? nil
        if let first = plan.startsOn, let last = plan.endsOn, "\(last)" < "\(first)" {
            table.note(row.line, "ends_on", "\(last)", Message("movement_ends_early", ["starts_on": "\(first)"]))
        }
        return table.mistakes.count == noted ? plan : nil
    }
}
