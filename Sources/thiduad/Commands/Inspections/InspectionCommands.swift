import Admin
import CouncilStore
import Councils
import Postgres

extension ArgumentRule {
    fileprivate static let inspection = ArgumentRule.required(
        "inspection", .integer(1...Int.max), "its number in inspection list")
}

extension CommandCatalogue {
    static func recordInspection(_ services: Services) -> Command {
        .guarded(
            services,
            "inspection record", summary: "put down that an inspection was held, and what it found",
            arguments: [
                .council, .inspection, .required("held_on", .date, "the day on which it was held"),
                .required("minutes", .text, "the number of its minutes, as 12/BB-KT"),
                .optional("finding", .text, "what was found"),
                .optional("points", .points, "what a cross-inspection gives, where the settings let it"),
                .optional("reason", .text, "why it differs from what is on record"),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example:
                "inspection record council=ho-chi-minh inspection=7 held_on=2025-09-12 minutes=12/BB-KT finding=\"Đủ hồ sơ\" points=9"
        ) { invocation, _ in
            let (number, actor) = (Int64(try invocation.integer("inspection")), invocation.actor)
            let result = Inspections.Result(
                heldOn: try invocation.date("held_on"), minutes: try invocation.sentence("minutes"),
                finding: try invocation.optionalSentence("finding"), points: try invocation.optionalPoints("points"))
            let reason = try invocation.optionalSentence("reason")
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Inspections.record(number, result, reason: reason, by: actor, $0)
            }
            return .of(invocation, changed: changed, done: "recorded", already: "it is on record so already")
        }
    }

    static func withdrawInspection(_ services: Services) -> Command {
        .guarded(
            services,
            "inspection withdraw", summary: "take back an inspection that was not held; it stays on record",
            arguments: [
                .council, .inspection, .required("reason", .text, "why it is not held"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "inspection withdraw council=ho-chi-minh inspection=7 reason=\"Đơn vị đã sáp nhập\""
        ) { invocation, _ in
            let (number, actor) = (Int64(try invocation.integer("inspection")), invocation.actor)
            let (reason, document) = (
                try invocation.sentence("reason"), try invocation.optionalSentence("document")
            )
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Inspections.withdraw(number, reason: reason, document: document, by: actor, $0)
            }
            return .of(
                invocation, changed: changed, done: "withdrawn; inspection list state=withdrawn keeps it",
                already: "it was withdrawn before")
        }
    }

    static func listInspections(_ services: Services) -> Command {
        .list(
            services, "inspection list",
            summary: "list the inspections of a year; findings and points for the council, the head and the two units",
            columns: Inspections.columns,
            arguments: [
                .council, .year, .optionalCluster,
                .optional("unit", .code, "a unit that inspects or is inspected"),
                .optional("kind", .choice(InspectionKind.allCases.map(\.rawValue)), "one kind only"),
                .optional(
                    "state", .choice(Inspections.State.allCases.map(\.rawValue)),
                    "one state only; all but withdrawn if left out"),
            ],
            needs: Set<Role>.units.union(Set<Role>.records),
            example: "inspection list council=ho-chi-minh year=2025 cluster=cum-1 state=late"
        ) { invocation in
            var filter = Inspections.Filter(year: try invocation.integer("year"))
            filter.cluster = invocation.optionalText("cluster")
            filter.unit = invocation.optionalText("unit")
            filter.kind = invocation.optionalText("kind").flatMap(InspectionKind.init(rawValue:))
            filter.state = invocation.optionalText("state").flatMap(Inspections.State.init(rawValue:))
            let (wanted, actor) = (filter, invocation.actor)
            return { try Inspections.list(wanted, for: actor, $0) }
        }
    }

    static func showInspection(_ services: Services) -> Command {
        .guarded(
            services,
            "inspection show", summary: "show one inspection",
            arguments: [.council, .inspection],
            needs: Set<Role>.units.union(Set<Role>.records),
            example: "inspection show council=ho-chi-minh inspection=7"
        ) { invocation, reply in
            let (number, actor) = (Int64(try invocation.integer("inspection")), invocation.actor)
            let pairs = try await services.reading(invocation) { try Inspections.show(number, for: actor, $0) }
            for (name, value) in pairs { try await reply.pair(name, value) }
            return .ok()
        }
    }
}
