import Logging

/// A private PostgreSQL server in the state directory, for a daemon with no database configured.
///
/// It runs beside the daemon, not inside it: it survives a daemon that is killed, and the next one adopts it. Of several
/// daemons on one state directory one supervises and stops the server; the others use it, and one of them takes over when
/// the first is gone.
///
/// The order is ``start()``, then ``supervise(every:)`` in a child task until cancelled, then ``stop()``.
actor EmbeddedServer {
    /// What this daemon is to the server.
    private enum Role {
        case none
        /// Another daemon supervises.
        case guest
        case supervisor(StateLock)
    }

    nonisolated let paths: EmbeddedPaths
    nonisolated let account: ServerAccount
    nonisolated let settings: ServerSettings
    let logger: Logger
    private nonisolated let searchPath: String
    private var role = Role.none

    /// Chooses the places; nothing is made or started yet.
    /// - Parameters:
    ///   - stateDirectory: an absolute path; its parent must exist.
    ///   - environment: for `PATH` and `XDG_RUNTIME_DIR`.
    ///   - account: who runs the server.
    /// - Throws: when the account is root or no path for the socket is short enough.
    init(
        stateDirectory: String, environment: [String: String], account: ServerAccount, logger: Logger
    ) throws(StartFailure) {
        try account.refuseRoot()
        paths = EmbeddedPaths(state: stateDirectory)
        self.account = account
        self.logger = logger
        searchPath = environment["PATH"] ?? ""
        settings = ServerSettings(
            socketDirectory: try SocketDirectory.choose(paths, environment: environment, user: account.user),
            logDirectory: paths.logs, accountName: account.name)
    }

    /// For the daemon's work: the role that may nothing by itself.
    nonisolated var connectionString: String {
        settings.connectionString(user: ServerSettings.login, database: ServerSettings.database)
    }

    /// For the migration, which makes roles and the schema.
    nonisolated var superuserConnectionString: String {
        settings.connectionString(user: ServerSettings.superuser, database: ServerSettings.database)
    }

    /// Whether this daemon looks after the server.
    var isSupervisor: Bool {
        if case .supervisor = role { true } else { false }
    }

    /// Makes, starts or adopts the server. When it returns, ``connectionString``'s database exists and is empty on the
    /// first start; roles and schema are the migration's.
    func start() async throws(StartFailure) {
        try makeDirectories()
        let installation = try await installation()
        let deadline = ContinuousClock.now + ServerControl.startLimit
        while true {
            if let lock = try takeLock() {
                role = .supervisor(lock)
                try await bringUp(installation)
                break
            }
            role = .guest
            if let running = Postmaster.running(in: paths), running.isReady { break }
            guard ContinuousClock.now < deadline, await pause(.milliseconds(100)) else {
                throw StartFailure(
                    .unavailable, "the daemon that supervises the server in \(paths.root) has not started it",
                    remedy: "see its log, or stop it")
            }
        }
        try await ServerControl(self, installation).ensureDatabase()
    }

    /// Restarts the server when it dies and takes over from a supervisor that is gone, until the task is cancelled.
    /// - Parameter interval: how often the process is looked at; a look is one read of a small file.
    func supervise(every interval: Duration = .seconds(1)) async {
        var failures = 0
        while await pause(interval * (1 << min(failures, 5))) {
            do {
                try await superviseOnce()
                failures = 0
            } catch {
                failures += 1
                logger.error("The private PostgreSQL does not start", metadata: ["reason": "\(error)"])
            }
        }
    }

    /// Stops the server if this daemon supervises it: first cleanly, after a while at once. Both lose nothing.
    func stop() async {
        guard isSupervisor else { return }
        do {
            if Postmaster.running(in: paths) != nil {
                try await ServerControl(self, installation()).stop()
            }
        } catch {
            logger.error("The private PostgreSQL does not stop", metadata: ["reason": "\(error)"])
        }
        role = .none
    }

    /// The command line of a shell on the database, for `execv`.
    /// - Parameters:
    ///   - user: the role; the superuser by default, for whoever may start the shell owns the server anyway.
    ///   - arguments: more of psql's own.
    func shellCommand(
        as user: String = ServerSettings.superuser, arguments: [String] = []
    ) async throws(StartFailure) -> [String] {
        let target = settings.connectionString(user: user, database: ServerSettings.database)
        return [try await installation().program("psql"), "--dbname=\(target)"] + arguments
    }

    private func superviseOnce() async throws(StartFailure) {
        if !isSupervisor, let lock = try takeLock() {
            logger.notice("The supervisor of the private PostgreSQL is gone; taking over")
            role = .supervisor(lock)
        }
        if isSupervisor, Postmaster.running(in: paths) == nil {
            logger.warning("The private PostgreSQL is not running; starting it")
            try await bringUp(installation())
        }
    }

    private func bringUp(_ installation: PostgresInstallation) async throws(StartFailure) {
        let control = ServerControl(self, installation)
        try await control.createClusterIfMissing()
        try await control.startOrAdopt()
    }

    private func makeDirectories() throws(StartFailure) {
        do {
            try account.makeDirectory(paths.state)
            for directory in [paths.root, paths.logs] { try account.makeDirectory(directory) }
        } catch {
            throw .state(error, account: account)
        }
        try SocketDirectory.make(settings.socketDirectory, account: account)
    }

    private func takeLock() throws(StartFailure) -> StateLock? {
        do {
            return try StateLock(paths, account: account)
        } catch {
            throw .state(error, account: account)
        }
    }

    private nonisolated func installation() async throws(StartFailure) -> PostgresInstallation {
        let version = try? TextFile.read(paths.version)
        return try await .find(
            clusterMajor: version.flatMap { Int($0.prefix(while: \.isNumber)) }, searchPath: searchPath)
    }

    /// - Returns: `false` when the task was cancelled.
    private func pause(_ duration: Duration) async -> Bool {
        (try? await Task.sleep(for: duration)) != nil
    }
}
