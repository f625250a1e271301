import Councils
import Postgres

/// The temporary table that an import of scorecards passes through, so that it is checked and written set by set.
enum CardStaging {
    /// Streams the readable rows into `card_row`, which lives as long as the transaction.
    static func stage(_ rows: inout CardRows, _ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            create temporary table card_row
                (line integer, unit text, criterion text, points numeric(9,2), bonus numeric(9,2), reason text)
            on commit drop
            """)
        var source = rows
        _ = try transaction.copyIn("copy pg_temp.card_row from stdin") { writer in
            while let row = try source.next() {
                try writer.writeRow([
                    "\(row.line)", row.unit.rawValue, row.criterion.rawValue, "\(row.points)", "\(row.bonus)",
                    row.reason,
                ])
            }
        }
        rows = source
        try transaction.execute("analyze pg_temp.card_row")
    }

    /// What the stored criteria and cards say against the staged rows: the first mistakes, and how many there are.
    static func check(
        figure: Figure, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> (mistakes: [ImportMistake], count: Int) {
        let rows = try transaction.query(
            """
            select line, col, value, reason, parameters, found
            from check_cards(\(Int32(year)), \(cluster), \(figure.rawValue), \(Int32(ImportRejection.limit)))
            """)
        let mistakes = try rows.map { row in
            ImportMistake(
                line: try row["line"], column: try row["col"], value: try row["value"],
                reason: Message(try row["reason"], pairs: try row["parameters"]))
        }
        return (mistakes, try rows.first.map { Int(try $0["found"] as Int64) } ?? 0)
    }
}
