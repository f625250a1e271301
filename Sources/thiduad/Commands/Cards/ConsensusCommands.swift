import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func consensusCommands(_ services: Services) -> [Command] {
        [showTable(services), agree(services), object(services), answer(services), list(services)]
    }

    private static let cluster = ArgumentRule.required("cluster", .code, "the cluster's code")

    private static func showTable(_ services: Services) -> Command {
        .guarded(
            services,
            "table show", summary: "show a cluster's whole table, open to its members from consensus on",
            arguments: [.council, .year, cluster],
            needs: .readers,
            example: "table show council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let (year, cluster, actor) = (
                try invocation.integer("year"), try invocation.text("cluster"), invocation.actor
            )
            let rows = try await services.reading(invocation) {
                try Consensus.table(year: year, cluster: cluster, for: actor, $0)
            }
            try await reply.columns([
                "unit", "name", "state", "figure", "base", "bonus", "deduction", "total", "agreed", "objections",
            ])
            for row in rows { try await reply.row(row.values) }
            return .ok(fields: [("rows", "\(rows.count)")])
        }
    }

    private static func agree(_ services: Services) -> Command {
        .guarded(
            services,
            "table agree", summary: "agree to the cluster's table for a unit, or on record for all",
            arguments: [
                .council, .year, .optional("unit", .code, "the unit that agrees; your own if left out"),
                .optional("cluster", .code, "all units of a cluster, on record"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "table agree council=ho-chi-minh year=2025 unit=quan-1"
        ) { invocation, _ in
            let (scope, actor) = (try invocation.cards(), invocation.actor)
            let document = try invocation.optionalSentence("document")
            let units = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Consensus.agree(scope, by: actor, document: document, $0)
            }
            let fields = [("units", "\(units.count)")]
            return .of(
                invocation, changed: !units.isEmpty, fields: fields,
                done: "agreed: \(units.count > 8 ? "\(units.count) units" : units.joined(separator: ", "))",
                already: "agreed before")
        }
    }

    private static func object(_ services: Services) -> Command {
        .guarded(
            services,
            "objection add", summary: "object to a card of the cluster's table, with a reason",
            arguments: [
                .council, .year, .required("unit", .code, "the unit whose card is objected to"),
                .optional("criterion", .text, "one criterion of it"), .required("reason", .text, "why"),
                .optional("by", .code, "the unit that objects; your own if left out"), .optionalCluster, .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "objection add council=ho-chi-minh year=2025 unit=quan-3 criterion=B2 reason=\"Báo cáo nộp muộn\""
        ) { invocation, _ in
            guard let by = invocation.optionalText("by") ?? invocation.actor.unit else {
                throw Refusal(.missingArgument, "unit_not_named", in: invocation.language, fields: [("name", "by")])
            }
            let (scope, actor) = (try invocation.oneCard(), invocation.actor)
            let reason = try invocation.optionalSentence("reason") ?? ""
            let (criterion, document) = (
                invocation.optionalText("criterion"), try invocation.optionalSentence("document")
            )
            let number = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Consensus.object(
                    to: scope, criterion: criterion, from: by, reason: reason, by: actor, document: document, $0)
            }
            return invocation.plansOnly
                ? Outcome(.planned, text: "nothing was changed")
                : .ok(
                    fields: [("objection", "\(number)")],
                    text: "the head answers it (a deputy for the head unit's card): objection answer")
        }
    }

    private static func answer(_ services: Services) -> Command {
        .guarded(
            services,
            "objection answer", summary: "answer an objection; an accepted one is followed by card score figure=agreed",
            arguments: [
                .council, .year, cluster, .required("objection", .integer(1...Int.max), "its number in objection list"),
                .required(
                    "outcome", .choice(Consensus.ObjectionOutcome.allCases.map(\.rawValue)), "whether it is followed"),
                .required("text", .text, "the answer"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .clusters,
            example:
                "objection answer council=ho-chi-minh year=2025 cluster=cum-1 objection=3 outcome=rejected text=\"Đúng hạn\""
        ) { invocation, _ in
            let outcome = Consensus.ObjectionOutcome(rawValue: try invocation.text("outcome")) ?? .rejected
            let (year, cluster, actor) = (
                try invocation.integer("year"), try invocation.text("cluster"), invocation.actor
            )
            let number = Int64(try invocation.integer("objection"))
            let (text, document) = (
                try invocation.optionalSentence("text") ?? "", try invocation.optionalSentence("document")
            )
            try await services.withCouncil(invocation, ending: invocation.ending) {
                try Consensus.answer(
                    number, outcome, text, year: year, cluster: cluster, by: actor, document: document, $0)
            }
            if invocation.plansOnly { return Outcome(.planned, text: "nothing was changed") }
            return .ok(text: outcome == .accepted ? "next: card score figure=agreed, with the reason" : "answered")
        }
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "objection list", summary: "list the objections of a cluster's year with their answers",
            columns: Consensus.objectionColumns, arguments: [.council, .year, cluster],
            needs: .readers,
            example: "objection list council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation in
            let (year, cluster, actor) = (
                try invocation.integer("year"), try invocation.text("cluster"), invocation.actor
            )
            return { try Consensus.objections(year: year, cluster: cluster, for: actor, $0) }
        }
    }
}

extension Consensus.TableRow {
    fileprivate var values: [String?] {
        [
            unit, unitName, state, figure, base.map { "\($0)" }, bonus.map { "\($0)" }, deduction.map { "\($0)" },
            total.map { "\($0)" }, hasAgreed ? "yes" : "no", "\(objections)",
        ]
    }
}
