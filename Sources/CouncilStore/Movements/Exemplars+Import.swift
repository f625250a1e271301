public import Councils
public import Postgres

extension Exemplars {
    /// Writes achievements. Returns how many rows were written; throws `ImportRejection` for strangers and for codes that stand for
    /// another unit's achievement.
    public static func importAchievements(
        _ rows: [AchievementRows.Row], year: Int, cluster: String, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        let cycle = try ClusterYear(year: year, cluster: cluster, transaction)
        try cycle.require(members: rows.map { ($0.line, "unit", $0.unit) }, transaction)
        try cycle.require(actor, toSpeakFor: Set(rows.map(\.unit)), document: document, transaction)
        let row = try transaction.only(
            """
            select changed, elsewhere_lines
            from import_achievements(
                \(cycle.id), \(rows.map { Int32($0.line) }), \(rows.map(\.code)), \(rows.map(\.unit)),
                \(rows.map(\.person)), \(rows.map(\.title)), \(rows.map(\.field)), \(rows.map(\.achievedOn.civil)),
                \(rows.map(\.document)))
            """)
        let codes = Dictionary(rows.map { (Int32($0.line), $0.code) }) { first, _ in first }
        try reject(elsewhere(row, codes, "achievement_elsewhere"))
        return try record("achievement", rows.count, try row["changed"], document, cycle, transaction)
    }

    /// Writes exemplars with what they rest on. Returns how many rows were written; throws `ImportRejection` where an exemplar
    /// names an achievement that its unit does not have.
    public static func importRows(
        _ rows: [ExemplarRows.Row], year: Int, cluster: String, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        let cycle = try ClusterYear(year: year, cluster: cluster, transaction)
        try cycle.require(members: rows.map { ($0.line, "unit", $0.unit) }, transaction)
        try cycle.require(actor, toSpeakFor: Set(rows.map(\.unit)), document: document, transaction)
        let named = rows.flatMap { row in row.achievements.map { (line: Int32(row.line), code: $0) } }
        let row = try transaction.only(
            """
            select changed, elsewhere_lines, groundless_lines, groundless
            from import_exemplars(
                \(cycle.id), \(rows.map { Int32($0.line) }), \(rows.map(\.code)), \(rows.map(\.unit)), \(rows.map(\.name)),
                \(rows.map(\.kind.rawValue)), \(rows.map(\.field)), \(rows.map(\.document)), \(named.map(\.line)),
                \(named.map(\.code)))
            """)
        let codes = Dictionary(rows.map { (Int32($0.line), $0.code) }) { first, _ in first }
        try reject(elsewhere(row, codes, "exemplar_elsewhere") + groundless(row, rows))
        return try record("exemplar", rows.count, try row["changed"], document, cycle, transaction)
    }

    private static func elsewhere(
        _ row: Row, _ codes: [Int32: String], _ reason: Message
    ) throws -> [ImportMistake] {
        (try row["elsewhere_lines"] as [Int32]? ?? []).map { line in
            ImportMistake(line: Int(line), column: "code", value: codes[line], reason: reason)
        }
    }

    private static func groundless(_ row: Row, _ rows: [ExemplarRows.Row]) throws -> [ImportMistake] {
        let units = Dictionary(rows.map { ($0.line, $0.unit) }) { first, _ in first }
        let lines = (try row["groundless_lines"] as [Int32]? ?? []).map(Int.init)
        return zip(lines, try row["groundless"] as [String]? ?? []).map { line, achievement in
            ImportMistake(
                line: line, column: "achievements", value: achievement,
                reason: Message(
                    "exemplar_achievement_missing", ["unit": units[line] ?? "-", "achievement": achievement]))
        }
    }

    private static func reject(_ mistakes: [ImportMistake]) throws {
        if !mistakes.isEmpty { throw ImportRejection(mistakes) }
    }

    private static func record(
        _ noun: String, _ count: Int, _ changed: Int, _ document: String?, _ cycle: ClusterYear,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        guard changed > 0 else { return 0 }
        try Events.change(
            "\(noun) import", cycle.object("\(noun)s"),
            after: ["\(noun)s": "\(count)", "changed": "\(changed)", "document": document], transaction)
        return changed
    }
}
