import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func evidenceCommands(_ services: Services) -> [Command] {
        [add(services), importEvidence(services), withdraw(services), list(services)]
    }

    private static func add(_ services: Services) -> Command {
        .guarded(
            services,
            "evidence add", summary: "hang a document on a line of a card",
            arguments: [
                .council, .year, .ownUnit, .required("criterion", .text, "the criterion's code"),
                .required("title", .text, "what the document is called"),
                .optional("number", .text, "its number, such as 77/2025/QĐ-UBND"),
                .optional("date", .date, "the day it was issued"), .optional("link", .text, "where it can be read"),
                .optional("half", .integer(0...2), "1 or 2, of a set that scores halves"), .optionalCluster,
                .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example:
                "evidence add council=ho-chi-minh year=2025 unit=quan-1 criterion=A1 title=\"Báo cáo năm\" number=12/BC-UBND"
        ) { invocation, _ in
            let row = EvidenceRows.Row(
                unit: try invocation.unit(), criterion: try invocation.text("criterion"),
                half: try invocation.optionalInteger("half") ?? 0,
                title: try invocation.optionalSentence("title") ?? "",
                number: try invocation.optionalSentence("number"), date: invocation.optionalText("date"),
                link: try invocation.optionalSentence("link"))
            let (year, cluster, actor) = (
                try invocation.integer("year"), invocation.optionalText("cluster"), invocation.actor
            )
            let document = try invocation.optionalSentence("document")
            let added = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Evidence.add([row], year: year, cluster: cluster, by: actor, document: document, $0)
            }
            return .of(invocation, changed: added > 0, done: "added", already: "the line has this document already")
        }
    }

    private static func importEvidence(_ services: Services) -> Command {
        .guarded(
            services,
            "evidence import", summary: "import documents for the lines of cards",
            arguments: [.council, .year, .optionalCluster, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(EvidenceRows.columns.joined(separator: ",")), and if wanted "
                    + EvidenceRows.optionalColumns.joined(separator: ",")),
            changes: true,
            needs: .units,
            example: "evidence import council=ho-chi-minh year=2025 document=\"12/BC-UBND\" <{640}"
        ) { invocation, reply in
            let (year, cluster, actor) = (
                try invocation.integer("year"), invocation.optionalText("cluster"), invocation.actor
            )
            let document = try invocation.optionalSentence("document")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let rows = try EvidenceRows(csv: payload).rows
                let added = try Evidence.add(
                    rows, year: year, cluster: cluster, by: actor, document: document, transaction)
                return ImportAnswer(
                    changed: added > 0, fields: [("documents", "\(added)")], text: "\(added) documents added")
            }
        }
    }

    private static func withdraw(_ services: Services) -> Command {
        .guarded(
            services,
            "evidence withdraw", summary: "take a document back: it stays on record and counts no more",
            arguments: [
                .council, .year, .ownUnit, .required("evidence", .integer(1...Int.max), "its number in evidence list"),
                .optionalCluster, .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "evidence withdraw council=ho-chi-minh year=2025 unit=quan-1 evidence=17"
        ) { invocation, _ in
            let (scope, actor) = (try invocation.oneCard(), invocation.actor)
            let number = Int64(try invocation.integer("evidence"))
            let document = try invocation.optionalSentence("document")
            try await services.withCouncil(invocation, ending: invocation.ending) {
                try Evidence.withdraw(number, scope, by: actor, document: document, $0)
            }
            return .of(invocation, changed: true, done: "withdrawn; evidence add brings it back", already: "")
        }
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "evidence list", summary: "list the documents of a card", columns: Evidence.columns,
            arguments: [.council, .year, .ownUnit, .optionalCluster],
            needs: .readers,
            example: "evidence list council=ho-chi-minh year=2025 unit=quan-1"
        ) { invocation in
            let (scope, actor) = (try invocation.oneCard(), invocation.actor)
            return { try Evidence.list(scope, for: actor, $0) }
        }
    }
}
