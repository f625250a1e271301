import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func advanceCycle(_ services: Services) -> Command {
        .guarded(
            services,
            "cycle advance",
            summary: "lead cycles on to their next state, or through every state to a later one",
            arguments: [
                .council, .year, .clusters, .optional("to", .choice(targets), "where to; the next state if left out"),
                .optionalPaper,
                .optional("record", .text, "the paper of a year led outside: what was done there is not asked for"),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .clusters,
            example: "cycle advance council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let (year, actor) = (try invocation.integer("year"), invocation.actor)
            let clusters = try invocation.optionalCodes("cluster")
            let target = invocation.optionalText("to").flatMap(CycleState.init(rawValue:))
            let document = try invocation.optionalSentence("document")
            let record = try invocation.optionalSentence("record")
            let steps = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Cycles.advance(
                    year: year, clusters: clusters, to: target, by: actor, document: document, record: record, $0)
            }
            return try await answer(steps, invocation, reply, done: "cycle show says what is next")
        }
    }

    private static let targets = CycleRules.path(.appraisalFirst).filter { $0 != .closed }.map(\.rawValue)

    static func holdCycle(_ services: Services) -> Command {
        .guarded(
            services,
            "cycle hold",
            summary: "put cycles aside, as for a merger or an investigation, until they are resumed",
            arguments: [.council, .year, .clusters, .reason, .paper],
            flags: [.dryRun],
            changes: true,
            needs: .agency,
            example:
                "cycle hold council=ho-chi-minh year=2025 cluster=cum-1 reason=\"Chờ kết luận thanh tra\" document=9/TB-HĐTĐ"
        ) { invocation, reply in
            let (year, actor) = (try invocation.integer("year"), invocation.actor)
            let clusters = try invocation.optionalCodes("cluster")
            let (reason, document) = (try invocation.sentence("reason"), try invocation.sentence("document"))
            let steps = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Cycles.hold(
                    year: year, clusters: clusters, reason: reason, document: document, by: actor, $0)
            }
            return try await answer(steps, invocation, reply, done: "on hold; cycle resume takes them up again")
        }
    }

    static func resumeCycle(_ services: Services) -> Command {
        .guarded(
            services,
            "cycle resume",
            summary: "take cycles up again in the state in which they were put aside",
            arguments: [.council, .year, .clusters, .reason, .optionalPaper],
            flags: [.dryRun],
            changes: true,
            needs: .agency,
            example: "cycle resume council=ho-chi-minh year=2025 cluster=cum-1 reason=\"Đã có kết luận\""
        ) { invocation, reply in
            let (year, actor) = (try invocation.integer("year"), invocation.actor)
            let clusters = try invocation.optionalCodes("cluster")
            let reason = try invocation.sentence("reason")
            let document = try invocation.optionalSentence("document")
            let steps = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Cycles.resume(
                    year: year, clusters: clusters, reason: reason, document: document, by: actor, $0)
            }
            return try await answer(steps, invocation, reply, done: "resumed; cycle show says what is next")
        }
    }

    private static func answer(
        _ steps: [Cycles.Step], _ invocation: Invocation, _ reply: Reply, done: String
    ) async throws -> Outcome {
        try await reply.columns(["cluster", "from", "to", "on_record"])
        for step in steps {
            let waived = step.waived.isEmpty ? nil : step.waived.joined(separator: ",")
            try await reply.row([step.cluster, step.from.rawValue, step.to.rawValue, waived])
        }
        return .of(
            invocation, changed: !steps.isEmpty, fields: [("cycles", "\(steps.count)")], done: done,
            already: "these cycles are so far already")
    }
}

extension ArgumentRule {
    /// Which cycles of a year.
    static let clusters = ArgumentRule.optional("cluster", .text, "clusters, separated by commas; all if left out")
}
