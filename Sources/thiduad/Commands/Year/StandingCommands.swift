import Admin
import CouncilStore

extension CommandCatalogue {
    static func standingCommands(_ services: Services) -> [Command] {
        [list(services)]
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "standing list", summary: "list the standings of a closed year", columns: Standings.columns,
            arguments: [
                .council, .year, .optionalCluster,
                .optional("revision", .integer(1...32_767), "of reopened cycles; the one that counts if left out"),
            ],
            needs: .readers, example: "standing list council=ho-chi-minh year=2025 cluster=cum-1",
            whenEmpty: { "nothing of \(try $0.integer("year")) is closed here; closing list shows when it is due" }
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            let revision = try invocation.optionalInteger("revision")
            return { try Standings.list(year: year, cluster: cluster, revision: revision, $0) }
        }
    }
}
