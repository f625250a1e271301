import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func rotationCommands(_ services: Services) -> [Command] {
        [importRotations(services), listRotations(services)]
    }

    private static func importRotations(_ services: Services) -> Command {
        .guarded(
            services,
            "rotation import",
            summary: "import in which order the units of clusters lead them; a cluster named is replaced as a whole",
            arguments: [.council, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(RotationRows.columns.joined(separator: ",")), in the order of the turn"),
            changes: true,
            needs: .agency, example: "rotation import council=ho-chi-minh document=12/BB-CTĐ <{320}"
        ) { invocation, reply in
            let document = try invocation.optionalSentence("document")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let file = try RotationRows(csv: payload)
                let changed = try Rotations.importRows(file, document: document, transaction)
                return ImportAnswer(
                    changed: changed > 0,
                    fields: [("clusters", "\(changed)"), ("units", "\(file.rows.count)")],
                    text: "\(changed) lists written; next: officer propose")
            }
        }
    }

    private static func listRotations(_ services: Services) -> Command {
        .list(
            services,
            "rotation list",
            summary: "list in which order the units of clusters lead them, and in which years they did",
            columns: Rotations.columns, arguments: [.council, .optionalCluster],
            needs: .readers, example: "rotation list council=ho-chi-minh cluster=cum-1"
        ) { invocation in
            let cluster = invocation.optionalText("cluster")
            return { try Rotations.list(cluster: cluster, $0) }
        }
    }
}
