import ArgumentParser
import Glibc

/// The daemon's command line.
@main
struct Thiduad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thiduad",
        abstract: "Keeps the emulation councils' clusters, scores and scheduled closings on PostgreSQL.",
        discussion: """
            Exit codes: 0 asked to stop; 64 wrong command line; 65, 66 a bundle that differs or cannot be read; 69 socket \
            or database not to be had; 70 internal; 74 state directory not writable; 75 already running; 78 \
            configuration, schema or role.
            """,
        version: Version.current,
        subcommands: [Serve.self, Migrate.self, Check.self, Psql.self, VerifyBundle.self])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as StartFailure {
            StandardError.write("thiduad: \(failure)")
            Glibc.exit(failure.code.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}

/// Lines for the person who started the process.
enum StandardError {
    static func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
