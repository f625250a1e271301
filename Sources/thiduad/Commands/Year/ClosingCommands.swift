import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func closingCommands(_ services: Services) -> [Command] {
        [schedule(services), run(services), list(services), show(services)]
    }

    private static let kind = ArgumentRule.optional(
        "kind", .choice([ClosingKind.yearEnd.rawValue]), "which closing; year_end if left out")

    private static func schedule(_ services: Services) -> Command {
        .guarded(
            services,
            "closing schedule",
            summary: "make a closing due at a time; until it is closed it can be moved",
            arguments: [
                .council, .year, kind,
                .optional(
                    "at", .text,
                    "when, with an offset or in the council's zone; as year_end_closing_on and …_time say if left out"),
                .optional(
                    "cut_off_days", .integer(0...365),
                    "how long held cycles are tried again; as year_end_cut_off_days says if left out"),
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

    private static func run(_ services: Services) -> Command {
        .guarded(
            services,
            "closing run",
            summary: "close the due cycles of a year now; again, and it answers what was recorded",
            arguments: [
                .optional("council", .code, "the council's code; needed unless plan= comes from a dry run here"),
                .optional("year", .integer(yearRange), "the award year, likewise"), kind,
                .optional("plan", .text, "what a dry run answered: refuse to do anything else"),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency, example: "closing run council=ho-chi-minh year=2025 --dry-run"
        ) { invocation, reply in
            let started = ContinuousClock.now
            let plan = try invocation.plan()
            let target = try invocation.closingTarget(services.plans)
            let kind = try invocation.closingKind()
            let closing = try await services.store.withCouncil(
                target.council, actor: invocation.actor.name, ending: invocation.ending
            ) { transaction in
                try Closings.run(year: target.year, kind: kind, demanding: plan, transaction)
            }
            try await reply.list(closing.cycles, planned: invocation.plansOnly)
            if invocation.plansOnly { services.plans.remember(String(closing.digest.prefix(8)), target) }
            return outcome(closing, invocation, elapsed: ContinuousClock.now - started)
        }
    }

    private static func outcome(_ closing: Closings.Run, _ invocation: Invocation, elapsed: Duration) -> Outcome {
        let counts = [("closed", "\(closing.closed)"), ("held", "\(closing.held)"), ("digest", closing.digest)]
        let fields =
            counts + [
                (
                    "elapsed_ms",
                    "\(elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000)"
                )
            ]
        if closing.closedNow == 0 && closing.held == 0 {
            return .noChange(fields: fields, text: "every cycle was closed before; this is the recorded result")
        }
        guard invocation.plansOnly else {
            let held =
                closing.held > 0
                ? "; closing show says what holds them" : "; standing list shows the result"
            return .ok(fields: fields, text: "\(closing.closedNow) closed now, \(closing.held) held" + held)
        }
        let plan = String(closing.digest.prefix(8))
        return .planned(
            plan: plan, fields: counts,
            text: "\(closing.closedNow) would close, \(closing.held) held; to do it: closing run plan=\(plan)")
    }

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "closing list", summary: "list a council's closings", columns: Closings.columns, arguments: [.council],
            needs: .readers, example: "closing list council=ho-chi-minh"
        ) { _ in { _ in Closings.list } }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "closing show", summary: "show a closing and how each cycle came out", arguments: [.council, .year, kind],
            needs: .readers, example: "closing show council=ho-chi-minh year=2025"
        ) { invocation, reply in
            let year = try invocation.integer("year")
            let kind = try invocation.closingKind()
            let (summary, cycles) = try await services.reading(invocation) {
                try Closings.show(year: year, kind: kind, $0)
            }
            try await reply.pair("state", summary.state)
            try await reply.pair("due_at", "\(summary.dueAt)")
            try await reply.pair("cut_off_at", "\(summary.cutOffAt)")
            try await reply.pair("last_run_at", summary.lastRunAt.map { "\($0)" })
            try await reply.list(cycles, planned: false)
            return .ok(fields: [("closed", "\(summary.closed)"), ("held", "\(summary.held)")])
        }
    }
}

extension Invocation {
    fileprivate func closingKind() throws -> ClosingKind {
        optionalText("kind").flatMap(ClosingKind.init(rawValue:)) ?? .yearEnd
    }

    /// The plan demanded; at least eight hexadecimal digits, so that it means one digest.
    fileprivate func plan() throws -> String? {
        guard let plan = optionalText("plan") else { return nil }
        guard (8...64).contains(plan.utf8.count), plan.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
            throw CouncilError(.badValue, "plan_malformed")
        }
        return plan
    }

    /// What to close: as the arguments say, or as the dry run that made the plan was told.
    fileprivate func closingTarget(_ plans: PlanBook) throws -> PlanBook.Entry {
        let planned = plannedTarget(plans)
        guard let council = optionalText("council") ?? planned?.council,
            let year = try optionalInteger("year") ?? planned?.year
        else {
            let code = optionalText("plan") == nil ? "closing_unnamed" : "plan_forgotten"
            throw Refusal(.missingArgument, Message(code), in: language)
        }
        return PlanBook.Entry(council: try session.rights.council(council), year: year)
    }

    /// What the plan was made for. A plan of a council that the session may not see is as unknown as one that never was.
    func plannedTarget(_ plans: PlanBook) -> PlanBook.Entry? {
        guard let planned = optionalText("plan").flatMap({ plans[String($0.prefix(8))] }) else { return nil }
        return session.rights.sees(planned.council) ? planned : nil
    }
}

extension Reply {
    fileprivate func list(_ cycles: [Closings.CycleResult], planned: Bool) async throws {
        try await columns(["cluster", "state", "reason", "units", "leader", "total"])
        for cycle in cycles {
            let state = planned && cycle.closedNow ? "closes" : cycle.outcome
            try await row([
                cycle.cluster, state, cycle.guard?.words, "\(cycle.units)", cycle.leader, cycle.total.map { "\($0)" },
            ])
        }
    }
}

extension Closings.CycleResult {
}
