import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func activityCommands(_ services: Services) -> [Command] {
        [
            .yearImport(
                services, "activity", summary: "record activities of a cluster's year and who took part in them",
                columns: ActivityRows.columns, optional: ActivityRows.optionalColumns
            ) { payload, scope, transaction in
                let rows = try ActivityRows(csv: payload).rows
                let changed = try Activities.importRows(
                    rows, year: scope.year, cluster: scope.cluster, by: scope.actor, document: scope.document,
                    transaction)
                return (rows.count, changed)
            },
            .list(
                services, "activity list", summary: "list the activities of a year", columns: Activities.columns,
                arguments: [.council, .year, .optionalCluster], needs: .readers,
                example: "activity list council=ho-chi-minh year=2025 cluster=cum-1"
            ) { invocation in
                let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
                return { try Activities.list(year: year, cluster: cluster, $0) }
            },
            .list(
                services, "activity participation",
                summary: "say of each member in how many activities it took part and how many it ran",
                columns: Activities.participationColumns, arguments: [.council, .year, .optionalCluster],
                needs: .readers, example: "activity participation council=ho-chi-minh year=2025 cluster=cum-1"
            ) { invocation in
                let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
                return { try Activities.participation(year: year, cluster: cluster, $0) }
            },
        ]
    }
}
