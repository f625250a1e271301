import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    /// What people look at.
    static func meetingViewCommands(_ services: Services) -> [Command] {
        [
            show(services),
            .list(
                services, "meeting list", summary: "list the meetings of a year, planned and held",
                columns: Meetings.columns, arguments: [.council, .year, .optionalCluster, .optionalMeetingKind],
                needs: .readers, example: "meeting list council=ho-chi-minh year=2025 kind=mid_year sort=held_on"
            ) { invocation in
                let (year, cluster, kind) = try invocation.meetings()
                return { try Meetings.list(year: year, cluster: cluster, kind: kind, $0) }
            },
            .list(
                services, "meeting attendance",
                summary: "list who came to the meetings of a year, with delegates, consents and answers",
                columns: Meetings.attendanceColumns,
                arguments: [.council, .year, .optionalCluster, .optionalMeetingKind], needs: .readers,
                example: "meeting attendance council=ho-chi-minh year=2025 cluster=cum-1 kind=mid_year"
            ) { invocation in
                let (year, cluster, kind) = try invocation.meetings()
                return { try Meetings.attendance(year: year, cluster: cluster, kind: kind, $0) }
            },
            .list(
                services, "meeting answers",
                summary: "list what members answered in written consultations, item by item",
                columns: Meetings.answerColumns, arguments: [.council, .year, .optionalCluster], needs: .readers,
                example: "meeting answers council=ho-chi-minh year=2025 cluster=cum-1 find=xem"
            ) { invocation in
                let (year, cluster, _) = try invocation.meetings()
                return { try Meetings.answers(year: year, cluster: cluster, $0) }
            },
        ]
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "meeting show", summary: "show a meeting, its agenda, what it lacks and who can lift that",
            arguments: ArgumentRule.meeting, needs: .readers,
            example: "meeting show council=ho-chi-minh year=2025 cluster=cum-1 kind=mid_year"
        ) { invocation, reply in
            let key = try invocation.meeting()
            let sheet = try await services.reading(invocation) { try Meetings.show(key, $0) }
            for (name, value) in sheet.pairs { try await reply.pair(name, value) }
            for gap in sheet.state.gaps { try await reply.pair("missing", gap.text(in: invocation.language)) }
            try await reply.columns(["item", "required", "on_agenda", "treated", "conclusion"])
            for item in sheet.items { try await reply.row(item.values) }
            return .ok(fields: [("no", "\(sheet.number)"), ("missing", "\(sheet.state.gaps.count)")])
        }
    }
}

extension Invocation {
    fileprivate func meetings() throws -> (Int, String?, String?) {
        (try integer("year"), optionalText("cluster"), optionalText("kind"))
    }
}

extension Meetings.Sheet {
    fileprivate var pairs: [(String, String?)] {
        [
            ("kind", state.kind.rawValue), ("mode", state.mode.rawValue), ("planned_on", state.plannedOn),
            ("held_on", heldOn.map { "\($0)" }), ("minutes", minutes), ("members", "\(state.members)"),
            ("consents", "\(state.agreed)"), ("consent_share", "\(state.share)"),
            ("council_consents", state.councilConsents ? "yes" : "no"), ("present", "\(state.present)"),
            ("unrecorded", "\(state.unrecorded)"),
        ]
    }
}

extension Meetings.Item {
    fileprivate var values: [String?] {
        [item, isRequired ? "yes" : "no", isOnAgenda ? "yes" : "no", isTreated ? "yes" : "no", conclusion]
    }
}
