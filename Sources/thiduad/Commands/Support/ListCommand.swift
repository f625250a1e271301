import Admin
import CouncilStore
import Councils
import Postgres

extension Command {
    /// A command that lists something of a council: whatever it lists can be searched, sorted and paged in the same way.
    ///
    /// `counts` names the field of the final line that says in how many rows the column that the query counts is not null;
    /// `whenEmpty` is what is said of a list without rows.
    static func list(
        _ services: Services, _ name: String, summary: String, columns: [ListColumn], arguments: [ArgumentRule],
        limit: Int = 1000, counts: String? = nil, needs roles: Set<Role>, example: String,
        whenEmpty: @escaping @Sendable (Invocation) throws -> String? = { _ in nil },
        query: @escaping @Sendable (Invocation) throws -> @Sendable (borrowing Transaction) throws -> ListQuery
    ) -> Command {
        pages(
            services, name, summary: summary, columns: columns, arguments: arguments, limit: limit, counts: counts,
            needs: roles, example: example, whenEmpty: whenEmpty
        ) { invocation, request in
            let query = try query(invocation)
            return try await services.reading(invocation) { try query($0).page(request, $0) }
        }
    }

    /// A command that lists something, a page at a time, wherever its pages come from.
    static func pages(
        _ services: Services, _ name: String, summary: String, columns: [ListColumn], arguments: [ArgumentRule],
        limit: Int = 1000, counts: String? = nil, needs roles: Set<Role>, example: String,
        whenEmpty: @escaping @Sendable (Invocation) throws -> String? = { _ in nil },
        page: @escaping @Sendable (Invocation, ListRequest) async throws -> ListPage
    ) -> Command {
        .guarded(
            services, name, summary: summary, arguments: arguments + ArgumentRule.listing(columns, limit: limit),
            needs: roles, example: example
        ) { invocation, reply in
            let request = try invocation.listRequest(limit: limit)
            let page = try await page(invocation, request)
            try await reply.columns(columns.map(\.name))
            for row in page.rows { try await reply.row(row) }
            let fields =
                [("rows", "\(page.rows.count)")] + (counts.map { [($0, "\(page.counted)")] } ?? [])
            let next = request.after + page.rows.count
            guard !page.rows.isEmpty, next < page.total else {
                return .ok(fields: fields, text: page.rows.isEmpty ? try whenEmpty(invocation) : nil)
            }
            return .ok(
                fields: fields + [("total", "\(page.total)"), ("next", "\(next)")],
                text: "there are more rows: after=\(next)")
        }
    }
}

extension ArgumentRule {
    /// What every list takes besides its own arguments.
    fileprivate static func listing(_ columns: [ListColumn], limit: Int) -> [ArgumentRule] {
        let names = columns.map(\.name)
        return [
            .optional("find", .text, "only rows that hold this text"),
            .optional(
                "sort", .choice(names + names.map { "-\($0)" }), "the column to sort by; - puts the greatest first"),
            .optional("after", .integer(0...10_000_000), "pass over so many rows, as next= of the page before says"),
            .limit(limit),
        ]
    }
}

extension Invocation {
    fileprivate func listRequest(limit: Int) throws -> ListRequest {
        var request = ListRequest()
        request.find = optionalText("find")
        request.isDescending = optionalText("sort")?.hasPrefix("-") ?? false
        request.sort = optionalText("sort").map { String($0.drop { $0 == "-" }) }
        request.after = try optionalInteger("after") ?? 0
        request.limit = try optionalInteger("limit") ?? limit
        return request
    }
}
