import Admin
import CouncilStore
import Councils
import Postgres

extension Command {
    /// A command that lists something: whatever it lists can be searched, sorted and paged in the same way.
    static func list(
        _ services: Services, _ name: String, summary: String, columns: [ListColumn], arguments: [ArgumentRule],
        needs roles: Set<Role>, example: String,
        query: @escaping @Sendable (Invocation) throws -> @Sendable (borrowing Transaction) throws -> ListQuery
    ) -> Command {
        .guarded(
            services, name, summary: summary, arguments: arguments + ArgumentRule.listing(columns), needs: roles,
            example: example
        ) { invocation, reply in
            let request = try invocation.listRequest()
            let query = try query(invocation)
            let page = try await services.reading(invocation) { try query($0).page(request, $0) }
            try await reply.columns(columns.map(\.name))
            for row in page.rows { try await reply.row(row) }
            let next = request.after + page.rows.count
            guard !page.rows.isEmpty, next < page.total else {
                return .ok(fields: [("rows", "\(page.rows.count)")])
            }
            return .ok(
                fields: [("rows", "\(page.rows.count)"), ("total", "\(page.total)"), ("next", "\(next)")],
                text: "there are more rows: after=\(next)")
        }
    }
}

extension ArgumentRule {
    /// What every list takes besides its own arguments.
    fileprivate static func listing(_ columns: [ListColumn]) -> [ArgumentRule] {
        let names = columns.map(\.name)
        return [
            .optional("find", .text, "only rows that hold this text"),
            .optional(
                "sort", .choice(names + names.map { "-\($0)" }), "the column to sort by; - puts the greatest first"),
            .optional("after", .integer(0...10_000_000), "pass over so many rows, as next= of the page before says"),
            .limit(1000),
        ]
    }
}

extension Invocation {
    fileprivate func listRequest() throws -> ListRequest {
        var request = ListRequest()
        request.find = optionalText("find")
        request.isDescending = optionalText("sort")?.hasPrefix("-") ?? false
        request.sort = optionalText("sort").map { String($0.drop { $0 == "-" }) }
        request.after = try optionalInteger("after") ?? 0
        request.limit = try optionalInteger("limit") ?? request.limit
        return request
    }
}
