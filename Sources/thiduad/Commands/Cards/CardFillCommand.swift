import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func fill(_ services: Services) -> Command {
        .guarded(
            services,
            "card fill",
            summary: "write the self figure of all lines for which the year's records give facts or points",
            arguments: [
                .council, .year, .optionalCluster,
                .optional("unit", .code, "one unit only; your own card if this and cluster= are left out"),
                .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "card fill council=ho-chi-minh year=2025 cluster=cum-1 document=15/BB-CTĐ"
        ) { invocation, reply in
            let (scope, actor) = (try invocation.cards(), invocation.actor)
            let document = try invocation.optionalSentence("document")
            let report = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Cards.fill(scope, by: actor, document: document, $0)
            }
            try await reply.columns(["unit", "criterion", "half", "points", "fact", "source", "written", "why"])
            for line in report.lines { try await reply.row(line.values) }
            for line in report.passed { try await reply.row(line.values(in: invocation.language)) }
            return .of(
                invocation, changed: !report.lines.isEmpty,
                fields: [("lines", "\(report.lines.count)"), ("passed", "\(report.passed.count)")],
                done: "\(report.lines.count) lines of \(Set(report.lines.map(\.unit)).count) cards filled",
                already: "no line says anything else than the records do")
        }
    }
}

extension Cards.FilledLine {
    fileprivate var values: [String?] {
        [unit, criterion, "\(half)", "\(points)", fact, source, "yes", nil]
    }
}

extension Cards.PassedLine {
    fileprivate func values(in language: Language) -> [String?] {
        [unit, criterion, "\(half)", nil, fact, source, "no", reason.text(in: language)]
    }
}
