public import Postgres

/// A list that people can page through, filter and sort: what it shows, and where that stands.
public struct ListQuery: Sendable {
    /// The columns in their order.
    public let columns: [ListColumn]
    private let sql: SQL
    private let counted: SQL

    /// A list of what a statement selects, in the order in which it selects; it must select every column by its name.
    ///
    /// `counting` is a column whose values that are not null are counted over all pages.
    public init(_ columns: [ListColumn], counting: ListColumn? = nil, _ sql: SQL) {
        self.columns = columns
        self.sql = sql
        counted = counting.map { "count(\($0.text))" } ?? "count(*)"
    }

    /// The rows that were asked for.
    public func page(_ request: ListRequest, _ transaction: borrowing Transaction) throws -> ListPage {
        let texts = columns.map(\.text)
        let all = texts.joined(separator: ", ")
        let rows = try transaction.query(
            """
            select array[\(all)]::text[] as row_values, count(*) over () as row_total, \(counted) over () as row_counted
            from (select given.*, row_number() over () as row_place from (\(sql)) as given) as list
            where \(request.find)::text is null
               or strpos(lower(array_to_string(array[\(all)], chr(10)) collate vi),
                         lower(normalize(\(request.find)::text) collate vi)) > 0
            order by \(order(request)) row_place
            limit \(request.limit) offset \(request.after)
            """)
        return ListPage(
            rows: try rows.map { try $0["row_values"] },
            total: try rows.first.map { Int(try $0["row_total"] as Int64) } ?? 0,
            counted: try rows.first.map { Int(try $0["row_counted"] as Int64) } ?? 0)
    }

    private func order(_ request: ListRequest) -> SQL {
        guard let column = columns.first(where: { $0.name == request.sort }) else { return "" }
        return "\(column.order(descending: request.isDescending)),"
    }
}

/// Which rows of a list are wanted.
public struct ListRequest: Sendable {
    /// Only rows that hold this text anywhere, upper and lower case alike.
    public var find: String?
    /// The column to sort by; the list's own order if left out.
    public var sort: String?
    /// Whether the greatest comes first.
    public var isDescending = false
    /// How many rows are passed over.
    public var after = 0
    /// At most so many rows.
    public var limit = 1000

    /// The first rows in the list's own order.
    public init() {}
}

/// Rows of a list.
public struct ListPage: Sendable {
    /// A value for each column; `nil` is null.
    public let rows: [[String?]]
    /// How many rows there are with what was asked for, on all pages; 0 on a page behind the last.
    public let total: Int
    /// In how many of them the column that the list counts is not null.
    public let counted: Int
}
