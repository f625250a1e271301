import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    /// The commands that move cards from desk to desk; the table of who may is `CardRules`.
    static func cardDeskCommands(_ services: Services) -> [Command] {
        let acts: [(name: String, act: CardAct, needs: Set<Role>, summary: String)] = [
            ("card attest", .attest, .units, "say that a card is complete and true; it goes to the head"),
            ("card recall", .recall, .units, "take an attested card back, before the head takes it"),
            ("card take", .take, .clusters, "take attested cards to review them"),
            ("card forward", .handOn, .clusters, "hand reviewed cards on to the members' table"),
            (
                "card agree", .agree, .clusters,
                "put down that the members agree to cards, once nobody may object any more"
            ),
            ("card decide", .decide, .agency, "decide cards; what was not changed is decided as it was agreed"),
            ("card return", .giveBack, .clusters, "send a card back to its unit, with a reason"),
            ("card reopen", .reopen, .deciders, "open a decided card again, with a reason"),
        ]
        return acts.map { desk(services, $0.name, $0.act, needs: $0.needs, summary: $0.summary) }
    }

    private static func desk(
        _ services: Services, _ name: String, _ act: CardAct, needs: Set<Role>, summary: String
    ) -> Command {
        .guarded(
            services, name, summary: summary,
            arguments: [
                .council, .year,
                .optional("unit", .code, "one card; whoever acts for a unit means its own if left out"),
                .optional("cluster", .code, "all cards of a cluster that are ready for it"), .reason, .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: needs,
            example: "\(name) council=ho-chi-minh year=2025 unit=quan-1"
        ) { invocation, reply in
            let request = CardActs.Request(
                act, try invocation.cards(), by: invocation.actor, reason: try invocation.optionalSentence("reason"),
                document: try invocation.optionalSentence("document"))
            let report = try await services.withCouncil(invocation, ending: invocation.ending) {
                try CardActs.perform(request, $0)
            }
            return outcome(report, act, invocation)
        }
    }

    private static func outcome(_ report: CardActs.Report, _ act: CardAct, _ invocation: Invocation) -> Outcome {
        let fields = [("cards", "\(report.moved.count)"), ("before", "\(report.before)")]
        let others =
            report.others.isEmpty ? "" : "; left to others: \(report.others.joined(separator: ", "))"
        let cards = report.moved.count == 1 ? report.moved[0] : "\(report.moved.count) cards"
        return .of(
            invocation, changed: !report.moved.isEmpty, fields: fields,
            done: "\(act.participle): \(cards)\(others); next: \(act.sequel)",
            already: "that was done to these cards before" + others)
    }
}

extension CardAct {
    /// How an answer says that it was done.
    fileprivate var participle: String {
        switch self {
        case .attest: "attested"
        case .recall: "recalled"
        case .take: "taken"
        case .handOn: "handed on"
        case .agree: "agreed"
        case .decide: "decided"
        case .giveBack: "returned"
        case .reopen: "opened again"
        case .write, .writeForScorer, .evidence: name
        }
    }

    /// What comes after it.
    fileprivate var sequel: String {
        switch self {
        case .attest: "card take by the head; until then card recall takes it back"
        case .recall: "card attest"
        case .take: "card score figure=head where the review differs, then card forward"
        case .handOn: "cycle advance to consensus, then table show"
        case .agree: "cycle advance to appraisal, then card decide"
        case .decide: "closing run"
        case .giveBack: "the unit corrects it, then card attest brings it back to this desk"
        case .reopen: "card score figure=decided, then card decide"
        case .write, .writeForScorer, .evidence: "card attest"
        }
    }
}
