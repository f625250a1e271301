import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func officerProposalCommands(_ services: Services) -> [Command] {
        [propose(services), agree(services), object(services), confirm(services), proposals(services)]
    }

    private static let whose = ArgumentRule.optional(
        "unit", .code, "whose word; your own unit's if left out, or with document= of the council's agency all members'"
    )

    private static func propose(_ services: Services) -> Command {
        .guarded(
            services,
            "officer propose",
            summary: "propose who leads a cluster in the year behind this one; whose turn it is, if nobody is named",
            arguments: [
                .council, .year, .ofCluster,
                .optional("head", .code, "the unit that is to lead; whose turn it is if left out"),
                .optional("deputies", .text, "who stands in for it, separated by commas; the next in turn if left out"),
                .optional("reason", .text, "why it departs from the rotation list"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .clusters,
            example: "officer propose council=ho-chi-minh year=2025 cluster=cum-1"
        ) { invocation, _ in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let (actor, document) = (invocation.actor, try invocation.optionalSentence("document"))
            let wish = OfficerProposals.Wish(
                head: invocation.optionalText("head"), deputies: try invocation.optionalCodes("deputies"),
                reason: try invocation.optionalSentence("reason"))
            let proposed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try OfficerProposals.propose(wish, year: year, cluster: cluster, by: actor, document: document, $0)
            }
            return .of(
                invocation, changed: proposed.isNew,
                fields: [
                    ("head", proposed.slate.head), ("deputies", proposed.slate.deputies.joined(separator: ",")),
                    ("source", proposed.source),
                ],
                done: "proposed for \(year + 1); next: officer agree, or officer confirm where the council assigns",
                already: "that is proposed already")
        }
    }

    private static func agree(_ services: Services) -> Command {
        .guarded(
            services,
            "officer agree",
            summary: "record that a member agrees to who is proposed for the next year, or by minutes that all do",
            arguments: [.council, .year, .ofCluster, whose, .optionalPaper],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "officer agree council=ho-chi-minh year=2025 cluster=cum-1 unit=quan-3"
        ) { invocation, _ in
            try await answer(.agree, from: try invocation.officerSpeaker(), invocation, services)
        }
    }

    private static func object(_ services: Services) -> Command {
        .guarded(
            services,
            "officer object",
            summary: "record that a member objects to who is proposed for the next year, and why",
            arguments: [
                .council, .year, .ofCluster, .optional("unit", .code, "whose word; your own unit's if left out"),
                .required("reason", .text, "why"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "officer object council=ho-chi-minh year=2025 cluster=cum-1 reason=\"Vừa làm cụm trưởng\""
        ) { invocation, _ in
            let reason = try invocation.sentence("reason")
            guard let unit = try invocation.speaker(try invocation.optionalSentence("document")) else {
                throw Refusal(.missingArgument, "unit_unnamed", in: invocation.language)
            }
            return try await answer(.object(reason), from: unit, invocation, services)
        }
    }

    private static func answer(
        _ answer: OfficerProposals.Answer, from unit: String?, _ invocation: Invocation, _ services: Services
    ) async throws -> Outcome {
        let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
        let document = try invocation.optionalSentence("document")
        let answered = try await services.withCouncil(invocation, ending: invocation.ending) {
            try OfficerProposals.answer(answer, unit: unit, year: year, cluster: cluster, document: document, $0)
        }
        let waiting =
            answered.waiting.isEmpty
            ? "every member agreed" : "without agreement of \(answered.waiting.joined(separator: ", "))"
        return .of(
            invocation, changed: !answered.units.isEmpty,
            fields: [
                ("state", answered.state), ("units", "\(answered.units.count)"),
                ("waiting", "\(answered.waiting.count)"),
            ], done: waiting, already: "so already; \(waiting)")
    }

    private static func confirm(_ services: Services) -> Command {
        .guarded(
            services,
            "officer confirm",
            summary: "record by paper that the council appointed who was proposed, or that the conference agreed to it",
            arguments: [.council, .year, .ofCluster, .paper],
            flags: [.dryRun],
            changes: true,
            needs: .agency, example: "officer confirm council=ho-chi-minh year=2025 cluster=cum-1 document=77/QĐ-HĐTĐKT"
        ) { invocation, _ in
            let (year, cluster) = (try invocation.integer("year"), try invocation.text("cluster"))
            let document = try invocation.sentence("document")
            let (slate, changed) = try await services.withCouncil(invocation, ending: invocation.ending) {
                try OfficerProposals.confirm(year: year, cluster: cluster, document: document, $0)
            }
            return .of(
                invocation, changed: changed, fields: [("head", slate.head)],
                done: "\(slate.head) leads \(cluster) in \(year + 1), as soon as that year is open",
                already: "it was settled before")
        }
    }

    private static func proposals(_ services: Services) -> Command {
        .list(
            services,
            "officer proposals", summary: "list who was proposed in a year to lead the clusters in the next",
            columns: OfficerProposals.columns, arguments: [.council, .year, .optionalCluster],
            needs: .readers, example: "officer proposals council=ho-chi-minh year=2025"
        ) { invocation in
            let (year, cluster) = (try invocation.integer("year"), invocation.optionalText("cluster"))
            return { try OfficerProposals.list(year: year, cluster: cluster, $0) }
        }
    }
}

extension Invocation {
    /// Whose word on a proposal it is: the unit named, else whoever speaks'; `nil` for all members, by minutes.
    fileprivate func officerSpeaker() throws -> String? {
        let document = try optionalSentence("document")
        if speaksForAll(document) { return nil }
        if let unit = try speaker(document) { return unit }
        throw CouncilError(.needsDocument(Message("paper_needed", ["unit": try text("cluster")])))
    }
}
