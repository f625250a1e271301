import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func reportCommands(_ services: Services) -> [Command] {
        [call(services), file(services), importReports(services), list(services)]
    }

    private static let kind = ArgumentRule.required("kind", .text, "which report: mid_year, year_end, or another word")

    private static func call(_ services: Services) -> Command {
        .guarded(
            services,
            "report call", summary: "call for a report of every member; what is left out stays as it was called for",
            arguments: [
                .council, .year, kind, .optionalCluster, .optional("title", .text, "what the report is called"),
                .optional("on", .date, "the day on which it was called for; today if left out"),
                .optional("due", .date, "the last day; as the settings say if left out"),
                .optional("grace", .integer(0...365), "how many calendar days of delay are forgiven"),
                .optional("parts", .text, "what it must hold, words separated by commas: results,exemplars"),
                .optional("criterion", .text, "the criterion of kind lateness whose points the delay gives"),
                .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency,
            example:
                "report call council=ho-chi-minh year=2025 kind=mid_year parts=results,exemplars document=12/CV-HĐTĐKT"
        ) { invocation, reply in
            let (year, call) = (try invocation.integer("year"), try invocation.call())
            let clusters = invocation.optionalText("cluster").map { [$0] }
            let called = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Reports.call(call, year: year, clusters: clusters, $0)
            }
            try await reply.columns(["cluster", "kind", "due_on", "changed"])
            for entry in called {
                try await reply.row([entry.cluster, "\(call.kind)", "\(entry.due)", entry.changed ? "yes" : "no"])
            }
            let changed = called.count { $0.changed }
            return .of(
                invocation, changed: changed > 0, fields: [("rows", "\(called.count)"), ("changed", "\(changed)")],
                done: "called for in \(changed) clusters", already: "it is called for so already")
        }
    }

    private static func file(_ services: Services) -> Command {
        .guarded(
            services,
            "report file", summary: "file a unit's report, or record one that came on paper",
            arguments: [
                .council, .year, kind, .ownUnit, .required("number", .text, "the report's number, such as 12/BC-UBND"),
                .optional("parts", .text, "which of the required parts it has; all if left out"),
                .optional("on", .date, "the day on which it came in, for secretary and chair; today if left out"),
                .optionalCluster, .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "report file council=ho-chi-minh year=2025 kind=mid_year unit=quan-1 number=12/BC-UBND"
        ) { invocation, _ in
            let (kind, unit, number) = (try invocation.kind(), try invocation.unit(), try invocation.sentence("number"))
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            let (parts, day) = (try invocation.parts(), try invocation.optionalDate("on"))
            let (actor, document) = (invocation.actor, try invocation.optionalSentence("document"))
            let filed = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                let today = try CouncilDay.today(transaction)
                let row = ReportRows.Row(
                    unit: unit, kind: kind.rawValue, filedOn: try (day ?? today).calendarDay(), number: number,
                    parts: parts?.map(\.rawValue))
                return try Reports.file(
                    row, year: year, cluster: cluster, by: actor, document: document, transaction)
            }
            let missing = filed.missing.joined(separator: ",")
            return .of(
                invocation, changed: filed.isNew,
                fields: [("days_late", "\(filed.daysLate)")] + (missing.isEmpty ? [] : [("missing", missing)]),
                done: missing.isEmpty ? "filed, and complete" : "filed; still missing: \(missing)",
                already: "it is on record already")
        }
    }

    private static func importReports(_ services: Services) -> Command {
        .guarded(
            services,
            "report import", summary: "import reports that came in, as a list of papers",
            arguments: [.council, .year, .optionalCluster, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(ReportRows.columns.joined(separator: ",")), and if wanted "
                    + ReportRows.optionalColumns.joined(separator: ",")),
            changes: true,
            needs: .units,
            example: "report import council=ho-chi-minh year=2025 document=\"3/SCV-TĐKT\" <{640}"
        ) { invocation, reply in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            let (actor, document) = (invocation.actor, try invocation.optionalSentence("document"))
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let rows = try ReportRows(csv: payload).rows
                let filed = try Reports.file(
                    rows, year: year, cluster: cluster, by: actor, document: document, transaction)
                return ImportAnswer(
                    changed: filed > 0, fields: [("reports", "\(filed)")], text: "\(filed) reports filed")
            }
        }
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services, "report list",
            summary: "list the reports that units owe: filed, late, complete or what is missing",
            columns: Reports.columns, arguments: ObligationFilter.arguments,
            needs: .observers, example: "report list council=ho-chi-minh year=2025 kind=mid_year state=late"
        ) { invocation in
            let filter = try invocation.obligationFilter()
            return { try Reports.list(filter, $0) }
        }
    }
}

extension Invocation {
    fileprivate func kind() throws -> ReportWord {
        guard let kind = ReportWord(rawValue: try text("kind")) else {
            throw Refusal(.badValue, ReportWord.rule, in: language, fields: [("name", "kind")])
        }
        return kind
    }

    fileprivate func parts() throws -> [ReportWord]? {
        try optionalText("parts").map { text in
            guard let parts = ReportWord.list(text) else {
                throw Refusal(.badValue, ReportWord.rule, in: language, fields: [("name", "parts")])
            }
            return parts
        }
    }

    fileprivate func call() throws -> Reports.Call {
        var call = Reports.Call(kind: try kind())
        call.title = try optionalSentence("title")
        call.on = try optionalDate("on")
        call.due = try optionalDate("due")
        call.graceDays = try optionalInteger("grace")
        call.parts = try parts()
        call.criterion = try optionalText("criterion").map { text in
            guard let code = CriterionCode(rawValue: text) else {
                throw Refusal(.badValue, CriterionCode.rule, in: language, fields: [("name", "criterion")])
            }
            return code
        }
        call.document = try optionalSentence("document")
        return call
    }
}

extension CivilDate {
    fileprivate func calendarDay() throws -> CalendarDay {
        guard let day = CalendarDay(year: year, month: month, day: day) else {
            throw CouncilError(.badValue, "date_malformed")
        }
        return day
    }
}
