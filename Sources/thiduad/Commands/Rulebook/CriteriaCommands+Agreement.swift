import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func commentCriteria(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria comment", summary: "take down what a member says of proposed criteria",
            arguments: [
                .council, .year, .required("cluster", .code, "the cluster's code"),
                .optional("unit", .code, "whose word it is; your own unit if left out"),
                .required("text", .text, "what it says"), .optionalPaper,
            ],
            changes: true,
            needs: .units,
            example:
                #"criteria comment council=ho-chi-minh year=2025 cluster=cum-1 unit=quan-1 text="Đề nghị tăng điểm nhóm 2""#
        ) { invocation, _ in
            let year = try invocation.integer("year")
            let cluster = try invocation.text("cluster")
            let text = try invocation.sentence("text")
            let document = try invocation.optionalSentence("document")
            let unit = try invocation.unit()
            let said = try await services.withCouncil(invocation) { transaction in
                try invocation.requireVoice(of: unit, cluster: cluster, year: year, document, transaction)
                return try CriteriaSets.comment(
                    year: year, cluster: cluster, unit: unit, text: text, document: document, transaction)
            }
            return said
                ? .ok(text: "criteria show prints it beside the criteria") : .noChange(text: "\(unit) said so before")
        }
    }

    static func agreeCriteria(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria agree", summary: "take down that members agree to proposed criteria",
            arguments: [
                .council, .year,
                .optional("cluster", .text, "clusters, separated by commas; all of the year if left out"),
                .optional("unit", .code, "the member that agrees; all members, by a paper, if left out"),
                .optional("version", .integer(1...32_767), "the version that is agreed to; the open one if left out"),
                .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "criteria agree council=ho-chi-minh year=2025 cluster=cum-1 unit=quan-1"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let clusters = try invocation.optionalCodes("cluster")
            let unit = invocation.agreeingUnit
            let version = try invocation.optionalInteger("version")
            let document = try invocation.optionalSentence("document")
            if unit != nil && clusters?.count != 1 {
                throw Refusal(
                    .missingArgument, "cluster_needed", in: invocation.language, fields: [("name", "cluster")])
            }
            let agreements = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                for cluster in clusters?.map({ $0 }) ?? [nil] {
                    try invocation.requireVoice(of: unit, cluster: cluster, year: year, document, transaction)
                }
                return try CriteriaSets.agree(
                    year: year, clusters: clusters, unit: unit, version: version, document: document, transaction)
            }
            try await reply.list(agreements)
            return outcome(agreements, invocation)
        }
    }

    private static func outcome(_ agreements: [CriteriaSets.Agreement], _ invocation: Invocation) -> Outcome {
        let given = agreements.reduce(0) { $0 + $1.given }
        let fields = [("given", "\(given)"), ("agreed", "\(agreements.count { $0.isAgreed })")]
        if given == 0 && !agreements.contains(where: \.isNewlyAgreed) {
            return .noChange(fields: fields, text: "they have agreed already")
        }
        if invocation.plansOnly { return Outcome(.planned, fields: fields, text: "nothing was changed") }
        return .ok(fields: fields, text: next(agreements))
    }

    private static func next(_ agreements: [CriteriaSets.Agreement]) -> String {
        let waiting = agreements.filter { !$0.isAgreed }
        if waiting.isEmpty { return "agreed and frozen; next: cycle advance" }
        let counts = waiting.map { "\($0.cluster) waits for \($0.needed - $0.agreed) more" }
        return counts.joined(separator: "; ")
    }
}

extension Reply {
    fileprivate func list(_ agreements: [CriteriaSets.Agreement]) async throws {
        try await columns(["cluster", "set", "version", "given", "agreed", "needed", "members", "frozen"])
        for one in agreements {
            try await row([
                one.cluster, one.code, "\(one.version)", "\(one.given)", "\(one.agreed)", "\(one.needed)",
                "\(one.members)", one.isAgreed ? "yes" : "no",
            ])
        }
    }
}

extension Invocation {
    /// A member without a paper speaks for its own unit; whoever brings a paper may speak for all.
    fileprivate var agreeingUnit: String? {
        if let unit = optionalText("unit") { return unit }
        return optionalText("document") == nil || actor.role == .member ? actor.unit : nil
    }

    /// Lets through whoever may speak for a unit, or for all members of a cluster; `nil` is every cluster.
    fileprivate func requireVoice(
        of unit: String?, cluster: String?, year: Int, _ document: String?, _ transaction: borrowing Transaction
    ) throws {
        var leadsCluster = false
        if let cluster, let own = actor.unit, actor.role == .head {
            leadsCluster = try CriteriaSets.isLed(cluster: cluster, year: year, by: own, transaction)
        }
        try demand(
            SpeakingRule.denial(of: actor, forUnit: unit, leadsCluster: leadsCluster, document: document))
    }
}
