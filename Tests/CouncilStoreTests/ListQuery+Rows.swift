import CouncilStore
import Postgres

extension ListQuery {
    /// Every row, as its list writes it, by column.
    func rows(_ transaction: borrowing Transaction) throws -> [[String: String]] {
        let names = columns.map(\.name)
        return try page(ListRequest(), transaction).rows.map { row in
            Dictionary(uniqueKeysWithValues: zip(names, row).compactMap { name, value in value.map { (name, $0) } })
        }
    }

    /// One column of every row; `-` where it is null.
    func values(_ column: String, _ transaction: borrowing Transaction) throws -> [String] {
        try rows(transaction).map { $0[column] ?? "-" }
    }

    /// Some columns of every row, with blanks between them; `-` where one is null.
    func lines(_ columns: String..., in transaction: borrowing Transaction) throws -> [String] {
        try rows(transaction).map { row in columns.map { row[$0] ?? "-" }.joined(separator: " ") }
    }
}
