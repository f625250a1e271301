import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func criteriaCommands(_ services: Services) -> [Command] {
        [importCriteria(services), show(services)]
    }

    private static func importCriteria(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria import",
            summary: "import a table of criteria and give it to a year's cycles",
            arguments: [
                .council, .year, .required("set", .code, "the table's code"),
                .optional("cluster", .text, "clusters, separated by commas; all of the year if left out"),
                .optional("base", .points, "what the groups must add up to; whatever they do if left out"),
                .optional("bonus_cap", .points, "the most that all bonus may add; 5 % of the base if left out"),
                .key,
            ],
            flags: [.dryRun],
            payload: .required("CSV with the columns \(CriteriaTable.columns.joined(separator: ","))"),
            changes: true,
            needs: .agency, example: "criteria import council=ho-chi-minh year=2025 set=bang-diem-2008 <{840}"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let set = try invocation.text("set")
            let clusters = try invocation.optionalCodes("cluster")
            let base = try invocation.optionalPoints("base")
            let cap = try invocation.optionalPoints("bonus_cap")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let table = try CriteriaTable(csv: payload, base: base)
                let report = try CriteriaSets.importTable(
                    table, code: set, year: year, clusters: clusters, bonusCap: cap ?? table.defaultBonusCap,
                    transaction)
                return ImportAnswer(
                    changed: report.isNew || report.cycles > 0,
                    fields: [
                        ("set", set), ("version", "\(report.version)"), ("criteria", "\(report.criteria)"),
                        ("base", "\(table.baseTotal)"), ("cycles", "\(report.cycles)"),
                    ],
                    text: "\(report.criteria) criteria, base \(table.baseTotal), for \(report.cycles) cycles")
            }
        }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria show", summary: "show the criteria of a cycle",
            arguments: [.council, .year, .required("cluster", .code, "the cluster's code")],
            needs: .readers, example: "criteria show council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let cluster = try invocation.text("cluster")
            let lines = try await services.reading(invocation) {
                try CriteriaSets.show(year: year, cluster: cluster, $0)
            }
            try await reply.columns(CriteriaTable.columns)
            for line in lines {
                try await reply.row([
                    line.group, "\(line.groupMax)", line.criterion, line.text, "\(line.max)", line.kind, "\(line.step)",
                    "\(line.bonusMax)", line.needsEvidence ? "yes" : "no",
                ])
            }
            return .ok(fields: [("rows", "\(lines.count)")])
        }
    }
}
