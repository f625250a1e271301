import Admin
import CouncilStore

extension CommandCatalogue {
    static func unitViewCommands(_ services: Services) -> [Command] {
        [showUnit(services), changes(services)]
    }

    private static func showUnit(_ services: Services) -> Command {
        .guarded(
            services,
            "unit show",
            summary: "show a unit with its names, clusters, predecessors, successors and cards of open years",
            arguments: [.council, .required("unit", .code, "the unit's code")],
            needs: .readers, example: "unit show council=ho-chi-minh unit=quan-2"
        ) { invocation, reply in
            let unit = try invocation.text("unit")
            let found = try await services.reading(invocation) { try UnitRecord(of: unit, $0) }
            for (name, value) in found.about { try await reply.pair(name, value) }
            try await reply.columns(UnitChanges.recordColumns)
            for row in found.rows { try await reply.row(row) }
            return .ok(fields: [("rows", "\(found.rows.count)")])
        }
    }

    private static func changes(_ services: Services) -> Command {
        .list(
            services,
            "unit changes", summary: "list the mergers, splits, renamings and moves of units",
            columns: UnitChanges.listColumns,
            arguments: [.council, .optional("unit", .code, "changes of one unit only")],
            needs: .readers, example: "unit changes council=ho-chi-minh unit=quan-2"
        ) { invocation in
            let unit = invocation.optionalText("unit")
            return { _ in UnitChanges.list(unit: unit) }
        }
    }
}
