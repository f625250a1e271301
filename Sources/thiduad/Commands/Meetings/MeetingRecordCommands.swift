import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    /// What is recorded of a meeting once it takes place.
    static func meetingRecordCommands(_ services: Services) -> [Command] {
        [hold(services), attend(services), importAttendance(services), minutes(services)]
    }

    private static func hold(_ services: Services) -> Command {
        .guarded(
            services,
            "meeting hold", summary: "record that a meeting was held, or that a written consultation ended",
            arguments: ArgumentRule.meeting + [
                .optional("held_on", .date, "the day; today if left out"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .clusters,
            example: "meeting hold council=ho-chi-minh year=2025 cluster=cum-1 kind=mid_year held_on=2025-07-15"
        ) { invocation, _ in
            let (key, actor, day) = (try invocation.meeting(), invocation.actor, try invocation.optionalDate("held_on"))
            let document = try invocation.optionalSentence("document")
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Meetings.hold(key, on: day, by: actor, document: document, $0)
            }
            return .of(
                invocation, changed: changed, done: "held; next: meeting attend, meeting minutes",
                already: "it is recorded so already")
        }
    }

    private static func attend(_ services: Services) -> Command {
        .guarded(
            services,
            "meeting attend", summary: "record whether a unit came, and who sat there for it",
            arguments: ArgumentRule.meeting + [
                .required("unit", .code, "the unit's code"),
                .optional("delegates", .text, "as \"name, title; name, title\""),
                .optional(
                    "presence", .choice(MeetingPresence.allCases.map(\.rawValue)), "present if left out"),
                .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .clusters,
            example:
                "meeting attend council=ho-chi-minh year=2025 cluster=cum-1 kind=mid_year unit=quan-3 delegates=\"Nguyễn Văn An, Phó Chủ tịch\""
        ) { invocation, _ in
            let (key, actor, unit) = (try invocation.meeting(), invocation.actor, try invocation.text("unit"))
            let (presence, delegates) = (
                try invocation.word("presence") ?? MeetingPresence.present, try invocation.delegates()
            )
            let document = try invocation.optionalSentence("document")
            if presence != .present && !delegates.isEmpty { throw CouncilError(.badValue, "delegate_of_absent") }
            let rows =
                delegates.isEmpty
                ? [AttendanceRows.Row(unit: unit, presence: presence)]
                : delegates.map { AttendanceRows.Row(unit: unit, presence: presence, delegate: $0) }
            let written = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                do throws(any Error) {
                    return try Meetings.attend(
                        rows, key, by: actor, document: document, command: "meeting attend", transaction)
                } catch let rejection as ImportRejection {
                    // What is one line of a file is here the whole command.
                    throw rejection.mistakes.first.map { CouncilError(.badValue, $0.reason) } ?? rejection
                }
            }
            return .of(
                invocation, changed: written > 0, fields: [("delegates", "\(delegates.count)")],
                done: "recorded; meeting show says what is missing", already: "it is recorded so already")
        }
    }

    private static func importAttendance(_ services: Services) -> Command {
        .guarded(
            services,
            "attendance import", summary: "import who came to a meeting, a line for each delegate",
            arguments: ArgumentRule.meeting + [.optionalPaper, .key],
            flags: [.dryRun],
            payload: .required(
                "CSV with the columns \(AttendanceRows.columns.joined(separator: ",")), and if wanted "
                    + AttendanceRows.optionalColumns.joined(separator: ",")),
            changes: true,
            needs: .clusters,
            example: "attendance import council=ho-chi-minh year=2025 cluster=cum-1 kind=mid_year <{640}"
        ) { invocation, reply in
            let (key, actor) = (try invocation.meeting(), invocation.actor)
            let document = try invocation.optionalSentence("document")
            return try await services.importing(invocation, reply) { payload, _, transaction in
                let units = try Meetings.attend(
                    AttendanceRows(csv: payload).rows, key, by: actor, document: document,
                    command: "attendance import", transaction)
                return ImportAnswer(
                    changed: units > 0, fields: [("units", "\(units)")], text: "attendance of \(units) units recorded")
            }
        }
    }

    private static func minutes(_ services: Services) -> Command {
        .guarded(
            services,
            "meeting minutes", summary: "name the minutes of a meeting that was held, and which items were treated",
            arguments: ArgumentRule.meeting + [
                .optional("number", .text, "their number, such as 12/BB-CTĐ; stays as it is if left out"),
                .optional("date", .date, "the day they are of; the meeting's own if left out"),
                .optional("items", .text, "the items that were treated or settled, separated by commas"),
                .optional("conclusion", .text, "what was concluded on them"), .optionalPaper,
            ],
            flags: [.dryRun],
            changes: true,
            needs: .clusters,
            example:
                "meeting minutes council=ho-chi-minh year=2025 cluster=cum-1 kind=mid_year number=12/BB-CTĐ items=results,exemplars"
        ) { invocation, _ in
            let (key, actor) = (try invocation.meeting(), invocation.actor)
            let minutes = Meetings.Minutes(
                number: try invocation.optionalSentence("number"), day: try invocation.optionalDate("date"),
                items: try invocation.items() ?? [], conclusion: try invocation.optionalSentence("conclusion"))
            let document = try invocation.optionalSentence("document")
            let changed = try await services.withCouncil(invocation, ending: invocation.ending) {
                try Meetings.minute(minutes, key, by: actor, document: document, $0)
            }
            return .of(
                invocation, changed: changed, done: "recorded; meeting show says what is missing",
                already: "they are recorded so already")
        }
    }
}
