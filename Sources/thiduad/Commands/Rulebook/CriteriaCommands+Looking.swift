import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    private static let criteriaArguments: [ArgumentRule] = [
        .council, .year, .required("cluster", .code, "the cluster's code"),
        .optional(
            "version", .integer(1...32_767), "a version that the cycle was given; the one it goes by if left out"),
    ]
    private static let criteriaColumns = CriteriaTable.columns + CriteriaTable.optionalColumns

    static func showCriteria(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria show",
            summary: "show the criteria of a cycle, how far they are agreed, and the members' comments",
            arguments: criteriaArguments,
            needs: .readers, example: "criteria show council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let (header, lines, comments) = try await sheet(invocation, services)
            try await reply.show(header)
            for comment in comments {
                let paper = comment.document.map { " (\($0))" } ?? ""
                try await reply.pair("comment", "\(comment.unit)\(paper): \(comment.text)")
            }
            try await reply.columns(criteriaColumns)
            for line in lines { try await reply.row(line.values) }
            return .ok(fields: [("rows", "\(lines.count)")])
        }
    }

    static func exportCriteria(_ services: Services) -> Command {
        .guarded(
            services,
            "criteria export", summary: "print the criteria of a cycle as the CSV that criteria import reads",
            arguments: criteriaArguments,
            needs: .readers, example: "criteria export council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let (header, lines, _) = try await sheet(invocation, services)
            try await reply.line(CSVText.line(criteriaColumns))
            for line in lines { try await reply.line(CSVText.line(line.values.map { $0 ?? "" })) }
            return .ok(fields: [("lines", "\(lines.count)")] + header.importArguments)
        }
    }

    static func listCriteria(_ services: Services) -> Command {
        .list(
            services,
            "criteria list", summary: "list a council's sets of criteria and which clusters have them since when",
            columns: CriteriaSets.columns,
            arguments: [.council, .optional("year", .integer(yearRange), "one award year only")],
            needs: .readers, example: "criteria list council=ho-chi-minh year=2025"
        ) { invocation in
            let year = try invocation.optionalInteger("year")
            return { _ in CriteriaSets.list(year: year) }
        }
    }

    private static func sheet(
        _ invocation: Invocation, _ services: Services
    ) async throws -> (CriteriaSets.Header, [CriteriaSets.Line], [CriteriaSets.Comment]) {
        let year = try invocation.integer("year")
        let cluster = try invocation.text("cluster")
        let version = try invocation.optionalInteger("version")
        return try await services.reading(invocation) { transaction in
            let header = try CriteriaSets.header(year: year, cluster: cluster, version: version, transaction)
            return (
                header, try CriteriaSets.lines(of: header, transaction),
                try CriteriaSets.comments(on: header, transaction)
            )
        }
    }
}

extension CriteriaSets.Header {
    /// What `criteria import` must be told beside the table.
    fileprivate var importArguments: [(String, String)] {
        let weights = terms.aggregate.weights.map { [("weights", "\($0.first):\($0.second)")] } ?? []
        return [
            ("set", code), ("version", "\(version)"), ("base", "\(base)"), ("bonus_cap", "\(bonusCap)"),
            ("aggregate", terms.aggregate.word),
        ] + weights + [("over_achievement", "\(terms.overAchievement)")]
    }
}

extension Reply {
    fileprivate func show(_ header: CriteriaSets.Header) async throws {
        for (name, value) in header.importArguments { try await pair(name, value) }
        let state = header.isWithdrawn ? "withdrawn" : header.agreedAt == nil ? "proposed" : "agreed"
        try await pair("state", state)
        try await pair("current", header.isCurrent ? "yes" : "no")
        try await pair("effective_from", header.effectiveFrom.map { "\($0)" })
        try await pair("agreed_at", header.agreedAt.map { "\($0)" })
        try await pair("agreed", "\(header.agreed)")
        try await pair("needed", "\(header.needed)")
        try await pair("members", "\(header.members)")
        try await pair("first_half", header.firstHalf)
        try await pair("proposal", header.proposal)
    }
}
