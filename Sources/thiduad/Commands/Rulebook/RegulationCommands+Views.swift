import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func listRegulations(_ services: Services) -> Command {
        .list(
            services,
            "regulation list", summary: "list the versions of the clusters' regulations, newest first",
            columns: Regulations.columns, arguments: [.council, .optionalCluster],
            needs: .readers, example: "regulation list council=ho-chi-minh cluster=cum-1"
        ) { invocation in
            let cluster = invocation.optionalText("cluster")
            return { try Regulations.list(cluster: cluster, $0) }
        }
    }

    static func showRegulation(_ services: Services) -> Command {
        .guarded(
            services,
            "regulation show",
            summary: "show a version: its state, what the checklist says, legal bases, what members said",
            arguments: [.council, .ofCluster, .version],
            needs: .readers, example: "regulation show council=ho-chi-minh cluster=cum-1"
        ) { invocation, reply in
            let cluster = try invocation.text("cluster")
            let version = try invocation.optionalInteger("version")
            let whole = try await services.reading(invocation) {
                try Regulations.show(cluster: cluster, version: version, $0)
            }
            for (name, value) in zip(Regulations.columns.map(\.name), whole.summary.values) {
                try await reply.pair(name, value)
            }
            try await reply.pair("drafted_by", whole.summary.draftedBy)
            try await reply.pair("drafted_at", "\(whole.summary.draftedAt)")
            try await reply.pair("approved_by", whole.summary.approvedBy)
            try await reply.pair("waiting", whole.waiting.isEmpty ? nil : whole.waiting.joined(separator: ","))
            try await reply.list(whole)
            return .ok(fields: [("missing", "\(whole.missing.count)"), ("waiting", "\(whole.waiting.count)")])
        }
    }

    static func exportRegulation(_ services: Services) -> Command {
        .guarded(
            services,
            "regulation export", summary: "print a version's text as the file that drafts it",
            arguments: [.council, .ofCluster, .version],
            needs: .readers, example: "regulation export council=ho-chi-minh cluster=cum-1"
        ) { invocation, reply in
            let cluster = try invocation.text("cluster")
            let version = try invocation.optionalInteger("version")
            let whole = try await services.reading(invocation) {
                try Regulations.show(cluster: cluster, version: version, $0)
            }
            try await reply.line(RegulationDraft.csv(whole.parts))
            return .ok(fields: [("version", "\(whole.summary.version)"), ("parts", "\(whole.parts.count)")])
        }
    }
}

extension Regulations.Summary {
    fileprivate var values: [String?] {
        [
            cluster, "\(version)", title, state, "\(agreed)", approvedAt.map { "\($0)" }, document,
            inForceFrom.map { "\($0)" }, supersededOn.map { "\($0)" },
        ]
    }
}

extension Reply {
    /// Three tables: the checklist with yes and no, the parts, what members said.
    fileprivate func list(_ whole: Regulations.Whole) async throws {
        try await columns(["needs", "present"])
        let missing = whole.missing
        for part in [RegulationPart.legalBasis] + RegulationPart.checklist {
            try await row([part.rawValue, missing.contains(part) ? "no" : "yes"])
        }
        try await columns(["part", "text"])
        for entry in whole.parts { try await row([entry.part.rawValue, entry.text]) }
        try await columns(["unit", "said", "text", "document", "author", "at"])
        for response in whole.responses {
            try await row([
                response.unit, response.kind, response.text, response.document, response.author, "\(response.at)",
            ])
        }
    }
}
