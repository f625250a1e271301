import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    /// What members and council say before a meeting.
    static func meetingWordCommands(_ services: Services) -> [Command] {
        [consent(services), answer(services)]
    }

    private static func consent(_ services: Services) -> Command {
        .guarded(
            services,
            "meeting consent", summary: "say whether a review may be online: as a member, or for the council",
            arguments: ArgumentRule.meeting + [
                .optional("for", .choice(["unit", "council"]), "whose word it is; a unit's if left out"), .ownUnit,
                .optional("consents", .choice(["yes", "no"]), "yes if left out"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example: "meeting consent council=ho-chi-minh year=2025 cluster=cum-1 kind=mid_year unit=quan-1"
        ) { invocation, _ in
            let (key, actor) = (try invocation.meeting(), invocation.actor)
            let speaker: Meetings.Speaker =
                invocation.optionalText("for") == "council" ? .council : .unit(try invocation.unit())
            let consents = invocation.yesNo("consents", whenLeftOut: true)
            let document = try invocation.optionalSentence("document")
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Meetings.consent(consents, of: speaker, key, by: actor, document: document, $0)
            }
            return .of(
                invocation, changed: changed, done: consents ? "consent is on record" : "refusal is on record",
                already: "this was said before")
        }
    }

    private static func answer(_ services: Services) -> Command {
        .guarded(
            services,
            "meeting answer", summary: "answer the items of a written consultation as a member",
            arguments: [
                .council, .year, .ofCluster, .meetingNumber, .ownUnit,
                .optional("items", .text, "which items, separated by commas; all of the agenda if left out"),
                .optional("agrees", .choice(["yes", "no"]), "yes if left out"),
                .optional("text", .text, "what the member says; needed where it does not agree"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .units,
            example:
                "meeting answer council=ho-chi-minh year=2025 cluster=cum-1 unit=quan-1 items=head_and_deputies agrees=no text=\"Đề nghị xem lại\""
        ) { invocation, _ in
            let key = Meetings.Key(
                cluster: try invocation.text("cluster"), year: try invocation.integer("year"), kind: .preparatory,
                number: try invocation.optionalInteger("no"))
            let (unit, actor, items) = (try invocation.unit(), invocation.actor, try invocation.items())
            let agrees = invocation.yesNo("agrees", whenLeftOut: true)
            let (text, document) = (
                try invocation.optionalSentence("text"), try invocation.optionalSentence("document")
            )
            let written = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Meetings.answer(
                    agrees, to: items, text: text, unit: unit, key, by: actor, document: document, $0)
            }
            return .of(
                invocation, changed: written > 0, fields: [("answers", "\(written)")],
                done: "answered; meeting attendance shows who is waited for", already: "it is answered so already")
        }
    }
}
