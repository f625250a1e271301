import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func ballotCommands(_ services: Services) -> [Command] {
        [recordBallot(services), listBallots(services)]
    }

    private static func recordBallot(_ services: Services) -> Command {
        .guarded(
            services,
            "ballot record",
            summary: "record how many members voted for a unit, to tell it from others that are equal to it",
            arguments: [
                .council, .year, .ofCluster, .required("unit", .code, "the unit that was voted for"),
                .required("votes", .integer(0...Int(Int16.max)), "how many other members voted for it"), .paper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .clusters,
            example: "ballot record council=ho-chi-minh year=2025 cluster=cum-1 unit=quan-1 votes=4 document=12/BB-CTĐ"
        ) { invocation, _ in
            let actor = invocation.actor
            let count = Ballots.Count(
                year: try invocation.integer("year"), cluster: try invocation.text("cluster"),
                unit: try invocation.text("unit"), votes: try invocation.integer("votes"),
                document: try invocation.sentence("document"))
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Ballots.record(count, by: actor, $0)
            }
            return .of(
                invocation, changed: changed, fields: [("unit", count.unit), ("votes", "\(count.votes)")],
                done: "on record; it counts where tie_keys come to cluster_ballot", already: "it is recorded so already"
            )
        }
    }

    private static func listBallots(_ services: Services) -> Command {
        .list(
            services,
            "ballot list", summary: "list the votes that clusters gave to tell equal units apart",
            columns: Ballots.columns, arguments: [.council, .year, .optionalCluster],
            needs: .readers, example: "ballot list council=ho-chi-minh year=2025"
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            return { try Ballots.list(year: year, cluster: cluster, $0) }
        }
    }
}
