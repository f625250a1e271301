import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func criteriaCommands(_ services: Services) -> [Command] {
        [importCriteria(services), amend(services), copy(services)]
            + [commentCriteria(services), agreeCriteria(services)]
            + [showCriteria(services), exportCriteria(services), listCriteria(services)]
    }

    private static let payload =
        "CSV with the columns \(CriteriaTable.columns.joined(separator: ",")), and if wanted "
        + CriteriaTable.optionalColumns.joined(separator: ",")

    private static func importCriteria(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria import",
            summary: "import a table of criteria and propose it to a year's cycles",
            arguments: [
                .council, .year, .required("set", .code, "the table's code"),
                .optional("cluster", .text, "clusters, separated by commas; all of the year if left out"),
                .optional("base", .points, "what the groups must add up to; whatever they do if left out"),
                .optional("bonus_cap", .points, "the most that all bonus may add; by bonus_cap_share if left out"),
                .optional(
                    "aggregate", .choice(["annual", "halves"]),
                    "one score a year, or one each half; as year_aggregate says"),
                .optional(
                    "weights", .text, "what the halves weigh, as 1:2; as first_half_weight and second_half_weight say"),
                .optional(
                    "over_achievement", .points,
                    "the most of a proportional maximum in per cent; as over_achievement_share says"),
                .key,
            ],
            flags: [.dryRun],
            payload: .required(payload),
            changes: true,
            needs: .agency, example: "criteria import council=ho-chi-minh year=2025 set=bang-diem-2008 <{840}"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let set = try invocation.text("set")
            let clusters = try invocation.optionalCodes("cluster")
            let base = try invocation.optionalPoints("base")
            let choice = try invocation.criteriaChoice()
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let (report, base) = try CriteriaSets.importTable(
                    csv: payload, base: base, code: set, year: year, clusters: clusters, choosing: choice, transaction)
                return ImportAnswer(
                    changed: report.isNew || report.cycles > 0,
                    fields: [
                        ("set", set), ("version", "\(report.version)"), ("criteria", "\(report.criteria)"),
                        ("base", "\(base)"), ("cycles", "\(report.cycles)"),
                    ],
                    text:
                        "\(report.criteria) criteria, base \(base), for \(report.cycles) cycles; next: criteria agree"
                )
            }
        }
    }

    private static func amend(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria amend",
            summary: "propose another version of agreed criteria from a day inside the year",
            arguments: [
                .council, .year, .required("cluster", .code, "the cluster's code"),
                .required("from", .date, "the first day on which it holds"),
                .optional("set", .code, "the code of the new version; that of the agreed set if left out"),
                .optional("bonus_cap", .points, "the most that all bonus may add; as agreed if left out"),
                .key,
            ],
            flags: [.dryRun],
            payload: .required(payload),
            changes: true,
            needs: .agency,
            example: "criteria amend council=ho-chi-minh year=2025 cluster=cum-1 from=2025-07-01 <{840}"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let cluster = try invocation.text("cluster")
            let from = try invocation.date("from")
            let amendment = CriteriaSets.Amendment(
                from: from, code: invocation.optionalText("set"), bonusCap: try invocation.optionalPoints("bonus_cap"))
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let report = try CriteriaSets.amend(
                    csv: payload, year: year, cluster: cluster, amendment, transaction)
                return ImportAnswer(
                    changed: report.isNew,
                    fields: [
                        ("set", report.code), ("version", "\(report.version)"), ("criteria", "\(report.criteria)"),
                        ("base", "\(report.base)"), ("from", "\(from)"),
                    ],
                    text: "version \(report.version) is proposed from \(from); next: criteria agree")
            }
        }
    }

    private static func copy(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria copy",
            summary: "propose a year's criteria to the cycles of another that have none yet",
            arguments: [
                .council, .required("from_year", .integer(yearRange), "the year whose criteria are copied"), .year,
                .optional("cluster", .text, "clusters, separated by commas; all of the year if left out"),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency, example: "criteria copy council=ho-chi-minh from_year=2025 year=2026"
        ) { invocation, reply in
            let former = try invocation.integer("from_year")
            let year = try invocation.integer("year")
            let clusters = try invocation.optionalCodes("cluster")
            let copies = try await services.withCouncil(invocation, ending: invocation.ending) {
                try CriteriaSets.copy(from: former, to: year, clusters: clusters, $0)
            }
            try await reply.columns(["cluster", "set", "version", "proposed"])
            for copy in copies {
                try await reply.row([copy.cluster, copy.code, "\(copy.version)", copy.isNew ? "yes" : "no"])
            }
            let fields = [("cycles", "\(copies.count { $0.isNew })")]
            guard copies.contains(where: \.isNew) else {
                return .noChange(fields: fields, text: "no cycle without criteria has a set of \(former) to take over")
            }
            if invocation.plansOnly { return Outcome(.planned, fields: fields, text: "nothing was changed") }
            return .ok(fields: fields, text: "next: criteria agree")
        }
    }
}

extension Invocation {
    /// What an import says besides its table.
    fileprivate func criteriaChoice() throws -> CriteriaSets.Choice {
        let share = try optionalPoints("over_achievement")
        let range = CriteriaTerms.overAchievementRange
        if let share, !range.contains(share) {
            let limits = ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"]
            throw Refusal(
                .badValue, Message("over_achievement_malformed", limits), in: language,
                fields: [("name", "over_achievement")])
        }
        return CriteriaSets.Choice(
            bonusCap: try optionalPoints("bonus_cap"), aggregate: optionalText("aggregate"),
            weights: optionalText("weights"), overAchievement: share)
    }
}
