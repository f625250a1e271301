import ArgumentParser
import Logging
import Schema

/// `thiduad migrate`
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a database to this thiduad's schema.",
        discussion: """
            Needs a login that is a superuser, or that may create roles and owns the database. Running it again changes \
            nothing. --print writes the SQL instead, for psql.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(name: .customLong("print"), help: "Write the SQL to standard output and touch no database.")
    var printsScript = false

    func run() async throws {
        if printsScript { return print(SchemaFile.script, terminator: "") }
        let configuration = try options.load()
        guard let connection = configuration.database.connection else {
            throw StartFailure(
                .configuration, "no database is configured, and the private one is migrated by \"thiduad serve\"",
                remedy: "name a database: thiduad migrate --database-url \"host=... dbname=thidua user=postgres\"")
        }
        let logger = Logger(label: "thiduad") { _ in
            var handler = StderrLogHandler(label: "migrate", style: .readable)
            handler.logLevel = configuration.logLevel
            return handler
        }
        let report = try await Migration.run(
            on: connection.revealed, password: configuration.database.password?.revealed, logger: logger)
        print(
            report.applied.isEmpty
                ? "The schema is current; nothing was changed."
                : "Applied \(report.applied.count) files; the schema is current.")
    }
}
