import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func officerCommands(_ services: Services) -> [Command] {
        [appoint(services), officers(services)]
    }

    private static func appoint(_ services: Services) -> Command {
        .guarded(
            services,
            "cycle appoint",
            summary: "name the head and the deputies of a cluster for a year",
            arguments: [
                .council, .year, .ofCluster, .required("head", .code, "the unit that leads"),
                .optional("deputies", .text, "the units that stand in for it, separated by commas"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency,
            example: "cycle appoint council=ho-chi-minh year=2025 cluster=cum-1 head=quan-1 deputies=quan-3,quan-4"
        ) { invocation, _ in
            let year = try invocation.integer("year")
            let cluster = try invocation.text("cluster")
            let document = try invocation.optionalSentence("document")
            let slate = OfficerSlate(
                head: try invocation.text("head"), deputies: try invocation.optionalCodes("deputies") ?? [])
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Officers.appoint(slate, year: year, cluster: cluster, document: document, transaction)
            }
            return .of(
                invocation, changed: changed, fields: [("deputies", "\(slate.deputies.count)")],
                done: "\(slate.head) leads \(cluster) in \(year)", already: "they lead it already")
        }
    }

    private static func officers(_ services: Services) -> Command {
        .list(
            services,
            "cycle officers", summary: "list who leads the clusters of a year, and who did", columns: Officers.columns,
            arguments: [.council, .year, .optionalCluster],
            needs: .readers, example: "cycle officers council=ho-chi-minh year=2025"
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            return { try Officers.list(year: year, cluster: cluster, $0) }
        }
    }
}
