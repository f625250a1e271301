import Admin
import Councils

/// The command table: everything that can be asked of this daemon, by noun.
enum CommandCatalogue {
    static func table(_ services: Services) -> CommandTable {
        CommandTable(
            daemonCommands(services) + councilCommands(services) + clusterCommands(services) + cycleCommands(services)
                + settingCommands(services) + criteriaCommands(services) + cardCommands(services)
                + closingCommands(services) + ballotCommands(services) + standingCommands(services)
                + regulationCommands(services) + officerCommands(services) + officerProposalCommands(services)
                + rotationCommands(services) + delegationCommands(services) + findingCommands(services)
                + jobCommands(services) + reportCommands(services) + obligationCommands(services)
                + calendarCommands(services) + inspectionCommands(services) + meetingCommands(services)
                + covenantCommands(services) + movementCommands(services) + unitChangeCommands(services)
                + eventCommands(services),
            permission: permission)
    }
}

extension CommandCatalogue {
    /// Only who has one of the roles that a command needs may run it; a command that names none is for everybody.
    private static func permission(_ command: Command, _ session: SessionInfo) -> Refusal? {
        guard let roles = command.demand as? Set<Role>, !roles.contains(session.rights.role) else { return nil }
        let need = Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ",")
        let message = Message("role_missing", ["command": command.name, "have": session.role, "need": need])
        return Refusal(
            .notPermitted, message, in: Language(rawValue: session.language) ?? .english,
            fields: [("have", session.role), ("need", need)])
    }
}

extension ArgumentRule {
    static let council = ArgumentRule.required("council", .code, "the council's code")
    static let year = ArgumentRule.required("year", .integer(yearRange), "the award year")
    static let optionalCluster = ArgumentRule.optional("cluster", .code, "one cluster only")
    static let key = ArgumentRule.optional(
        "key", .text, "a name of your choice for this import; repeating it is harmless")
    static let on = ArgumentRule.optional("on", .date, "the day to look at; today if left out")

    static func limit(_ standard: Int) -> ArgumentRule {
        .optional("limit", .integer(1...10_000), "at most so many rows; \(standard) if left out")
    }
}
