import ArgumentParser
import Foundation
import Glibc
import Logging

/// `thiduad psql`
struct Psql: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open psql on the database: the private server's, as its superuser, or the configured one.")

    @OptionGroup var options: ConfigurationOptions

    @Argument(parsing: .captureForPassthrough, help: "More arguments for psql.")
    var arguments: [String] = []

    func run() async throws {
        let command = try await commandLine(try options.load())
        var argv = command.map { strdup($0) } + [nil]
        execvp(command[0], &argv)
        throw StartFailure(
            .unavailable, "cannot start \(command[0]): \(String(cString: strerror(errno)))",
            remedy: "install postgresql-client")
    }

    private func commandLine(_ configuration: DaemonConfiguration) async throws -> [String] {
        if let connection = configuration.database.connection {
            // Where the password is a credential of its own, psql finds it in its environment, which others cannot read.
            if let password = configuration.database.password { setenv("PGPASSWORD", password.revealed, 1) }
            return ["psql", "--dbname=\(connection.revealed)"] + arguments
        }
        let server = try EmbeddedServer(
            stateDirectory: configuration.stateDirectory, environment: ProcessInfo.processInfo.environment,
            account: .current(), logger: Logger(label: "psql"))
        return try await server.shellCommand(arguments: arguments)
    }
}
