import Admin
import CouncilStore
import Councils
import Logging
import Postgres

/// Writes down who did what: every change and every refusal in the log, and what a council refused in its events.
///
/// When a change begins, nothing is written: it writes its own event in its own transaction, so that neither is kept without
/// the other.
struct Audit: Sendable {
    let services: Services
    let logger: Logger

    var hook: AuditHook {
        { record in
            guard case .ended(let word, let elapsed) = record.stage else { return }
            log(record, word, elapsed)
            if word.isRefusal { try await note(record, word, elapsed) }
        }
    }

    private func log(_ record: AuditRecord, _ word: ReplyWord, _ elapsed: Int) {
        logger.info(
            "command",
            metadata: [
                "command": "\(record.command)", "user": "\(record.session.user)", "result": "\(word.rawValue)",
                "ms": "\(elapsed)",
            ])
    }

    /// Leaves an event with the council that refused, where the session may see it and it is there.
    private func note(_ record: AuditRecord, _ word: ReplyWord, _ elapsed: Int) async throws {
        guard word.isLasting, let invocation = record.invocation, services.health.isProved,
            services.pool.availability == .available,
            let council = invocation.namedCouncil(services.plans), invocation.session.rights.sees(council)
        else { return }
        let refused = Events.Refused(record, word, elapsed)
        let payload = record.payload
        do {
            try await services.store.withCouncil(council, actor: invocation.actor.name) { transaction in
                try Events.record(refused, of: invocation.command.name, payload: payload, transaction)
            }
        } catch let error as CouncilError where error == .councilMissing(council) {
            // A council that is not there keeps no events.
        }
    }
}

extension ReplyWord {
    /// Whether a refusal stays true until somebody acts. What was only typed wrongly, and what may work in a moment, is no event.
    fileprivate var isLasting: Bool {
        switch self {
        case .badValue, .wrongState, .notFound, .notPermitted, .payloadRejected, .internalError, .planStale, .keyReused:
            true
        default: false
        }
    }
}

extension Invocation {
    /// The council that the command is about, by its arguments or by the plan that they name.
    fileprivate func namedCouncil(_ plans: PlanBook) -> String? {
        optionalText("council") ?? plannedTarget(plans)?.council
    }
}

extension Events.Refused {
    fileprivate init(_ record: AuditRecord, _ word: ReplyWord, _ elapsed: Int) {
        let session = record.session
        self.init(
            uid: session.uid, user: session.user, role: session.role, sudo: session.claimedUser, line: record.line,
            code: word.code, word: word.rawValue, rule: record.fields.first { $0.0 == "rule" }?.1,
            elapsedMilliseconds: elapsed)
    }
}
