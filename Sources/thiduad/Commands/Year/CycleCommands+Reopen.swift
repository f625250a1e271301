import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func reopenCycle(_ services: Services) -> Command {
        .guarded(
            services,
            "cycle reopen",
            summary:
                "open a closed cycle again as a new revision, and say what counts no more; the standings before stay readable",
            arguments: [.council, .year, .ofCluster, .reason, .paper],
            flags: [.dryRun],
            changes: true,
            needs: .deciders,
            example:
                "cycle reopen council=ho-chi-minh year=2025 cluster=cum-1 reason=\"Sai số liệu\" document=8/QĐ-HĐTĐ"
        ) { invocation, reply in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let (reason, document, actor) = (
                try invocation.sentence("reason"), try invocation.sentence("document"), invocation.actor
            )
            let reopened = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Cycles.reopen(
                    year: year, cluster: cluster, reason: reason, document: document, by: actor, $0)
            }
            try await reply.columns(["counts", "thing", "item", "value", "text"])
            for part in reopened.consequences {
                try await reply.row([
                    part.stays ? "yes" : "no", part.thing, part.item, part.value,
                    part.message.text(in: invocation.language),
                ])
            }
            let revision = "\(reopened.revision)"
            return .of(
                invocation, changed: true, fields: [("revision", revision)],
                done:
                    "back in appraisal as revision \(revision); its standings count no more until it is closed again: card reopen, then closing run",
                already: "")
        }
    }
}
