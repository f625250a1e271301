import Admin
import CouncilStore
import Councils

extension CommandCatalogue {
    static func role(_ services: Services) -> Command {
        .guarded(
            services,
            "role", summary: "go on with a lower role until the session ends",
            arguments: [
                .required("role", .words, "the name of a role"),
                .optional("council", .code, "act within one council only; for an admin of all"),
                .optional("unit", .code, "act for this unit; for an admin of none"),
            ],
            needs: .everybody, example: "role viewer"
        ) { invocation, _ in
            if let council = invocation.optionalText("council") {
                _ = try await services.store.entry(invocation.session.rights.council(council))
            }
            let grant = try invocation.loweredRights().grant(to: invocation.session.user)
            return Outcome(.ok, fields: [("role", grant.role)] + grant.fields, effects: [.grant(grant)])
        }
    }
}

extension Invocation {
    /// The rights that the session asks to go on with: never more than it has.
    fileprivate func loweredRights() throws -> Rights {
        let have = session.rights
        let wanted = try wantedRole()
        guard have.role.mayBecome(wanted) else {
            let message = Message("role_not_lower", ["role": wanted.rawValue, "have": have.role.rawValue])
            throw notPermitted(message, need: Role.allCases.filter { $0.mayBecome(wanted) })
        }
        guard keepsScope(have) || have.role == .admin && have.unit == nil else {
            throw notPermitted("role_scope_fixed", need: [.admin])
        }
        let lowered = Rights(
            role: wanted, council: optionalText("council") ?? have.council, unit: optionalText("unit") ?? have.unit)
        if let gap = wanted.gap(council: lowered.council, unit: lowered.unit) {
            throw Refusal(.missingArgument, gap.reason, in: language, fields: [("name", gap.name)])
        }
        return lowered
    }

    private func wantedRole() throws -> Role {
        guard let role = Role(rawValue: try text("role")) else {
            let choices = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw CouncilError(.badValue, "choice_malformed", ["choices": choices])
        }
        return role
    }

    /// Whether council and unit stay what the session has: nobody may step out of the unit that it belongs to.
    private func keepsScope(_ have: Rights) -> Bool {
        (optionalText("council") ?? have.council) == have.council && (optionalText("unit") ?? have.unit) == have.unit
    }

    private func notPermitted(_ message: Message, need: [Role]) -> Refusal {
        let need = need.map(\.rawValue).joined(separator: ",")
        return Refusal(.notPermitted, message, in: language, fields: [("have", session.role), ("need", need)])
    }
}
