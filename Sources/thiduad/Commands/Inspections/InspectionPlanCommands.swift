import Admin
import CouncilStore
import Councils
import Postgres

extension ArgumentRule {
    fileprivate static let due = ArgumentRule.required("due", .date, "the last day for it")
    fileprivate static let crossCriterion = ArgumentRule.optional(
        "criterion", .text, "the code of the criterion of kind cross that points go to")
}

extension CommandCatalogue {
    static func inspectionCommands(_ services: Services) -> [Command] {
        [
            drawInspections(services), addInspection(services), importInspections(services),
            recordInspection(services), withdrawInspection(services), listInspections(services),
            showInspection(services),
        ]
    }

    private static func drawInspections(_ services: Services) -> Command {
        .guarded(
            services,
            "inspection plan", summary: "draw who inspects whom across a cluster; the seed lets anybody draw it again",
            arguments: [
                .council, .year, .ofCluster, .due,
                .optional("seed", .integer(CrossPlan.seeds), "the number that decides; drawn and printed if left out"),
                .crossCriterion, .optional("reason", .text, "why another plan is drawn; with --redraw"),
                .optionalPaper,
            ],
            flags: [.dryRun, FlagRule("redraw", "withdraw the plan that is there, of which nothing was held")],
            changes: true,
            needs: .clusters,
            example: "inspection plan council=ho-chi-minh year=2025 cluster=cum-1 due=2025-09-30 seed=20250315"
        ) { invocation, reply in
            let (wish, actor) = (try invocation.wish(), invocation.actor)
            let drawn = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Inspections.draw(wish, by: actor, $0)
            }
            let repeats = Set(drawn.plan.repeats)
            try await reply.columns(["inspector", "inspected", "as_last_year"])
            for pair in drawn.plan.pairs {
                try await reply.row([pair.inspector, pair.inspected, repeats.contains(pair) ? "yes" : "no"])
            }
            return .of(
                invocation, changed: drawn.isNew,
                fields: [
                    ("seed", "\(wish.seed)"), ("pairs", "\(drawn.plan.pairs.count)"), ("repeats", "\(repeats.count)"),
                ],
                done: "the same seed draws the same plan again", already: "this plan is in effect already")
        }
    }

    private static func addInspection(_ services: Services) -> Command {
        .guarded(
            services,
            "inspection add", summary: "plan one inspection: of a unit by itself, by the head, or by another unit",
            arguments: [
                .council, .year, .ofCluster,
                .required("kind", .choice(InspectionKind.allCases.map(\.rawValue)), "own, head or cross"),
                .required("unit", .code, "the unit that is inspected"),
                .optional("inspector", .code, "the unit that inspects; needed for kind=cross"), .due, .crossCriterion,
                .optionalPaper,
            ],
            flags: [.dryRun], changes: true, needs: .units,
            example: "inspection add council=ho-chi-minh year=2025 cluster=cum-1 kind=head unit=quan-3 due=2025-06-30"
        ) { invocation, reply in
            let (addition, actor) = (try invocation.addition(), invocation.actor)
            let added = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                do {
                    return try Inspections.add(addition, by: actor, transaction)
                } catch let rejection as ImportRejection {
                    // There is no file with lines here: what is wrong is said by itself.
                    guard let mistake = rejection.mistakes.first else { throw rejection }
                    throw CouncilError(.badValue, mistake.reason)
                }
            }
            return .of(invocation, changed: added > 0, done: "planned", already: "it is planned already")
        }
    }

    private static func importInspections(_ services: Services) -> Command {
        .guarded(
            services,
            "inspection import", summary: "import a cluster's plan of inspections",
            arguments: [.council, .year, .ofCluster, .crossCriterion, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required("CSV with the columns \(InspectionRows.columns.joined(separator: ","))"),
            changes: true,
            needs: .clusters,
            example: "inspection import council=ho-chi-minh year=2025 cluster=cum-1 document=\"12/BB-CTĐ\" <{640}"
        ) { invocation, reply in
            let (actor, criterion) = (invocation.actor, try invocation.crossCriterion())
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let document = try invocation.optionalSentence("document")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let rows = try InspectionRows(csv: payload).rows
                let addition = Inspections.Addition(
                    year: year, cluster: cluster, rows: rows, criterion: criterion, document: document)
                let added = try Inspections.add(addition, by: actor, command: "inspection import", transaction)
                return ImportAnswer(
                    changed: added > 0, fields: [("inspections", "\(added)")], text: "\(added) inspections planned")
            }
        }
    }
}

extension Invocation {
    /// The code of a criterion, as tables write it.
    fileprivate func crossCriterion() throws -> String? {
        try optionalText("criterion").map { text in
            guard let code = CriterionCode(rawValue: text) else {
                throw Refusal(.badValue, CriterionCode.rule, in: language, fields: [("name", "criterion")])
            }
            return code.rawValue
        }
    }

    fileprivate func wish() throws -> Inspections.Wish {
        let reason = try optionalSentence("reason")
        if has(flag: "redraw") && reason == nil {
            throw Refusal(
                .missingArgument, "cross_plan_redraw_unexplained", in: language, fields: [("name", "reason")])
        }
        return Inspections.Wish(
            year: try integer("year"), cluster: try text("cluster"),
            seed: try optionalInteger("seed") ?? Int.random(in: CrossPlan.seeds), due: try date("due"),
            criterion: try crossCriterion(), document: try optionalSentence("document"),
            redrawReason: has(flag: "redraw") ? reason : nil)
    }

    fileprivate func addition() throws -> Inspections.Addition {
        guard let kind = InspectionKind(rawValue: try text("kind")) else {
            throw Refusal(.badValue, .choice(InspectionKind.self), in: language, fields: [("name", "kind")])
        }
        let row = InspectionRows.Row(
            inspector: optionalText("inspector"), inspected: try text("unit"), kind: kind,
            due: "\(try date("due"))")
        if let objection = row.objection { throw Refusal(.badValue, objection, in: language) }
        let criterion = try crossCriterion()
        if criterion != nil && kind != .cross {
            throw Refusal(.badValue, "inspection_gives_no_points", in: language, fields: [("name", "criterion")])
        }
        return Inspections.Addition(
            year: try integer("year"), cluster: try text("cluster"), rows: [row],
            criterion: criterion, document: try optionalSentence("document"))
    }
}
