import Glibc
import Logging

/// What is done to the server's files and process, by PostgreSQL's own tools.
struct ServerControl: Sendable {
    /// Recovery after a crash may take this long.
    static let startLimit = Duration.seconds(120)
    /// How long a clean stop may take; its checkpoint writes what memory holds.
    private static let stopLimit = Duration.seconds(20)
    private static let immediateStopLimit = Duration.seconds(10)
    /// The most that ``stop()`` waits for, which the unit's `TimeoutStopSec=` has to leave.
    static let longestStop = stopLimit + immediateStopLimit

    private let installation: PostgresInstallation
    private let paths: EmbeddedPaths
    private let account: ServerAccount
    private let settings: ServerSettings
    private let logger: Logger

    init(_ server: EmbeddedServer, _ installation: PostgresInstallation) {
        self.installation = installation
        paths = server.paths
        account = server.account
        settings = server.settings
        logger = server.logger
    }

    /// Makes the cluster, whole or not at all: it grows under a name of its own and gets its place by one rename.
    ///
    /// The name is new each time, for an `initdb` of a daemon that was killed may still be writing under the last one.
    func createClusterIfMissing() async throws(StartFailure) {
        guard access(paths.version, F_OK) != 0 else { return }
        let begin = ContinuousClock.now
        logger.notice("Creating a private PostgreSQL \(installation.major) in \(paths.data)")
        let unfinished = paths.unfinishedPrefix + String(UInt32.random(in: .min ... .max), radix: 36)
        _ = try await outcome(["/bin/sh", "-c", "rm -rf -- \"$1\"*", "sh", paths.unfinishedPrefix])
        try await run(
            "initdb",
            [
                installation.program("initdb"), "--pgdata=\(unfinished)",
                "--username=\(ServerSettings.superuser)", "--encoding=UTF8", "--locale=C.UTF-8", "--lc-messages=C",
                "--locale-provider=icu", "--icu-locale=vi-VN", "--data-checksums", "--auth=peer", "--no-instructions",
            ])
        try onState { () throws(SystemError) in
            let main = unfinished + "/postgresql.conf"
            try account.write(TextFile.read(main) + ServerSettings.include, to: main)
            guard rename(unfinished, paths.data) == 0 else { throw .last("rename", unfinished) }
        }
        logger.notice("Created the private PostgreSQL", metadata: ["ms": "\(begin.elapsedMilliseconds)"])
    }

    /// Starts the server, or waits for one that a daemon before this one has left running.
    func startOrAdopt() async throws(StartFailure) {
        if let running = Postmaster.running(in: paths) {
            logger.notice("Adopting the private PostgreSQL", metadata: ["pid": "\(running.process)"])
            return try await waitUntilReady()
        }
        let begin = ContinuousClock.now
        try writeSettings()
        let started = try await outcome([
            installation.program("pg_ctl"), "start", "--silent", "--wait", "--pgdata=\(paths.data)",
            "--timeout=\(Self.startLimit.components.seconds)", "--log=\(paths.startLog)",
        ])
        guard started.isSuccess else {
            // pg_ctl only points to the log, which says why.
            let log = (try? TextFile.read(paths.startLog)) ?? ""
            throw .tool(
                "starting the private PostgreSQL", .init(status: started.status, output: started.output + log),
                log: paths.logs)
        }
        logger.notice("Started the private PostgreSQL", metadata: ["ms": "\(begin.elapsedMilliseconds)"])
    }

    /// Stops it with a checkpoint; if that takes too long without, which the next start makes good.
    func stop() async throws(StartFailure) {
        let begin = ContinuousClock.now
        let command = [installation.program("pg_ctl"), "stop", "--silent", "--wait", "--pgdata=\(paths.data)"]
        let fast = try await outcome(
            command + ["--mode=fast", "--timeout=\(Self.stopLimit.components.seconds)"])
        if !fast.isSuccess {
            logger.warning("Stopping the private PostgreSQL at once", metadata: ["reason": "\(fast.reason)"])
            let limit = Self.immediateStopLimit.components.seconds
            try await run(
                "stopping the private PostgreSQL", command + ["--mode=immediate", "--timeout=\(limit)"], log: paths.logs
            )
        }
        logger.notice("Stopped the private PostgreSQL", metadata: ["ms": "\(begin.elapsedMilliseconds)"])
    }

    /// Creates the empty database. Two daemons may try at once, so a failure counts only if it is still not there.
    func ensureDatabase() async throws(StartFailure) {
        guard try await !databaseExists() else { return }
        let created = try await outcome([installation.program("createdb")] + target + [ServerSettings.database])
        if created.isSuccess { return }
        guard try await databaseExists() else { throw .tool("creating the database", created, log: paths.logs) }
    }

    private func databaseExists() async throws(StartFailure) -> Bool {
        let query = "select count(*) from pg_database where datname = '\(ServerSettings.database)'"
        let psql = [installation.program("psql"), "--no-psqlrc", "--no-align", "--tuples-only", "--dbname=postgres"]
        let answer = try await outcome(psql + target + ["--command=\(query)"])
        guard answer.isSuccess else { throw .tool("asking the private PostgreSQL", answer, log: paths.logs) }
        return answer.lastLine == "1"
    }

    private var target: [String] {
        [
            "--host=\(settings.socketDirectory)", "--port=\(ServerSettings.port)",
            "--username=\(ServerSettings.superuser)", "--no-password",
        ]
    }

    private func waitUntilReady() async throws(StartFailure) {
        let deadline = ContinuousClock.now + Self.startLimit
        while let running = Postmaster.running(in: paths) {
            if running.isReady { return }
            guard ContinuousClock.now < deadline, (try? await Task.sleep(for: .milliseconds(50))) != nil else { break }
        }
        throw StartFailure(
            .internal, "the private PostgreSQL left by an earlier daemon does not become ready",
            remedy: "see \(paths.logs)")
    }

    private func writeSettings() throws(StartFailure) {
        try onState { () throws(SystemError) in
            try account.write("", to: paths.startLog)
            for file in settings.files { try account.write(file.text, to: "\(paths.data)/\(file.name)") }
        }
    }

    private func onState(_ body: () throws(SystemError) -> Void) throws(StartFailure) {
        do {
            try body()
        } catch {
            throw .state(error, account: account)
        }
    }

    private func run(_ what: String, _ command: [String], log: String? = nil) async throws(StartFailure) {
        let outcome = try await outcome(command)
        guard outcome.isSuccess else { throw .tool(what, outcome, log: log) }
    }

    private func outcome(_ command: [String]) async throws(StartFailure) -> ChildProcess.Outcome {
        do {
            return try await ChildProcess(arguments: account.launcher + command).run()
        } catch {
            throw StartFailure(.internal, "\(error)", remedy: "reinstall PostgreSQL \(installation.major)")
        }
    }
}

extension ContinuousClock.Instant {
    /// Whole milliseconds since this instant.
    fileprivate var elapsedMilliseconds: Int64 { (ContinuousClock.now - self).microseconds / 1000 }
}
