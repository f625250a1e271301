import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func standingCommands(_ services: Services) -> [Command] {
        [list(services), interim(services), explainStanding(services)]
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

    private static func interim(_ services: Services) -> Command {
        .list(
            services,
            "standing interim",
            summary: "list how members stood at the mid-year closing: the first half's totals, and their reports",
            columns: Standings.interimColumns, arguments: [.council, .year, .optionalCluster],
            needs: .readers, example: "standing interim council=ho-chi-minh year=2025 cluster=cum-1",
            whenEmpty: {
                "nothing of the mid-year of \(try $0.integer("year")) is closed here; closing list shows when it is due"
            }
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            return { try Standings.interim(year: year, cluster: cluster, $0) }
        }
    }

    private static func explainStanding(_ services: Services) -> Command {
        .guarded(
            services,
            "standing explain",
            summary:
                "explain a unit's standing in a closed year: from the lines of its card to its slot, with the rule of each step",
            arguments: [
                .council, .year, .ownUnit, .optional("cluster", .code, "which card, of a unit that has two in a year"),
                .optional("revision", .integer(1...32_767), "of a reopened year; the one that counts if left out"),
            ],
            needs: .readers, example: "standing explain council=ho-chi-minh year=2025 unit=quan-1"
        ) { invocation, reply in
            let (scope, language) = (try invocation.oneCard(), invocation.language)
            let revision = try invocation.optionalInteger("revision")
            let steps = try await services.reading(invocation) {
                try Standings.explain(scope, revision: revision, $0)
            }
            try await reply.columns(["step", "item", "value", "rule", "text"])
            for step in steps {
                try await reply.row([step.step, step.item, step.value, step.rule, step.text(in: language)])
            }
            return .ok(fields: [("rows", "\(steps.count)")])
        }
    }
}
