import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func meetingCommands(_ services: Services) -> [Command] {
        [planMeeting(services), importMeetings(services)] + meetingWordCommands(services)
            + meetingRecordCommands(services) + meetingViewCommands(services)
    }

    private static func planMeeting(_ services: Services) -> Command {
        .guarded(
            services,
            "meeting plan", summary: "plan a meeting of a cluster's year, or move one that was not held yet",
            arguments: [
                .council, .year, .ofCluster, .meetingKind,
                .required("on", .date, "the day; of a written consultation the last day for answers"),
                .optional(
                    "mode", .choice(MeetingMode.allCases.map(\.rawValue)), "how it is held; in_person if left out"),
                .optional("place", .text, "where"),
                .optional("items", .text, "its agenda, words separated by commas; what is required if left out"),
                .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .clusters,
            example:
                "meeting plan council=ho-chi-minh year=2025 cluster=cum-1 kind=mid_year on=2025-07-15 place=\"Hội trường A\""
        ) { invocation, _ in
            let plan = Meetings.Plan(
                try invocation.meetingToPlan(), on: try invocation.date("on"),
                mode: try invocation.word("mode") ?? .inPerson, place: try invocation.optionalSentence("place"),
                items: try invocation.items())
            let (actor, document) = (invocation.actor, try invocation.optionalSentence("document"))
            let planned = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Meetings.plan(plan, by: actor, document: document, $0)
            }
            return .of(
                invocation, changed: planned?.change != "same", fields: [("no", "\(planned?.number ?? 0)")],
                done: planned?.change == "moved" ? "planned anew; meeting show says what is missing" : "planned",
                already: "it is planned so already")
        }
    }

    private static func importMeetings(_ services: Services) -> Command {
        .guarded(
            services,
            "meeting import", summary: "plan meetings of many clusters, each with the items that are required",
            arguments: [.council, .year, .optionalPaper, .key],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(MeetingRows.columns.joined(separator: ",")), and if wanted "
                    + MeetingRows.optionalColumns.joined(separator: ",")),
            changes: true,
            needs: .clusters,
            example: "meeting import council=ho-chi-minh year=2025 document=\"5/KH-HĐTĐKT\" <{640}"
        ) { invocation, reply in
            let (year, actor) = (try invocation.integer("year"), invocation.actor)
            let document = try invocation.optionalSentence("document")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let planned = try Meetings.importPlans(
                    MeetingRows(csv: payload).rows, year: year, by: actor, document: document, transaction)
                let changed = planned.count { $0.change != "same" }
                return ImportAnswer(
                    changed: changed > 0, fields: [("meetings", "\(planned.count)"), ("changed", "\(changed)")],
                    text: "\(changed) meetings planned")
            }
        }
    }
}

extension Invocation {
    /// The meeting to plan: by its kind, whatever its number will be.
    fileprivate func meetingToPlan() throws -> Meetings.Key {
        Meetings.Key(
            cluster: try text("cluster"), year: try integer("year"), kind: try word("kind") ?? .midYear)
    }
}
