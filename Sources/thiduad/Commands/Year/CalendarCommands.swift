import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func calendarCommands(_ services: Services) -> [Command] {
        [importDays(services), listDays(services)]
    }

    private static func importDays(_ services: Services) -> Command {
        .guarded(
            services,
            "calendar import", summary: "import holidays, and days on which people work instead",
            arguments: [.council, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(DayOffRows.columns.joined(separator: ",")); kind is off or working"),
            changes: true,
            needs: .agency, example: "calendar import council=ho-chi-minh document=6150/TB-LĐTBXH <{640}"
        ) { invocation, reply in
            let document = try invocation.optionalSentence("document")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let rows = try DayOffRows(csv: payload).rows
                let changed = try DaysOff.importRows(rows, document: document, transaction)
                return ImportAnswer(
                    changed: changed > 0, fields: [("days", "\(rows.count)"), ("changed", "\(changed)")],
                    text: "\(changed) days written")
            }
        }
    }

    private static func listDays(_ services: Services) -> Command {
        .list(
            services, "calendar list", summary: "list the days that are not what their weekday says",
            columns: DaysOff.columns,
            arguments: [.council, .optional("year", .integer(yearRange), "one calendar year only")],
            needs: .readers, example: "calendar list council=ho-chi-minh year=2026"
        ) { invocation in
            let year = try invocation.optionalInteger("year")
            return { _ in DaysOff.list(year: year) }
        }
    }
}
