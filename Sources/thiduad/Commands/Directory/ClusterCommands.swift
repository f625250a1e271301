import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func clusterCommands(_ services: Services) -> [Command] {
        [importClusters(services), list(services), show(services), units(services)]
    }

    private static func importClusters(_ services: Services) -> Command {
        .guarded(
            services,
            "cluster import",
            summary: "import clusters and their member units",
            arguments: [
                .council, .optional("from", .date, "the day the memberships begin; 1 January of this year if left out"),
                .key,
            ],
            flags: [.dryRun],
            payload: .required("CSV with the columns \(ClusterRoster.columns.joined(separator: ","))"),
            changes: true,
            needs: .agency, example: "cluster import council=ho-chi-minh from=2025-01-01 <{1279}"
        ) { invocation, reply in
            let from = try invocation.optionalDate("from")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let roster = try ClusterRoster(csv: payload)
                let report = try Clusters.importRoster(
                    roster, from: from ?? firstDayOfThisYear(transaction), transaction)
                return ImportAnswer(
                    changed: report.changed > 0,
                    fields: [("clusters", "\(report.clusters)"), ("units", "\(report.units)")],
                    text: "\(report.units) units in \(report.clusters) clusters; \(report.changed) rows written")
            }
        }
    }

    private static func firstDayOfThisYear(_ transaction: borrowing Transaction) throws -> CivilDate {
        let today = try CouncilDay.today(transaction)
        return CivilDate(year: today.year, month: 1, day: 1) ?? today
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "cluster list", summary: "list a council's clusters", columns: Clusters.columns,
            arguments: [.council, .on],
            needs: .readers, example: "cluster list council=ho-chi-minh"
        ) { invocation in
            let on = try invocation.optionalDate("on")
            return { Clusters.list(on: try on ?? CouncilDay.today($0)) }
        }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "cluster show", summary: "show a cluster and its members",
            arguments: [.council, .required("cluster", .code, "the cluster's code"), .on],
            needs: .readers, example: "cluster show council=ho-chi-minh cluster=cum-1"
        ) { invocation, reply in
            let on = try invocation.optionalDate("on")
            let code = try invocation.text("cluster")
            let (cluster, units) = try await services.reading(invocation) { transaction in
                let day = try on ?? CouncilDay.today(transaction)
                let units = try Clusters.units(cluster: code, on: day, transaction)
                return (
                    try Clusters.list(on: day, only: code).page(ListRequest(), transaction),
                    try units.page(ListRequest(), transaction)
                )
            }
            for (column, value) in zip(Clusters.columns, cluster.rows.joined()) where column.name != "units" {
                try await reply.pair(column.name, value)
            }
            try await reply.columns(Clusters.unitColumns.map(\.name))
            for unit in units.rows { try await reply.row(unit) }
            return .ok(fields: [("rows", "\(units.rows.count)")])
        }
    }

    private static func units(_ services: Services) -> Command {
        .list(
            services,
            "unit list", summary: "list a council's units", columns: Clusters.unitColumns,
            arguments: [.council, .optionalCluster, .on],
            needs: .readers, example: "unit list council=ho-chi-minh cluster=cum-1"
        ) { invocation in
            let on = try invocation.optionalDate("on")
            let cluster = invocation.optionalText("cluster")
            return { try Clusters.units(cluster: cluster, on: on ?? CouncilDay.today($0), $0) }
        }
    }
}
