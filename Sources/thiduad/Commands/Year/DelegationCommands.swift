import Admin
import CouncilStore

extension CommandCatalogue {
    static func delegationCommands(_ services: Services) -> [Command] {
        [addDelegation(services), revoke(services), list(services)]
    }

    private static func addDelegation(_ services: Services) -> Command {
        .guarded(
            services,
            "delegation add",
            summary: "let the standing agency decide cards in the council's place",
            arguments: [.council, .year, .optionalCluster, .paper],
            flags: [.dryRun],
            changes: true,
            needs: .deciders, example: "delegation add council=ho-chi-minh year=2025 document=77/QĐ-HĐTĐKT"
        ) { invocation, _ in
            let year = try invocation.integer("year")
            let cluster = invocation.optionalText("cluster")
            let document = try invocation.sentence("document")
            let added = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Delegations.add(year: year, cluster: cluster, document: document, transaction)
            }
            return .of(
                invocation, changed: added, done: "the agency may decide the cards of \(cluster ?? "every cluster")",
                already: "it is delegated by that paper already")
        }
    }

    private static func revoke(_ services: Services) -> Command {
        .guarded(
            services,
            "delegation revoke",
            summary: "take a delegation back; cards decided meanwhile stay decided",
            arguments: [.council, .year, .optionalCluster],
            flags: [.dryRun],
            changes: true,
            needs: .deciders, example: "delegation revoke council=ho-chi-minh year=2025"
        ) { invocation, _ in
            let year = try invocation.integer("year")
            let cluster = invocation.optionalText("cluster")
            try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Delegations.revoke(year: year, cluster: cluster, transaction)
            }
            return .of(invocation, changed: true, done: "the council itself decides again", already: "")
        }
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "delegation list", summary: "list the delegations of a year, in force and past",
            columns: Delegations.columns, arguments: [.council, .year],
            needs: .readers, example: "delegation list council=ho-chi-minh year=2025"
        ) { invocation in
            let year = try invocation.integer("year")
            return { _ in Delegations.list(year: year) }
        }
    }
}
