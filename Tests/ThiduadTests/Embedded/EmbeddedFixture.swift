import Glibc
import Logging
import Testing

@testable import thiduad

/// A state directory in which a test runs real private servers; whatever is left running at the end is ended.
struct EmbeddedFixture: Sendable {
    let scratch: ScratchDirectory
    let state: String
    let account: ServerAccount

    /// Runs `body` with an empty state directory.
    static func run(_ body: (EmbeddedFixture) async throws -> Void) async throws {
        let fixture = try EmbeddedFixture()
        do {
            try await body(fixture)
        } catch {
            await fixture.endServer()
            throw error
        }
        await fixture.endServer()
    }

    private init() throws {
        scratch = try ScratchDirectory()
        state = scratch.path + "/state"
        account = try Self.ordinaryAccount()
    }

    /// The tests' own account or, when that is root, which PostgreSQL refuses, the one that Debian's packages make.
    static func ordinaryAccount() throws -> ServerAccount {
        guard geteuid() == 0 else { return try .current() }
        let entry = try #require(getpwnam("postgres"))
        return ServerAccount(
            name: "postgres", user: entry.pointee.pw_uid, group: entry.pointee.pw_gid,
            launcher: ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"])
    }

    /// One daemon's view of the server.
    func server() throws -> EmbeddedServer {
        try EmbeddedServer(
            stateDirectory: state, environment: ["PATH": "/usr/bin"], account: account,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    var running: Postmaster? { Postmaster.running(in: EmbeddedPaths(state: state)) }

    /// Asks the server with psql; one row a line.
    func ask(_ query: String, as user: String = ServerSettings.superuser) async throws -> String {
        let arguments = ["--no-psqlrc", "--no-align", "--tuples-only", "--command=\(query)"]
        let command = try await server().shellCommand(as: user, arguments: arguments)
        let outcome = try await ChildProcess(arguments: account.launcher + command).run()
        try #require(outcome.isSuccess, "\(outcome.output)")
        return String(outcome.output.dropLast())
    }

    /// Waits for a state of the server that somebody else brings about; a test that waits in vain fails.
    func wait(until condition: (Postmaster?) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while !condition(running) {
            try #require(ContinuousClock.now < deadline, "the server did not get there")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func endServer() async {
        guard let running else { return }
        kill(running.process, SIGQUIT)
        try? await wait { $0 == nil }
    }
}
