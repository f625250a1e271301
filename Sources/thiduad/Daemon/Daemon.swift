import Admin
import CouncilStore
import Glibc
import Jobs
import Logging
import Postgres
import Schema
import ServiceLifecycle
import UnixSignals

/// One running daemon: brings up what it needs, wires the layers together, and serves until it is asked to stop.
struct Daemon: Sendable {
    let configuration: DaemonConfiguration
    let environment: [String: String]
    let level: LogLevel
    let logger: Logger
    let notifier: ServiceNotifier
    let listening: ListenDescriptors
    /// Reads the configuration again, for a reload.
    let load: @Sendable () throws -> DaemonConfiguration

    /// Serves until SIGTERM or SIGINT, then drains. Throws `StartFailure` where it cannot serve at all.
    func run() async throws {
        // What can be refused at once is, before a server is started.
        let place = try adminSocket()
        let embedded = try await startEmbeddedServer()
        let database = databaseConfiguration(embedded)
        let group = ServiceGroup(configuration: serviceConfiguration(database, embedded, place))
        try await group.run()
        logger.notice("stopped")
    }

    /// The socket that systemd hands over, or a path of our own.
    private func adminSocket() throws(StartFailure) -> Listening {
        if let descriptor = listening.admin { return .fileDescriptor(descriptor) }
        guard let name = configuration.admin.group else { return .path(configuration.admin.socket, group: nil) }
        guard let group = Accounts.system.groupID(name) else {
            throw StartFailure(
                .configuration, "there is no group \"\(name)\", which admin.group names",
                remedy: "correct it, or make the group: groupadd --system \(name)")
        }
        return .path(configuration.admin.socket, group: group)
    }

    /// Without a configured database the daemon keeps its own, and brings it to its own schema.
    private func startEmbeddedServer() async throws -> EmbeddedServer? {
        guard configuration.database.connection == nil else { return nil }
        let server = try EmbeddedServer(
            stateDirectory: configuration.stateDirectory, environment: environment, account: .current(), logger: logger)
        notifier.send(.status("Starting the private PostgreSQL"), .extendTimeout(.seconds(120)))
        try await server.start()
        do {
            let report = try await Migration.run(on: server.superuserConnectionString, password: nil, logger: logger)
            if !report.applied.isEmpty {
                logger.notice("schema applied", metadata: ["files": "\(report.applied.count)"])
            }
        } catch {
            await server.stop()
            throw error
        }
        return server
    }

    private func databaseConfiguration(_ embedded: EmbeddedServer?) -> DatabaseConfiguration {
        let connection = embedded?.connectionString ?? configuration.database.connection?.revealed ?? ""
        var database = DatabaseConfiguration(connectionString: connection, applicationName: "thiduad")
        // Compiling a plan takes longer than any statement of ours runs.
        database.settings = ["search_path": "thidua", "jit": "off"]
        database.poolSize = configuration.database.poolSize
        database.statementTimeout = configuration.database.statementTimeout
        database.password = configuration.database.password?.revealed
        return database
    }

    private func serviceConfiguration(
        _ database: DatabaseConfiguration, _ embedded: EmbeddedServer?, _ listening: Listening
    ) -> ServiceGroupConfiguration {
        let parts = DaemonParts(self, database, listening)
        var services: [any Service] = []
        if let embedded { services.append(EmbeddedService(server: embedded)) }
        services += parts.services
        var group = ServiceGroupConfiguration(
            services: services.map { service in
                // A part that ends because the daemon stops is no failure; one that throws takes the others with it.
                .init(
                    service: service, successTerminationBehavior: .ignore,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        group.maximumGracefulShutdownDuration = configuration.drain
        return group
    }

    /// The lifecycle's own lines say nothing to an administrator.
    private var quiet: Logger {
        Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() }
    }
}
