import Admin
import CouncilStore

extension CommandCatalogue {
    static func standingCommands(_ services: Services) -> [Command] {
        [list(services)]
    }

    private static func list(_ services: Services) -> Command {
        .guarded(
            services,
            "standing list", summary: "list the standings of a closed year",
            arguments: [.council, .year, .optionalCluster],
            needs: .readers, example: "standing list council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let cluster = invocation.optionalText("cluster")
            let entries = try await services.reading(invocation) {
                try Standings.list(year: year, cluster: cluster, $0)
            }
            try await reply.columns(
                ["cluster", "rank", "tied", "unit", "name", "total", "base", "bonus", "deduction", "class", "gate"])
            for entry in entries { try await reply.row(entry.values) }
            let none = entries.isEmpty ? "nothing of \(year) is closed here; closing list shows when it is due" : nil
            return .ok(fields: [("rows", "\(entries.count)")], text: none)
        }
    }
}

extension Standings.Entry {
    fileprivate var values: [String?] {
        [
            cluster, "\(rank)", isTied ? "yes" : "no", unit, unitName, "\(total)", "\(base)", "\(bonus)",
            "\(deduction)",
            unitClass, gate,
        ]
    }
}
