import Admin
import CouncilStore
import Councils
import Postgres

extension CommandCatalogue {
    static func runClosing(_ services: Services) -> Command {
        .guarded(
            services,
            "closing run",
            summary: "close the due cycles of a year now; again, and it answers what was recorded",
            arguments: [
                .optional("council", .code, "the council's code; needed unless plan= comes from a dry run here"),
                .optional("year", .integer(yearRange), "the award year, likewise"), closingKind,
                .optional("plan", .text, "what a dry run answered: refuse to do anything else"),
            ],
            flags: [.dryRun],
            changes: true,
            needs: .agency, example: "closing run council=ho-chi-minh year=2025 --dry-run"
        ) { invocation, reply in
            let started = ContinuousClock.now
            let plan = try invocation.plan()
            let target = try invocation.closingTarget(services.plans)
            let closing = try await run(target, plan: plan, invocation, services)
            try await reply.list(closing.cycles, planned: invocation.plansOnly, in: invocation.language)
            return outcome(closing, target, invocation, elapsed: ContinuousClock.now - started)
        }
    }

    /// Runs it, or runs it and undoes it, and keeps what that would have done as a plan.
    private static func run(
        _ target: PlanBook.Entry, plan: String?, _ invocation: Invocation, _ services: Services
    ) async throws -> Closings.Run {
        let (year, kind, actor) = (target.year, target.kind, invocation.actor.name)
        guard invocation.plansOnly else {
            return try await services.store.withCouncil(target.council, actor: actor) { transaction in
                try Closings.requireFourEyes(year: year, kind: kind, plan: plan, transaction)
                return try Closings.run(year: year, kind: kind, demanding: plan, transaction)
            }
        }
        let (closing, kept) = try await services.store.withCouncil(target.council, actor: actor, ending: .rollback) {
            let closing = try Closings.run(year: year, kind: kind, demanding: plan, $0)
            return (closing, try Closings.plan(of: closing, year: year, kind: kind, $0))
        }
        if closing.closedNow + closing.held > 0 {
            try await services.store.withCouncil(target.council, actor: actor) {
                try Closings.keep(kept, digest: closing.digest, year: year, kind: kind, $0)
            }
        }
        services.plans.remember(String(closing.digest.prefix(8)), target)
        return closing
    }

    private static func outcome(
        _ closing: Closings.Run, _ target: PlanBook.Entry, _ invocation: Invocation, elapsed: Duration
    ) -> Outcome {
        let counts = [("closed", "\(closing.closed)"), ("held", "\(closing.held)"), ("digest", closing.digest)]
        let fields = counts + [("elapsed_ms", "\(elapsed / .milliseconds(1))".prefix { $0 != "." }.description)]
        if closing.closedNow == 0 && closing.held == 0 {
            return .noChange(fields: fields, text: "every cycle was closed before; this is the recorded result")
        }
        guard invocation.plansOnly else {
            let look = target.kind == .yearEnd ? "standing list shows the result" : "the second half has begun"
            let next = closing.held > 0 ? "closing show says what holds them" : look
            return .ok(fields: fields, text: "\(closing.closedNow) closed now, \(closing.held) held; \(next)")
        }
        let plan = String(closing.digest.prefix(8))
        return .planned(
            plan: plan, fields: counts,
            text: "\(closing.closedNow) would close, \(closing.held) held; to do it: closing run plan=\(plan)")
    }
}

extension Invocation {
    func closingKind() throws -> ClosingKind {
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
        let kind = try optionalText("kind") == nil ? planned?.kind ?? .yearEnd : closingKind()
        return PlanBook.Entry(council: try session.rights.council(council), year: year, kind: kind)
    }

    /// What the plan was made for. A plan of a council that the session may not see is as unknown as one that never was.
    func plannedTarget(_ plans: PlanBook) -> PlanBook.Entry? {
        guard let planned = optionalText("plan").flatMap({ plans[String($0.prefix(8))] }) else { return nil }
        return session.rights.sees(planned.council) ? planned : nil
    }
}

extension Reply {
    /// How the cycles of a closing come out; the last column says in words what holds a cycle or what the council still has to do.
    func list(_ cycles: [Closings.CycleResult], planned: Bool, in language: Language) async throws {
        try await columns([
            "cluster", "state", "reason", "units", "leader", "total", "nominee", "policy", "next_year", "text",
        ])
        for cycle in cycles {
            let state = planned && cycle.closedNow ? "closes" : cycle.outcome
            let takenOver = cycle.takenOver.isEmpty ? nil : cycle.takenOver.joined(separator: ",")
            try await row([
                cycle.cluster, state, cycle.guard?.words, "\(cycle.units)", cycle.leader, cycle.total.map { "\($0)" },
                cycle.nominee, cycle.policy, takenOver, cycle.message?.text(in: language),
            ])
        }
    }
}

extension Closings.CycleResult {
    /// What there is to say about it; `nil` where nothing is left to do.
    fileprivate var message: Message? {
        if let found = self.guard { return found.message }
        return isChoiceOpen ? Message("closing_choice_open", ["cluster": cluster]) : nil
    }
}
