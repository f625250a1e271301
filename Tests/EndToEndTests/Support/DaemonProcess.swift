import Admin
import Glibc
import Postgres
import Testing

/// One `thiduad serve` as a process of its own, told apart from others in its folder by a name.
final class DaemonProcess: Sendable {
    /// How a daemon is started, where not as usual.
    struct Options: Sendable {
        /// Tells several daemons in one folder apart.
        var name = "daemon"
        /// Further `THIDUA_…` and other variables.
        var environment: [String: String] = [:]
        /// The text of its configuration file.
        var configuration = ""
        /// Where its admin socket is bound; beside its other files if left out.
        var socket: String?
        /// Further arguments.
        var arguments: [String] = []
        /// What is put before the command line, to become another user.
        var launcher: [String] = []
        /// Descriptors that it inherits from number 3 on.
        var inherited: [Int32] = []
    }

    let program: ChildProgram
    let socket: String
    /// What it told systemd.
    let notices: Reports<String>
    private let notifySocket: NotifySocket

    /// Starts it; a database of `nil` means that it keeps its own.
    init(_ database: DatabaseConfiguration?, in folder: ScratchFolder, _ options: Options = Options()) throws {
        socket = options.socket ?? "\(folder.path)/\(options.name).sock"
        // A daemon that is started again under its name gets a fresh socket to report to.
        let number = UInt32.random(in: 0 ... .max)
        notifySocket = try NotifySocket(path: "\(folder.path)/\(options.name).\(number).notify")
        notices = notifySocket.lines
        let file = try folder.write(options.configuration, "\(options.name).yaml")
        var arguments = ["serve", "--config", file, "--admin-socket", socket]
        if let database { arguments += ["--database-url", database.connectionString] }
        let environment = options.environment.merging(["NOTIFY_SOCKET": notifySocket.path]) { given, _ in given }
        program = try ChildProgram(
            options.launcher + [BuiltProgram.thiduad.path] + arguments + options.arguments, environment: environment,
            inherited: options.inherited)
    }

    deinit {
        notifySocket.end()
    }

    /// Waits until it answers its socket.
    func ready() async throws { try await told("READY=1") }

    /// Waits until it answers its socket and has proved its database, so that commands work.
    func serving() async throws {
        try await ready()
        try await told("STATUS=Serving")
    }

    /// Waits until it tells systemd the line, behind the first `count` lines; fails when it ends before.
    func told(_ line: String, after count: Int = 0) async throws {
        let found: Bool = await withTaskGroup(of: Bool.self) { group in
            group.addTask { [notices] in await notices.first(after: count) { $0 == line } != nil }
            group.addTask { [program] in
                _ = await program.endIfAny()
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
        try #require(
            found || notices.soFar.dropFirst(count).contains(line),
            "the daemon never said \(line); it wrote: \(program.errors.soFar)")
    }

    /// Waits until a line of its log holds the text.
    func logs(_ text: String) async throws {
        let line = await program.errors.first { $0.contains(text) }
        try #require(line != nil, "the log never said \(text): \(program.errors.soFar)")
    }

    /// Asks it to stop; returns how it ended.
    @discardableResult
    func terminate() async throws -> ChildProgram.End {
        program.signal(SIGTERM)
        return try await program.end()
    }

    /// Kills it; when this returns, it is gone.
    func kill() async throws {
        program.signal(SIGKILL)
        _ = try await program.end()
    }
}

/// Runs the body with a daemon that serves, and stops it afterwards, which must go well.
@discardableResult
func withDaemon<R>(
    _ database: DatabaseConfiguration?, in folder: ScratchFolder, _ options: DaemonProcess.Options = .init(),
    isolation: isolated (any Actor)? = #isolation, _ body: (DaemonProcess) async throws -> R
) async throws -> R {
    let daemon = try DaemonProcess(database, in: folder, options)
    try await daemon.serving()
    let result = try await body(daemon)
    if !daemon.program.hasEnded {
        let end = try await daemon.terminate()
        #expect(end == .exited(0), "\(daemon.program.errors.soFar)")
    }
    return result
}
