import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func obligationCommands(_ services: Services) -> [Command] {
        [
            .list(
                services, "obligation list",
                summary: "list everything that units owe: due, done or late, and what that costs",
                columns: Obligations.columns, arguments: ObligationFilter.arguments,
                needs: .observers, example: "obligation list council=ho-chi-minh year=2025 state=late"
            ) { invocation in
                let filter = try invocation.obligationFilter()
                return { try Obligations.list(filter, $0) }
            },
            .list(
                services, "obligation summary",
                summary: "count for each unit what is open, late, done and done late, and what that costs",
                columns: Obligations.summaryColumns, arguments: ObligationFilter.arguments,
                needs: .observers, example: "obligation summary council=ho-chi-minh year=2025 cluster=cum-1"
            ) { invocation in
                let filter = try invocation.obligationFilter()
                return { try Obligations.summary(filter, $0) }
            },
        ]
    }
}

extension Set<Role> {
    /// Whoever acts for a unit, and whoever looks at all of them.
    static let observers: Set<Role> = units.union(records)
}

extension ObligationFilter {
    static let arguments: [ArgumentRule] = [
        .council, .year, .optionalCluster, .optional("unit", .code, "one unit only"),
        .optional("kind", .text, "one kind only"),
        .optional("state", .choice(ObligationState.allCases.map(\.rawValue)), "only what stands so"),
    ]
}

extension Invocation {
    /// What is looked at. Whoever acts for a unit sees that unit's clusters, the agency and those who look at the record all.
    func obligationFilter() throws -> ObligationFilter {
        var filter = ObligationFilter(year: try integer("year"))
        filter.cluster = optionalText("cluster")
        filter.unit = optionalText("unit")
        filter.kind = optionalText("kind")
        filter.state = optionalText("state").flatMap(ObligationState.init(rawValue:))
        if !Set<Role>.records.contains(actor.role) { filter.ofClustersWith = actor.unit ?? "-" }
        return filter
    }
}
