import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func achievementCommands(_ services: Services) -> [Command] {
        [
            .yearImport(
                services, "achievement", summary: "record what units and their people achieved",
                columns: AchievementRows.columns, optional: AchievementRows.optionalColumns
            ) { payload, scope, transaction in
                let rows = try AchievementRows(csv: payload).rows
                let changed = try Exemplars.importAchievements(
                    rows, year: scope.year, cluster: scope.cluster, by: scope.actor, document: scope.document,
                    transaction)
                return (rows.count, changed)
            },
            .list(
                services, "achievement list", summary: "list the achievements of a year",
                columns: Exemplars.achievementColumns,
                arguments: [.council, .year, .optionalCluster, .optional("unit", .code, "one unit only")],
                needs: .readers, example: "achievement list council=ho-chi-minh year=2025 unit=quan-1"
            ) { invocation in
                let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
                let unit = invocation.optionalText("unit")
                return { try Exemplars.achievements(year: year, cluster: cluster, unit: unit, $0) }
            },
        ]
    }

    static func exemplarCommands(_ services: Services) -> [Command] {
        [
            .yearImport(
                services, "exemplar", summary: "record exemplars, each with the achievements that it rests on",
                columns: ExemplarRows.columns, optional: ExemplarRows.optionalColumns
            ) { payload, scope, transaction in
                let rows = try ExemplarRows(csv: payload).rows
                let changed = try Exemplars.importRows(
                    rows, year: scope.year, cluster: scope.cluster, by: scope.actor, document: scope.document,
                    transaction)
                return (rows.count, changed)
            },
            publicise(services), replicate(services), showExemplar(services),
            .list(
                services, "exemplar list", summary: "list the exemplars of a year", columns: Exemplars.columns,
                arguments: [.council, .year, .optionalCluster, .optional("unit", .code, "one unit only")],
                needs: .readers, example: "exemplar list council=ho-chi-minh year=2025"
            ) { invocation in
                let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
                let unit = invocation.optionalText("unit")
                return { try Exemplars.list(year: year, cluster: cluster, unit: unit, $0) }
            },
        ]
    }

    private static func publicise(_ services: Services) -> Command {
        .guarded(
            services, "exemplar publicise", summary: "record how an exemplar was made known",
            arguments: [
                .council, .year, .ofCluster, .exemplar,
                .required(
                    "phase", .choice(PublicityPhase.allCases.map(\.rawValue)), "when, as seen from the conference"),
                .required("channel", .text, "by which channel, as a newspaper or a television station"),
                .required("audience", .text, "to whom"), .required("place", .text, "where"),
                .required("on", .date, "on which day"), .optionalPaper,
            ],
            flags: [.dryRun], changes: true, needs: .units,
            example:
                "exemplar publicise council=ho-chi-minh year=2025 cluster=cum-1 exemplar=to-7 phase=before channel=\"Báo Tỉnh\" audience=\"Nhân dân\" place=\"Toàn tỉnh\" on=2025-10-05"
        ) { invocation, _ in
            let act = try invocation.exemplarAct()
            guard let phase = PublicityPhase(rawValue: try invocation.text("phase")) else {
                throw Refusal(
                    .badValue, .choice(PublicityPhase.self), in: invocation.language, fields: [("name", "phase")])
            }
            let publicity = Exemplars.Publicity(
                phase: phase, channel: try invocation.sentence("channel"),
                audience: try invocation.sentence("audience"), place: try invocation.sentence("place"),
                on: try invocation.date("on"))
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Exemplars.publicise(publicity, of: act, $0)
            }
            return .of(invocation, changed: changed, done: "recorded", already: "it is on record already")
        }
    }

    private static func replicate(_ services: Services) -> Command {
        .guarded(
            services, "exemplar replicate",
            summary: "record that another unit followed an exemplar, and what came of it",
            arguments: [
                .council, .year, .ofCluster, .exemplar,
                .optional("unit", .code, "the unit that follows it; your own if left out"),
                .required("on", .date, "on which day"), .required("result", .text, "what came of it"), .optionalPaper,
            ],
            flags: [.dryRun], changes: true, needs: .units,
            example:
                "exemplar replicate council=ho-chi-minh year=2025 cluster=cum-1 exemplar=to-7 unit=quan-3 on=2025-11-02 result=\"Ba tổ làm theo\""
        ) { invocation, _ in
            let (act, unit) = (try invocation.exemplarAct(), try invocation.unit())
            let (day, result) = (try invocation.date("on"), try invocation.passage("result"))
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Exemplars.replicate(act, unit: unit, on: day, result: result, $0)
            }
            return .of(invocation, changed: changed, done: "recorded", already: "it is on record already")
        }
    }

    private static func showExemplar(_ services: Services) -> Command {
        .guarded(
            services, "exemplar show",
            summary: "show an exemplar: what it rests on, how it was made known, who followed it",
            arguments: [.council, .year, .ofCluster, .exemplar],
            needs: .readers, example: "exemplar show council=ho-chi-minh year=2025 cluster=cum-1 exemplar=to-7"
        ) { invocation, reply in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let exemplar = try invocation.text("exemplar")
            let view = try await services.reading(invocation) {
                try Exemplars.show(year: year, cluster: cluster, exemplar: exemplar, $0)
            }
            try await reply.show(view)
            return .ok(fields: [("rows", "\(view.rows.count)")])
        }
    }
}
