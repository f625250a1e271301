import Admin

/// The command table: everything that can be asked of this daemon, by noun.
enum CommandCatalogue {
    static func table(_ services: Services) -> CommandTable {
        CommandTable(
            daemonCommands(services) + councilCommands(services) + clusterCommands(services) + cycleCommands(services)
                + criteriaCommands(services) + cardCommands(services) + closingCommands(services)
                + standingCommands(services) + jobCommands(services) + eventCommands(services))
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
