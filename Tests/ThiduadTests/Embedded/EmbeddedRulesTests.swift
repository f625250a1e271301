import Glibc
import Testing

@testable import thiduad

/// The rules around the private server that need no server.
struct EmbeddedRulesTests {
    private let fourteen = PostgresInstallation(directory: "/14", major: 14)
    private let fifteen = PostgresInstallation(directory: "/15", major: 15)
    private let seventeen = PostgresInstallation(directory: "/17", major: 17)

    @Test func `a new cluster gets the newest version, an old one its own`() throws {
        let all = [fourteen, fifteen, seventeen, PostgresInstallation(directory: "/other/17", major: 17)]
        #expect(try PostgresInstallation.choose(from: all, clusterMajor: nil) == seventeen)
        #expect(try PostgresInstallation.choose(from: all, clusterMajor: 15) == fifteen)
    }

    @Test(arguments: [nil, 16])
    func `a version that is missing is a matter of configuration, with the package to install`(major: Int?) {
        let failure = #expect(throws: StartFailure.self) {
            try PostgresInstallation.choose(from: [fourteen], clusterMajor: major)
        }
        #expect(failure?.code == .configuration)
        #expect(failure?.remedy?.contains(major.map { "postgresql-\($0)" } ?? "apt-get install postgresql") == true)
    }

    @Test(arguments: [
        ("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n", 15), ("postgres (PostgreSQL) 17beta1", 17),
        ("something else", nil),
    ])
    func `the version is read from the program's answer`(text: String, major: Int?) {
        #expect(PostgresInstallation.major(text) == major)
    }

    @Test func `the installed PostgreSQL is found`() async throws {
        let found = try await PostgresInstallation.find(clusterMajor: nil, searchPath: "/usr/bin")
        #expect(found.major >= PostgresInstallation.minimumMajor)
        #expect(access(found.program("initdb"), X_OK) == 0)
    }

    @Test(arguments: [
        ("12\n/data\n1\n5432\n/run\n\n1 2\nready   \n", 12, true),
        ("12\n/data\n1\n5432\n/run\n\n1 2\nstarting\n", 12, false),
        ("12\n/data\n", 12, false),
    ])
    func `postmaster's file tells process and state`(text: String, process: Int, isReady: Bool) {
        let postmaster = Postmaster(file: text)
        #expect(postmaster.map { Int($0.process) } == process)
        #expect(postmaster?.isReady == isReady)
    }

    @Test(arguments: ["", "ready", "-1\n", "0\n"])
    func `half a postmaster's file is none`(text: String) {
        #expect(Postmaster(file: text) == nil)
    }

    @Test func `a stranger's process number in postmaster's file is not a server`() throws {
        let scratch = try ScratchDirectory()
        let paths = EmbeddedPaths(state: scratch.path)
        for path in [paths.root, paths.data] { try #require(mkdir(path, 0o700) == 0) }
        try TextFile.write("\(getpid())\n\(paths.data)\n1\n5432\n\n\n\nready   \n", to: paths.postmasterFile)
        #expect(Postmaster.running(in: paths) == nil)
    }

    @Test func `the socket lies beside the data, or where its path is short enough`() throws {
        let short = EmbeddedPaths(state: "/var/lib/thidua")
        #expect(try SocketDirectory.choose(short, environment: [:], user: 7) == "/var/lib/thidua/postgres/run")
        let long = EmbeddedPaths(state: "/" + String(repeating: "d", count: 90))
        let runtime = try SocketDirectory.choose(long, environment: ["XDG_RUNTIME_DIR": "/run/user/7"], user: 7)
        let temporary = try SocketDirectory.choose(long, environment: [:], user: 7)
        #expect(runtime.hasPrefix("/run/user/7/thidua-"))
        #expect(temporary.hasPrefix("/tmp/thidua-7-"))
        #expect(SocketDirectory.isShortEnough(runtime) && SocketDirectory.isShortEnough(temporary))
    }

    @Test func `a path of 107 bytes is the longest`() {
        let socket = "/.s.PGSQL.5432".utf8.count
        #expect(SocketDirectory.isShortEnough("/" + String(repeating: "d", count: 106 - socket)))
        #expect(!SocketDirectory.isShortEnough("/" + String(repeating: "d", count: 107 - socket)))
    }

    @Test func `a directory that others may enter is refused for the socket`() throws {
        let scratch = try ScratchDirectory()
        let account = try ServerAccount.current()
        try #require(mkdir(scratch.path + "/open", 0o755) == 0)
        let failure = #expect(throws: StartFailure.self) {
            try SocketDirectory.make(scratch.path + "/open", account: account)
        }
        #expect(failure?.code == .configuration)
        try SocketDirectory.make(scratch.path + "/own", account: account)
        #expect(access(scratch.path + "/own", F_OK) == 0)
    }

    @Test func `paths with quotes are quoted in each file's own way`() {
        let settings = ServerSettings(socketDirectory: "/it's\\run", logDirectory: "/log", accountName: "lan")
        #expect(settings.settings.contains("unix_socket_directories = '/it''s\\\\run'"))
        #expect(
            settings.connectionString(user: "thidua", database: "thidua")
                == "host='/it\\'s\\\\run' port=5432 user=thidua dbname=thidua")
        #expect(settings.identityMap.contains("thidua \"lan\" thidua_superuser\n"))
    }

    @Test func `the lock is one daemon's at a time and returns with its end`() throws {
        let scratch = try ScratchDirectory()
        let paths = EmbeddedPaths(state: scratch.path)
        try #require(mkdir(paths.root, 0o700) == 0)
        let account = try ServerAccount.current()
        var first = try StateLock(paths, account: account)
        #expect(first != nil)
        #expect(try StateLock(paths, account: account) == nil)
        first = nil
        #expect(try StateLock(paths, account: account) != nil)
        #expect(first == nil)
    }

    @Test func `a child's status, signal and last line are known`() async throws {
        let failed = try await ChildProcess(arguments: ["/bin/sh", "-c", "echo one; echo two >&2; exit 3"]).run()
        #expect(failed.status == 3 && failed.lastLine == "two")
        let killed = try await ChildProcess(arguments: ["/bin/sh", "-c", "kill -9 $$"]).run()
        #expect(killed.status == 137)
        let place = try await ChildProcess(arguments: ["/bin/sh", "-c", "pwd; env | cut -d= -f1 | sort"]).run()
        #expect(place.output.split(separator: "\n") == ["/", "LC_ALL", "PATH", "PWD"])
    }

    @Test(arguments: [
        (
            "running bootstrap ... FATAL:  could not extend\ninitdb: removing data directory",
            "running bootstrap ... FATAL:  could not extend"
        ),
        ("pg_ctl: could not start server\nExamine the log output.\n", "pg_ctl: could not start server"),
        ("one\ntwo\n", "two"), ("", "exit status 1"),
    ])
    func `the reason of a failure is the line that names an error`(output: String, reason: String) {
        #expect(ChildProcess.Outcome(status: 1, output: output).reason == reason)
    }

    @Test(arguments: [
        ("initdb: error: could not write: No space left on device", ExitCode.stateNotWritable),
        ("initdb: error: could not create: Permission denied", .stateNotWritable),
        ("initdb: error: something else", .internal),
    ])
    func `a failed tool's reason decides the exit code`(output: String, code: ExitCode) {
        #expect(StartFailure.tool("initdb", .init(status: 1, output: output)).code == code)
    }
}
