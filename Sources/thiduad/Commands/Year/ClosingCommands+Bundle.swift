import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func bundleClosing(_ services: Services) -> Command {
        .guarded(
            services,
            "closing bundle",
            summary:
                "write a cluster's closed year as one plain file, which thiduad verify-bundle checks without a server",
            arguments: [.council, .year, .ofCluster],
            needs: .readers, example: "closing bundle council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let file = try await services.reading(invocation) {
                try Closings.bundle(year: year, cluster: cluster, $0)
            }
            let lines = file.split(separator: "\n")
            for line in lines { try await reply.line(String(line)) }
            return .ok(
                fields: [("lines", "\(lines.count)")],
                text: "save the lines as a file; thiduad verify-bundle FILE checks it")
        }
    }
}
