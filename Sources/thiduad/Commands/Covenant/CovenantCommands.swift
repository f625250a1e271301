import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func covenantCommands(_ services: Services) -> [Command] {
        [draftCovenant(services), sign(services), showCovenant(services), signatures(services)]
            + targetCommands(services)
    }

    private static func draftCovenant(_ services: Services) -> Command {
        .guarded(
            services,
            "covenant draft",
            summary: "write the text of a cluster's covenant, or write it anew while nobody has signed",
            arguments: [
                .council, .year, .ofCluster, .optional("text", .text, "the text, where it is short"), .optionalPaper,
            ],
            flags: [.dryRun],
            payload: .optional("the text, with line breaks"),
            changes: true,
            needs: .clusters,
            example: "covenant draft council=ho-chi-minh year=2025 cluster=cum-1 text=\"Các đơn vị cùng thi đua\""
        ) { invocation, _ in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let (text, document) = (try invocation.covenantText(), try invocation.optionalSentence("document"))
            let actor = invocation.actor
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Officers.require(actor, toLead: cluster, year: year, document: document, transaction)
                return try Covenants.draft(text, year: year, cluster: cluster, document: document, transaction)
            }
            return .of(
                invocation, changed: changed, done: "drafted; next: target import, then covenant sign",
                already: "it says so already")
        }
    }

    private static func sign(_ services: Services) -> Command {
        .guarded(
            services,
            "covenant sign",
            summary: "sign the covenant for a member, or record by a paper that all members signed",
            arguments: [
                .council, .year,
                .optional("cluster", .code, "the cluster; the one in which the unit competes if left out"),
                .optional(
                    "unit", .code,
                    "who signs; your own unit if left out, or with cluster= and document= all members"),
                .optional("signed_on", .date, "the day on the paper; today if left out"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "covenant sign council=ho-chi-minh year=2025 cluster=cum-1 unit=quan-1"
        ) { invocation, _ in
            let year = try invocation.integer("year")
            let document = try invocation.optionalSentence("document")
            let unit = try invocation.signingUnit(document)
            let (named, day) = (invocation.optionalText("cluster"), try invocation.optionalDate("signed_on"))
            let actor = invocation.actor
            let (cluster, signed) = try await services.withCouncil(invocation, ending: invocation.ending) {
                transaction in
                let cluster = try named ?? Covenants.cluster(of: unit ?? "", year: year, transaction)
                let signing = Covenants.Signing(
                    year: year, cluster: cluster, unit: unit, signedOn: day, by: actor, document: document)
                return (cluster, try Covenants.sign(signing, transaction))
            }
            let waiting =
                signed.waiting.isEmpty ? "every member signed" : "waiting for \(signed.waiting.joined(separator: ", "))"
            return .of(
                invocation, changed: !signed.units.isEmpty,
                fields: [
                    ("cluster", cluster), ("signed", "\(signed.units.count)"), ("waiting", "\(signed.waiting.count)"),
                ], done: waiting, already: "so already; \(waiting)")
        }
    }

    private static func showCovenant(_ services: Services) -> Command {
        .guarded(
            services,
            "covenant show", summary: "show a cluster's covenant: its text, and how far signing and targets are",
            arguments: [.council, .year, .ofCluster],
            needs: .readers, example: "covenant show council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, reply in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let covenant = try await services.reading(invocation) {
                try Covenants.show(year: year, cluster: cluster, $0)
            }
            for (name, value) in covenant.values { try await reply.pair(name, value) }
            return .ok(fields: [("waiting", "\(covenant.members - covenant.signed)")])
        }
    }

    private static func signatures(_ services: Services) -> Command {
        .list(
            services, "covenant signatures", summary: "list every member with its signature, or without",
            columns: Covenants.signatureColumns, arguments: [.council, .year, .optionalCluster], needs: .readers,
            example: "covenant signatures council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            return { try Covenants.signatures(year: year, cluster: cluster, $0) }
        }
    }
}

extension Covenants.Summary {
    fileprivate var values: [(String, String?)] {
        [
            ("text", text), ("digest", digest), ("document", document), ("drafted_by", draftedBy),
            ("drafted_at", "\(draftedAt)"), ("closes_on", "\(closesOn)"), ("members", "\(members)"),
            ("signed", "\(signed)"), ("binding", signed > 0 ? "yes" : "no"), ("targets", "\(targets)"),
            ("results", "\(results)"),
        ]
    }
}

extension Invocation {
    /// The text of the covenant, in the line or behind it.
    fileprivate func covenantText() throws -> CovenantText {
        let given = optionalText("text")
        guard given != nil || payload != nil else {
            throw Refusal(.missingArgument, "covenant_text_needed", in: language, fields: [("name", "text")])
        }
        guard let text = given.map({ CovenantText($0) }) ?? CovenantText(octets: payload ?? []) else {
            throw Refusal(.badValue, CovenantText.rule, in: language, fields: [("name", "text")])
        }
        return text
    }

    /// Who signs: the unit named, else the own one; `nil` is all members, which only a paper says, and of a named cluster.
    fileprivate func signingUnit(_ document: String?) throws -> String? {
        if let unit = optionalText("unit") { return unit }
        let meansAll = document != nil && optionalText("cluster") != nil && Set<Role>.clusters.contains(actor.role)
        return meansAll ? nil : try unit()
    }
}
