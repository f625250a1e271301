import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func targetCommands(_ services: Services) -> [Command] {
        [importTargets(services), withdrawTarget(services), listTargets(services), importResults(services)]
    }

    private static func importTargets(_ services: Services) -> Command {
        .guarded(
            services,
            "target import",
            summary: "import targets of a cluster's covenant; a line without a unit is about every member",
            arguments: [.council, .year, .ofCluster, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(TargetRows.columns.joined(separator: ",")), and if wanted "
                    + TargetRows.optionalColumns.joined(separator: ",")),
            changes: true,
            needs: .units,
            example: "target import council=ho-chi-minh year=2025 cluster=cum-1 <{640}"
        ) { invocation, reply in
            let (year, cluster, actor) = (
                try invocation.integer("year"), try invocation.text("cluster"), invocation.actor
            )
            let document = try invocation.optionalSentence("document")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let rows = try TargetRows(csv: payload)
                let report = try Targets.importRows(
                    rows, year: year, cluster: cluster, by: actor, document: document, transaction)
                return ImportAnswer(
                    changed: report.changed > 0,
                    fields: [("targets", "\(report.targets)"), ("changed", "\(report.changed)")],
                    text: "\(report.changed) of \(report.targets) targets written; next: covenant sign")
            }
        }
    }

    private static func withdrawTarget(_ services: Services) -> Command {
        .guarded(
            services,
            "target withdraw", summary: "take one target back while nobody has signed",
            arguments: [
                .council, .year, .ofCluster, .ownUnit, .required("indicator", .text, "the target's indicator"),
                .optional("half", .integer(0...2), "1 or 2, of a target for a half"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "target withdraw council=ho-chi-minh year=2025 cluster=cum-1 unit=quan-1 indicator=\"Giảm nghèo\""
        ) { invocation, _ in
            let (year, cluster, actor) = (
                try invocation.integer("year"), try invocation.text("cluster"), invocation.actor
            )
            let (unit, indicator) = (try invocation.unit(), try invocation.sentence("indicator"))
            let (half, document) = (
                try invocation.optionalInteger("half") ?? 0, try invocation.optionalSentence("document")
            )
            try await services.withCouncil(invocation, ending: invocation.ending) {
                try Targets.withdraw(
                    indicator, half: half, unit: unit, year: year, cluster: cluster, by: actor, document: document, $0)
            }
            return .of(invocation, changed: true, done: "withdrawn; it stays on record", already: "")
        }
    }

    private static func listTargets(_ services: Services) -> Command {
        .list(
            services, "target list", summary: "list the targets of covenants with plan and result",
            columns: Targets.columns,
            arguments: [.council, .year, .optionalCluster, .optional("unit", .code, "one unit only")], needs: .readers,
            example: "target list council=ho-chi-minh year=2025 cluster=cum-1 sort=-percent"
        ) { invocation in
            let year = try invocation.integer("year")
            let (cluster, unit) = (invocation.optionalText("cluster"), invocation.optionalText("unit"))
            return { try Targets.list(year: year, cluster: cluster, unit: unit, $0) }
        }
    }

    private static func importResults(_ services: Services) -> Command {
        .guarded(
            services,
            "result import", summary: "import what came of targets, of the own unit or of many by a paper",
            arguments: [.council, .year, .optionalCluster, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(ResultRows.columns.joined(separator: ",")), and if wanted "
                    + ResultRows.optionalColumns.joined(separator: ",")),
            changes: true,
            needs: .units,
            example: "result import council=ho-chi-minh year=2025 document=12/BC-UBND <{320}"
        ) { invocation, reply in
            let (year, cluster, actor) = (
                try invocation.integer("year"), invocation.optionalText("cluster"), invocation.actor
            )
            let document = try invocation.optionalSentence("document")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let rows = try ResultRows(csv: payload)
                let changed = try Targets.importResults(
                    rows, year: year, cluster: cluster, by: actor, document: document, transaction)
                return ImportAnswer(
                    changed: changed > 0,
                    fields: [("results", "\(rows.rows.count)"), ("changed", "\(changed)")],
                    text: "\(changed) results written; card fill brings them into the cards")
            }
        }
    }
}
