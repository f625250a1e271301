public import Councils
public import Postgres

extension Movements {
    /// Writes a plan of movements: new ones appear as drafts, drafts take what the file says. Returns how many rows were written; 0
    /// when everything was so already.
    ///
    /// Throws `ImportRejection` for lines that would change a launched movement, for strangers and for parents that are nowhere.
    public static func importRows(
        _ rows: [MovementRows.Row], year: Int, cluster: String, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        let cycle = try ClusterYear(year: year, cluster: cluster, transaction)
        let named = rows.compactMap { row in row.unit.map { (line: row.line, column: "unit", unit: $0) } }
        try cycle.require(members: named, transaction)
        // Whoever takes over a draft speaks for whoever drew it up too.
        let before = try launchers(rows.map(\.code), cycle, transaction)
        try cycle.require(actor, toSpeakFor: Set(rows.map(\.unit)).union(before), document: document, transaction)
        let row = try transaction.only(call(rows, cycle))
        try reject(rows, row)
        let changed: Int = try row["changed"]
        guard changed > 0 else { return 0 }
        try Events.change(
            "movement import", cycle.object("movements"),
            after: ["movements": "\(rows.count)", "changed": "\(changed)", "document": document], transaction)
        return changed
    }

    private static func launchers(
        _ codes: [String], _ cycle: ClusterYear, _ transaction: borrowing Transaction
    ) throws -> Set<String?> {
        Set(
            try transaction.query(
                """
                select distinct unit.code as unit
                from movement
                left join unit using (council_id, unit_id)
                where movement.cycle_id = \(cycle.id) and movement.code = any (\(codes))
                """
            ).map { try $0["unit"] as String? })
    }

    private static func call(_ rows: [MovementRows.Row], _ cycle: ClusterYear) -> SQL {
        let plans = rows.map(\.plan)
        return """
            select changed, launched_lines, parentless_lines, circular_lines
            from import_movements(
                \(cycle.id), \(rows.map { Int32($0.line) }), \(rows.map(\.code)), \(rows.map(\.unit)), \(plans.map(\.name)),
                \(plans.map(\.theme)), \(plans.map(\.objective)), \(plans.map(\.content)), \(plans.map(\.criteria)),
                \(plans.map(\.difficulty)), \(plans.map(\.form)), \(plans.map(\.scope?.rawValue)),
                \(plans.map(\.mode?.rawValue)), \(plans.map(\.startsOn?.civil)), \(plans.map(\.endsOn?.civil)),
                \(plans.map(\.isGrassroots)), \(plans.map(\.parent)), \(plans.map(\.document)))
            """
    }

    private static func reject(_ rows: [MovementRows.Row], _ row: Row) throws {
        let known = Dictionary(rows.map { (Int32($0.line), $0) }) { first, _ in first }
        let launched = (try row["launched_lines"] as [Int32]? ?? []).map { line in
            ImportMistake(
                line: Int(line), column: "code", value: known[line]?.code, reason: "movement_is_launched")
        }
        let parentless = (try row["parentless_lines"] as [Int32]? ?? []).map { line in
            ImportMistake(
                line: Int(line), column: "parent", value: known[line]?.plan.parent, reason: "movement_parent_missing")
        }
        let circular = (try row["circular_lines"] as [Int32]? ?? []).map { line in
            ImportMistake(
                line: Int(line), column: "parent", value: known[line]?.plan.parent, reason: "movement_parent_circular")
        }
        let mistakes = launched + parentless + circular
        if !mistakes.isEmpty { throw ImportRejection(mistakes) }
    }
}
