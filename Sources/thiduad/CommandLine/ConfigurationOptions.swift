import ArgumentParser
import Foundation

/// Flags that every subcommand takes; they are the strongest layer of the configuration.
struct ConfigurationOptions: ParsableArguments {
    @Option(help: "The configuration file; /etc/thidua/thiduad.yaml if it exists.")
    var config: String?

    @Option(help: "A libpq connection string; without any, a private server in the state directory.")
    var databaseURL: String?

    @Option(help: "Where the private server and other state live.")
    var stateDirectory: String?

    @Option(help: "The path of the admin socket, where systemd hands none over.")
    var adminSocket: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String?

    /// The configuration of all layers; throws `StartFailure` with every mistake.
    func load() throws -> DaemonConfiguration {
        do {
            return try DaemonConfiguration.load(
                file: config, environment: ProcessInfo.processInfo.environment, flags: flags)
        } catch {
            throw error.startFailure
        }
    }

    private var flags: [String: String] {
        let values = [
            Setting.databaseURL.name: databaseURL,
            Setting.stateDirectory.name: stateDirectory,
            Setting.adminSocket.name: adminSocket,
            Setting.logLevel.name: logLevel,
        ]
        return values.compactMapValues(\.self)
    }
}
