import Admin
import ArgumentParser
import Foundation
import Glibc
import Logging

/// `thiduad serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve commands and run scheduled closings until SIGTERM.",
        discussion: "SIGTERM and SIGINT drain, a second one stops now; SIGHUP reloads.")

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        let environment = ProcessInfo.processInfo.environment
        let notifier = ServiceNotifier.fromProcess(environment: environment)
        let descriptors = ListenDescriptors.fromProcess(environment: environment)
        let configuration = try options.load()
        let (logger, level) = Self.logging(configuration, environment)
        let daemon = Daemon(
            configuration: configuration, environment: environment, level: level, logger: logger, notifier: notifier,
            listening: descriptors, load: { [options] in try options.load() })
        do {
            try await daemon.run()
        } catch {
            throw StartFailure(ending: error)
        }
    }

    private static func logging(
        _ configuration: DaemonConfiguration, _ environment: [String: String]
    ) -> (Logger, LogLevel) {
        let level = LogLevel(configuration.logLevel)
        let style = StderrLogHandler.Style.detected(environment: environment)
        LoggingSystem.bootstrap { label in
            LevelledLogHandler(StderrLogHandler(label: label, style: style), level: level)
        }
        return (Logger(label: "thiduad"), level)
    }
}

extension StartFailure {
    /// What ended the daemon, with the exit code that says it.
    fileprivate init(ending error: any Error) {
        switch error {
        case let failure as StartFailure: self = failure
        case let error as AdminServerError:
            self.init(ExitCode(rawValue: error.exitStatus.rawValue) ?? .unavailable, "\(error)", remedy: nil)
        default:
            self.init(.internal, "\(error)", remedy: "this is a mistake of the program; the log before it tells more")
        }
    }
}
