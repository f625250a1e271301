import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func verifyClosing(_ services: Services) -> Command {
        .guarded(
            services,
            "closing verify",
            summary: "work out a closed year again from the lines of its cards, and compare it with what was recorded",
            arguments: [.council, .year, .optionalCluster, closingKind],
            needs: .readers, example: "closing verify council=ho-chi-minh year=2025"
        ) { invocation, reply in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            let kind = try invocation.closingKind()
            let recount = try await services.reading(invocation) {
                try Closings.verify(year: year, kind: kind, cluster: cluster, $0)
            }
            try await reply.columns(["cluster", "unit", "thing", "recorded", "computed"])
            for found in recount.differences {
                try await reply.row([found.cluster, found.unit, found.thing, found.recorded, found.computed])
            }
            guard let first = recount.differences.first else { return verified(recount) }
            let values = [
                "cluster": first.cluster, "unit": first.unit ?? "-", "thing": first.thing,
                "recorded": first.recorded ?? "-", "computed": first.computed ?? "-",
                "count": "\(recount.differences.count)",
            ]
            throw Refusal(.wrongState, Message("closing_differs", values), in: invocation.language)
        }
    }

    private static func verified(_ recount: Closings.Recount) -> Outcome {
        let earlier = recount.cyclesOfEarlierReleases
        let text = earlier > 0 ? "; \(earlier) closed by an earlier release: totals compared, digests not" : ""
        return .ok(
            fields: [("cycles", "\(recount.cycles)"), ("differences", "0")],
            text: "everything comes out as it was recorded" + text)
    }
}
