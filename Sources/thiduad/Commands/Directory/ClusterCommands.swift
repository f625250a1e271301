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
        .guarded(
            services,
            "cluster list", summary: "list a council's clusters", arguments: [.council, .on],
            needs: .readers, example: "cluster list council=ho-chi-minh"
        ) { invocation, reply in
            let on = try invocation.optionalDate("on")
            let clusters = try await services.reading(invocation) { transaction in
                try Clusters.list(on: on ?? CouncilDay.today(transaction), transaction)
            }
            try await reply.columns(["cluster", "name", "kind", "units"])
            for cluster in clusters {
                try await reply.row([cluster.code, cluster.name, cluster.kind, "\(cluster.units)"])
            }
            return .ok(fields: [("rows", "\(clusters.count)")])
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
            let (summary, members) = try await services.reading(invocation) { transaction in
                try Clusters.show(code, on: on ?? CouncilDay.today(transaction), transaction)
            }
            try await reply.pair("cluster", summary.code)
            try await reply.pair("name", summary.name)
            try await reply.pair("kind", summary.kind)
            try await reply.list(members)
            return .ok(fields: [("rows", "\(members.count)")])
        }
    }

    private static func units(_ services: Services) -> Command {
        .guarded(
            services,
            "unit list", summary: "list a council's units", arguments: [.council, .optionalCluster, .on],
            needs: .readers, example: "unit list council=ho-chi-minh cluster=cum-1"
        ) { invocation, reply in
            let on = try invocation.optionalDate("on")
            let cluster = invocation.optionalText("cluster")
            let members = try await services.reading(invocation) { transaction in
                try Clusters.units(cluster: cluster, on: on ?? CouncilDay.today(transaction), transaction)
            }
            try await reply.list(members)
            return .ok(fields: [("rows", "\(members.count)")])
        }
    }
}

extension Reply {
    fileprivate func list(_ members: [Clusters.Member]) async throws {
        try await columns(["unit", "name", "cluster", "member_since", "valid_from", "valid_to"])
        for member in members {
            try await row([
                member.unit, member.name, member.cluster, member.since.map { "\($0)" }, "\(member.validFrom)",
                member.validTo.map { "\($0)" },
            ])
        }
    }
}
