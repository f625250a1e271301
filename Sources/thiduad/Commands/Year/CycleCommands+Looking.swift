import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func showCycle(_ services: Services) -> Command {
        .guarded(
            services,
            "cycle show", summary: "show one cycle, and what still keeps it in its state",
            arguments: [.council, .year, .ofCluster],
            needs: .readers, example: "cycle show council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let (cycle, outlook) = try await services.reading(invocation) {
                (
                    try Cycles.show(year: year, cluster: cluster, $0),
                    try Cycles.outlook(year: year, cluster: cluster, $0)
                )
            }
            for (name, value) in zip(Cycles.columns.map(\.name), cycle.values) { try await reply.pair(name, value) }
            // For the closing, whatever the state.
            try await reply.pair("waits_for", outlook.closingGuards.first?.words)
            try await reply.pair("revision", "\(outlook.revision)")
            try await reply.pair("head", outlook.place.head)
            try await reply.pair("next", outlook.next?.rawValue)
            try await reply.pair("led_by", outlook.movers.map(\.rawValue).joined(separator: ","))
            try await reply.columns(["blocker", "count", "first", "text"])
            for (gap, message) in outlook.blockers {
                try await reply.row([
                    gap.code, gap.count == 0 ? nil : "\(gap.count)", gap.first, message.text(in: invocation.language),
                ])
            }
            return .ok(fields: [("blockers", "\(outlook.blockers.count)")])
        }
    }

    static func historyCycle(_ services: Services) -> Command {
        .list(
            services, "cycle history",
            summary: "list how the cycles of a year went from state to state: who, when, why, on what paper",
            columns: Cycles.historyColumns, arguments: [.council, .year, .optionalCluster],
            needs: .readers, example: "cycle history council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            return { try Cycles.history(year: year, cluster: cluster, $0) }
        }
    }
}
