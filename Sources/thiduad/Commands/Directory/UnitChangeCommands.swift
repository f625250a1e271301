import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func unitChangeCommands(_ services: Services) -> [Command] {
        [merge(services), split(services), rename(services), move(services), importChanges(services)]
            + unitViewCommands(services)
    }

    private static func merge(_ services: Services) -> Command {
        change(
            services,
            "unit merge", summary: "let units become one: a new unit, or one that takes the others in",
            arguments: [
                .required("units", .text, "the units that merge, separated by commas"),
                .required("into", .code, "the unit that is there afterwards"),
                .optional("name", .text, "its name; needed for a new unit"),
                .optional("cluster", .code, "the cluster of a new unit; that of its predecessors if left out"),
            ],
            example:
                "unit merge council=ho-chi-minh units=quan-2,quan-9 into=thu-duc on=2025-07-01 document=1111/NQ-HĐND"
        ) { invocation in
            UnitChange(
                .merge, try invocation.optionalCodes("units") ?? [],
                into: [
                    .init(
                        try invocation.text("into"), name: try invocation.optionalSentence("name"),
                        cluster: invocation.optionalText("cluster"))
                ], on: "\(try invocation.date("on"))", document: try invocation.sentence("document"))
        }
    }

    private static func split(_ services: Services) -> Command {
        let columns = (SuccessorRows.columns + SuccessorRows.optionalColumns).joined(separator: ",")
        return change(
            services,
            "unit split", summary: "let a unit become several, or give a part away",
            arguments: [
                .required("unit", .code, "the unit that is split; it goes on if the file names it too"),
                .optional(
                    "inherits", .code, "the unit that takes over its open work; the first of the file if left out"),
            ],
            payload: .required("CSV with the units afterwards, columns \(columns)"),
            example:
                "unit split council=ho-chi-minh unit=quan-9 inherits=quan-9a on=2025-07-01 document=12/NQ-HĐND <{64}"
        ) { invocation in
            let rows = try SuccessorRows(csv: invocation.payload ?? [])
            return UnitChange(
                .split, [try invocation.text("unit")], into: rows.successors,
                inherits: invocation.optionalText("inherits"), on: "\(try invocation.date("on"))",
                document: try invocation.sentence("document"))
        }
    }

    private static func rename(_ services: Services) -> Command {
        change(
            services,
            "unit rename", summary: "give a unit another name from a day on",
            arguments: [
                .required("unit", .code, "the unit's code, which stays"), .required("name", .text, "its new name"),
            ],
            example:
                "unit rename council=ho-chi-minh unit=quan-2 name=\"Thành phố Thủ Đức\" on=2025-01-01 document=5/NQ"
        ) { invocation in
            let unit = try invocation.text("unit")
            return UnitChange(
                .rename, [unit], into: [.init(unit, name: try invocation.sentence("name"))],
                on: "\(try invocation.date("on"))", document: try invocation.sentence("document"))
        }
    }

    private static func move(_ services: Services) -> Command {
        change(
            services,
            "unit move", summary: "put a unit into another cluster; it finishes the year where it began",
            arguments: [.required("unit", .code, "the unit's code"), .ofCluster],
            example: "unit move council=ho-chi-minh unit=quan-2 cluster=cum-3 on=2025-07-01 document=6/QĐ-UBND"
        ) { invocation in
            let unit = try invocation.text("unit")
            return UnitChange(
                .move, [unit], into: [.init(unit, cluster: try invocation.text("cluster"))],
                on: "\(try invocation.date("on"))", document: try invocation.sentence("document"))
        }
    }

    /// A command that makes one change of units and says what goes where.
    private static func change(
        _ services: Services, _ name: String, summary: String, arguments: [ArgumentRule],
        payload: PayloadRule = .none, example: String, reading: @escaping @Sendable (Invocation) throws -> UnitChange
    ) -> Command {
        .guarded(
            services, name, summary: summary,
            arguments: [.council] + arguments + [
                .required("on", .date, "the first day on which it is so; today or before"), .paper,
                .optional("reason", .text, "what else is to be known of it"),
            ],
            flags: [.dryRun], payload: payload, changes: true, needs: .agency, example: example
        ) { invocation, reply in
            let change = try reading(invocation)
            let reason = try invocation.optionalSentence("reason")
            let effects = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try UnitChanges.perform(change, reason: reason, transaction)
            }
            try await reply.list(effects)
            return .of(
                invocation, changed: !effects.isEmpty, fields: [("effects", "\(effects.count)")],
                done: "\(name) of \(change.day) by \(change.document)", already: "it is on record already")
        }
    }

    private static func importChanges(_ services: Services) -> Command {
        let columns = UnitChangeRows.columns + UnitChangeRows.optionalColumns
        return .guarded(
            services,
            "unit import", summary: "import changes of units: mergers, splits, names, moves",
            arguments: [.council, .key], flags: [.dryRun],
            payload: .required("CSV with the columns \(columns.joined(separator: ","))"), changes: true,
            needs: .agency, example: "unit import council=ho-chi-minh <{1024}"
        ) { invocation, reply in
            let effects = Gathered<UnitChanges.Effect>()
            let outcome = try await services.importing(invocation, reply) { payload, _, transaction in
                let rows = try UnitChangeRows(csv: payload)
                let found = try UnitChanges.importRows(rows, transaction)
                effects.set(found)
                return ImportAnswer(
                    changed: !found.isEmpty,
                    fields: [("changes", "\(rows.changes.count)"), ("effects", "\(found.count)")],
                    text: "\(rows.changes.count) changes of units; unit changes lists them")
            }
            try await reply.list(effects.values)
            return outcome
        }
    }
}

extension Reply {
    fileprivate func list(_ effects: [UnitChanges.Effect]) async throws {
        try await columns(UnitChanges.columns)
        for effect in effects { try await row(effect.values) }
    }
}
