import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func closingCommands(_ services: Services) -> [Command] {
        [
            scheduleClosing(services), runClosing(services), chooseAward(services), listClosings(services),
            showClosing(services), verifyClosing(services), bundleClosing(services),
        ]
    }

    static let closingKind = ArgumentRule.optional(
        "kind", .choice(ClosingKind.allCases.map(\.rawValue)), "which closing; year_end if left out")

    private static func scheduleClosing(_ services: Services) -> Command {
        .guarded(
            services,
            "closing schedule",
            summary: "make a closing due at a time; until it is closed it can be moved",
            arguments: [
                .council, .year, closingKind,
                .optional(
                    "at", .text,
                    "when, with an offset or in the council's zone; as the settings …_closing_on and …_closing_time say if left out"
                ),
                .optional(
                    "cut_off_days", .integer(0...365),
                    "how many calendar days held cycles are tried again; as the settings …_cut_off_days and …_day_kind say if left out"
                ),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency, example: "closing schedule council=ho-chi-minh year=2025 at=2026-01-31T17:00"
        ) { invocation, _ in
            let year = try invocation.integer("year")
            let at = invocation.optionalText("at")
            let cutOff = try invocation.optionalInteger("cut_off_days")
            let kind = try invocation.closingKind()
            let scheduled = try await services.withCouncil(invocation, ending: invocation.ending) { transaction in
                try Closings.schedule(year: year, kind: kind, at: at, cutOffDays: cutOff, transaction)
            }
            return outcome(scheduled, invocation, now: services.clock())
        }
    }

    private static func outcome(
        _ scheduled: Closings.Scheduled, _ invocation: Invocation, now: Timestamp
    ) -> Outcome {
        var fields = [("due_at", "\(scheduled.dueAt)"), ("cut_off_at", "\(scheduled.cutOffAt)")]
        if let moved = scheduled.movedFrom, moved != scheduled.dueAt { fields.append(("moved_from", "\(moved)")) }
        let isPast = scheduled.dueAt <= now ? "; this is in the past, so it runs at once" : ""
        if !scheduled.changed {
            return .noChange(fields: [("job", "\(scheduled.job)")] + fields, text: "it is due then already")
        }
        // The ids of a plan were never kept.
        if invocation.plansOnly { return Outcome(.planned, fields: fields, text: "nothing was changed" + isPast) }
        return .ok(
            fields: [("closing", "\(scheduled.closing)"), ("job", "\(scheduled.job)")] + fields,
            text: "scheduled" + isPast)
    }

    private static func listClosings(_ services: Services) -> Command {
        .list(
            services,
            "closing list", summary: "list a council's closings", columns: Closings.columns, arguments: [.council],
            needs: .readers, example: "closing list council=ho-chi-minh"
        ) { _ in { _ in Closings.list } }
    }

    private static func showClosing(_ services: Services) -> Command {
        .guarded(
            services,
            "closing show", summary: "show a closing and how each cycle came out",
            arguments: [.council, .year, closingKind],
            needs: .readers, example: "closing show council=ho-chi-minh year=2025"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let kind = try invocation.closingKind()
            let (summary, cycles) = try await services.reading(invocation) {
                try Closings.show(year: year, kind: kind, $0)
            }
            try await reply.pair("state", summary.state)
            try await reply.pair("due_at", "\(summary.dueAt)")
            try await reply.pair("cut_off_at", summary.cutOffAt.map { "\($0)" })
            try await reply.pair("last_run_at", summary.lastRunAt.map { "\($0)" })
            try await reply.list(cycles, planned: false, in: invocation.language)
            return .ok(fields: [("closed", "\(summary.closed)"), ("held", "\(summary.held)")])
        }
    }
}
