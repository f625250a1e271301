import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func movementCommands(_ services: Services) -> [Command] {
        [
            importMovements(services), launch(services), register(services), note(services), review(services),
            show(services), list(services),
        ] + achievementCommands(services) + exemplarCommands(services) + activityCommands(services)
    }

    private static func importMovements(_ services: Services) -> Command {
        .yearImport(
            services, "movement", summary: "draft movements of a cluster's year, or change drafts",
            columns: MovementRows.columns, optional: MovementRows.optionalColumns
        ) { payload, scope, transaction in
            let rows = try MovementRows(csv: payload).rows
            let changed = try Movements.importRows(
                rows, year: scope.year, cluster: scope.cluster, by: scope.actor, document: scope.document, transaction)
            return (rows.count, changed)
        }
    }

    private static func launch(_ services: Services) -> Command {
        .guarded(
            services, "movement launch", summary: "launch a movement that is complete; it is not changed any more",
            arguments: [.council, .year, .ofCluster, .movement, .optionalPaper],
            flags: [.dryRun], changes: true, needs: .units,
            example: "movement launch council=ho-chi-minh year=2025 cluster=cum-1 movement=nong-thon-moi"
        ) { invocation, _ in
            let act = try invocation.movementAct()
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Movements.launch(act, $0)
            }
            return .of(
                invocation, changed: changed, done: "launched; units take part by movement register",
                already: "it is launched already")
        }
    }

    private static func register(_ services: Services) -> Command {
        .guarded(
            services, "movement register", summary: "let a unit take part in a launched movement",
            arguments: [.council, .year, .ofCluster, .movement, .ownUnit, .optionalPaper],
            flags: [.dryRun], changes: true, needs: .units,
            example: "movement register council=ho-chi-minh year=2025 cluster=cum-1 movement=nong-thon-moi unit=quan-1"
        ) { invocation, _ in
            let (act, unit) = (try invocation.movementAct(), try invocation.unit())
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Movements.register(unit, in: act, $0)
            }
            return .of(invocation, changed: changed, done: "\(unit) takes part", already: "it takes part already")
        }
    }

    private static func note(_ services: Services) -> Command {
        .guarded(
            services, "movement note",
            summary: "note how a movement gets on, what an inspection saw, or an interim review",
            arguments: [
                .council, .year, .ofCluster, .movement,
                .required("kind", .choice(MovementNoteKind.allCases.map(\.rawValue)), "what kind of note it is"),
                .required("text", .text, "what it says"),
                .optional("unit", .code, "the unit that it is about; the whole movement if left out"), .optionalPaper,
            ],
            flags: [.dryRun], changes: true, needs: .units,
            example:
                "movement note council=ho-chi-minh year=2025 cluster=cum-1 movement=nong-thon-moi kind=progress text=\"Đạt 12/19 tiêu chí\""
        ) { invocation, _ in
            let act = try invocation.movementAct()
            guard let kind = MovementNoteKind(rawValue: try invocation.text("kind")) else {
                throw Refusal(
                    .badValue, .choice(MovementNoteKind.self), in: invocation.language, fields: [("name", "kind")])
            }
            let note = Movements.Note(
                kind: kind, unit: invocation.optionalText("unit"), text: try invocation.passage("text"))
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Movements.note(note, on: act, $0)
            }
            return .of(invocation, changed: changed, done: "noted", already: "it is noted already")
        }
    }

    private static func review(_ services: Services) -> Command {
        .guarded(
            services, "movement review", summary: "end a movement with its final result",
            arguments: [
                .council, .year, .ofCluster, .movement, .required("result", .text, "what came of it"), .optionalPaper,
            ],
            flags: [.dryRun], changes: true, needs: .units,
            example:
                "movement review council=ho-chi-minh year=2025 cluster=cum-1 movement=nong-thon-moi result=\"Hoàn thành 19/19 tiêu chí\""
        ) { invocation, _ in
            let (act, result) = (try invocation.movementAct(), try invocation.passage("result"))
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Movements.review(act, result: result, $0)
            }
            return .of(invocation, changed: changed, done: "reviewed", already: "this is its result already")
        }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services, "movement show",
            summary: "show a movement: what it says of itself, what it lacks, who takes part, what was noted",
            arguments: [.council, .year, .ofCluster, .movement],
            needs: .readers, example: "movement show council=ho-chi-minh year=2025 cluster=cum-1 movement=nong-thon-moi"
        ) { invocation, reply in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let movement = try invocation.text("movement")
            let view = try await services.reading(invocation) {
                try Movements.show(year: year, cluster: cluster, movement: movement, $0)
            }
            try await reply.show(view)
            return .ok(fields: [("rows", "\(view.rows.count)")])
        }
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services, "movement list", summary: "list the movements of a year", columns: Movements.columns,
            arguments: [
                .council, .year, .optionalCluster, .optional("unit", .code, "those that one unit launches"),
                .optional("state", .choice(MovementState.allCases.map(\.rawValue)), "one state only"),
            ],
            needs: .readers, example: "movement list council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            let (unit, state) = (invocation.optionalText("unit"), invocation.optionalText("state"))
            return { try Movements.list(year: year, cluster: cluster, unit: unit, state: state, $0) }
        }
    }
}
