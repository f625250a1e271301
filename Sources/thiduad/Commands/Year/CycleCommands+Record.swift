import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func recordCycle(_ services: Services) -> Command {
        .guarded(
            services,
            "cycle record",
            summary: "take what a review still lacks as done on a paper, so that its closing does not ask for it",
            arguments: [
                .council, .year, .clusters,
                .optional(
                    "kind", .choice(ClosingKind.allCases.map(\.rawValue)), "before which closing; year_end if left out"),
                .paper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency, example: "cycle record council=ho-chi-minh year=2025 cluster=cum-1 document=12/BB-CTĐ"
        ) { invocation, reply in
            let (year, clusters) = (try invocation.integer("year"), try invocation.optionalCodes("cluster"))
            let (review, document) = (try invocation.closingKind(), try invocation.sentence("document"))
            let recorded = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Cycles.record(year: year, clusters: clusters, review: review, document: document, $0)
            }
            try await reply.columns(["cluster", "on_record"])
            for cycle in recorded { try await reply.row([cycle.cluster, cycle.codes.joined(separator: ",")]) }
            let fields = [("cycles", "\(recorded.count)")]
            if recorded.isEmpty {
                return .noChange(fields: fields, text: "nothing is missing that a paper could settle")
            }
            if invocation.plansOnly { return Outcome(.planned, fields: fields, text: "nothing was changed") }
            return .ok(fields: fields, text: "on record; the closing does not ask for these any more")
        }
    }
}
