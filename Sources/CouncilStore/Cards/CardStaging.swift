import Councils
import Postgres

/// The temporary tables that lines of scorecards pass through, so that they are checked and written set by set.
enum CardStaging {
    /// Makes the table `card_row`, which lives as long as the transaction.
    static func open(_ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            create temporary table card_row
                (line integer, unit text, criterion text, half smallint, points numeric(9,2), bonus numeric(9,2), fact text,
                 reason text)
            on commit drop
            """)
    }

    /// Streams readable rows into `card_row`, which lives as long as the transaction, and says how many there were.
    static func stage(
        _ transaction: borrowing Transaction, progress: ProgressReport = .none, next: () throws -> CardRows.Row?
    ) throws -> Int {
        try open(transaction)
        var count = 0
        _ = try transaction.copyIn("copy pg_temp.card_row from stdin") { writer in
            while let row = try next() {
                try writer.writeRow([
                    "\(row.line)", row.unit.rawValue, row.criterion.rawValue, "\(row.half)", row.points?.description,
                    row.bonus.description, row.fact?.description, row.reason,
                ])
                count += 1
                if count.isMultiple(of: 5000) { progress("lines", count, nil) }
            }
        }
        try transaction.execute("analyze pg_temp.card_row (unit)")
        return count
    }

    /// The units that the staged rows name.
    static func units(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query("select distinct unit from pg_temp.card_row order by unit").map { try $0["unit"] }
    }

    /// Looks all staged rows up: their cards, criteria, facts, and what the lines say so far.
    static func resolve(figure: Figure, year: Int, cluster: String?, _ transaction: borrowing Transaction) throws {
        try transaction.execute("select resolve_cards(\(Int32(year)), \(cluster), \(figure.rawValue))")
        // Its size and which lines are known are all that the planner goes by; a sample of every column takes a while.
        try transaction.execute("analyze pg_temp.card_line (is_known)")
    }

    /// What the stored criteria and cards say against the resolved rows: the first mistakes, and how many there are.
    static func check(
        figure: Figure, year: Int, cluster: String?, permits: CardPermits, limit: Int32 = Int32(ImportRejection.limit),
        _ transaction: borrowing Transaction
    ) throws -> (mistakes: [ImportMistake], count: Int) {
        let rows = try transaction.query(
            """
            select line, col, value, reason, parameters, found
            from check_cards(
                \(Int32(year)), \(cluster), \(figure.rawValue), \(permits.notForScorer), \(permits.onlyForScorer),
                \(limit))
            """)
        let mistakes = try rows.map { row in
            ImportMistake(
                line: try row["line"], column: try row["col"], value: try row["value"],
                reason: Message(try row["reason"], pairs: try row["parameters"]))
        }
        return (mistakes, try rows.first.map { Int(try $0["found"] as Int64) } ?? 0)
    }

    /// Where the refused units stand first among the staged rows, as mistakes.
    static func mistakes(
        of refused: [String: Denial], _ transaction: borrowing Transaction
    ) throws -> [ImportMistake] {
        guard !refused.isEmpty else { return [] }
        return try transaction.query(
            """
            select min(line) as line, unit
            from pg_temp.card_row
            where unit = any (\(Array(refused.keys)))
            group by unit
            order by 1
            """
        ).compactMap { row in
            let unit: String = try row["unit"]
            return try refused[unit].map {
                ImportMistake(line: try row["line"], column: "unit", value: unit, reason: $0.message)
            }
        }
    }
}

/// Tells how far long work is: what is counted, how many are done, of how many if that is known.
public struct ProgressReport: Sendable {
    private let report: @Sendable (String, Int, Int?) -> Void

    /// Nobody is told.
    public static let none = ProgressReport { _, _, _ in }

    /// A report to whoever listens; it must not block.
    public init(_ report: @escaping @Sendable (_ unit: String, _ done: Int, _ total: Int?) -> Void) {
        self.report = report
    }

    func callAsFunction(_ unit: String, _ done: Int, _ total: Int?) {
        report(unit, done, total)
    }
}

/// Which lines of which units somebody may write, where a figure alone does not say.
struct CardPermits {
    /// Units whose lines that others score are not the writer's.
    var notForScorer: [String] = []
    /// Units of which only the lines that others score are the writer's.
    var onlyForScorer: [String] = []
    /// Units that may not be written at all, and why.
    var refused: [String: Denial] = [:]
}
