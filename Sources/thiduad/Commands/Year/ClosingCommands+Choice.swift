import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func chooseAward(_ services: Services) -> Command {
        .guarded(
            services,
            "closing choose",
            summary: "choose among units that are equal by every rule, for a slot that the closing left open",
            arguments: [
                .council, .year, .ofCluster, .required("unit", .code, "the unit chosen"),
                .optional("award", .choice(Award.allCases.map(\.rawValue)), "for what; flag if left out"), .reason,
                .paper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .deciders,
            example:
                "closing choose council=ho-chi-minh year=2025 cluster=cum-1 unit=quan-1 reason=\"Tập thể Hội đồng thống nhất\" document=12/BB-HĐTĐ"
        ) { invocation, _ in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let award = invocation.optionalText("award").flatMap(Award.init(rawValue:)) ?? .flag
            let unit = try invocation.text("unit")
            let (reason, document) = (try invocation.sentence("reason"), try invocation.sentence("document"))
            let filled = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Closings.choose(
                    year: year, cluster: cluster, award: award, unit: unit, reason: reason, document: document, $0)
            }
            let fields = [("award", award.rawValue), ("unit", unit), ("filled", "\(filled)")]
            if invocation.plansOnly { return Outcome(.planned, fields: fields, text: "nothing was changed") }
            return .ok(fields: fields, text: "chosen; standing list shows who is nominated")
        }
    }
}
