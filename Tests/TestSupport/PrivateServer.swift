import FoundationEssentials
import Glibc
import Postgres

/// A second server that one test starts, stops and starts again.
public struct PrivateServer: Sendable {
    /// A tool of the server ended with an error.
    public struct Failed: Error {
        /// The tool and its arguments.
        public let command: [String]
        /// Its exit status as `waitpid` gives it.
        public let status: Int32
    }

    /// How it is run, where not as small and as fast as possible.
    public struct Options: Sendable {
        /// How many clients it takes.
        public var connections: Int
        /// The memory in which it keeps pages.
        public var buffers: String

        /// A server for a daemon and a look at it.
        public init(connections: Int = 10, buffers: String = "1MB") {
            (self.connections, self.buffers) = (connections, buffers)
        }
    }

    private let directory: String
    private let options: Options

    /// How a superuser connects to it.
    public var configuration: DatabaseConfiguration {
        DatabaseConfiguration(connectionString: "host=\(directory) port=5432 user=postgres dbname=postgres")
    }

    /// Makes a cluster in a new directory and starts it.
    public static func start(_ options: Options = Options()) throws -> PrivateServer {
        let server = PrivateServer(directory: try makeDirectory(), options: options)
        try run([tool("initdb"), "-D", server.data, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"])
        try server.start()
        return server
    }

    private var data: String { directory + "/data" }

    /// Starts it again after it was stopped, and recovers what a crash left; returns when it takes connections.
    public func start() throws {
        // What is committed is with the kernel and so outlives the server, though not the machine; nothing here has to.
        let settings =
            "-k \(directory) -c listen_addresses= -c fsync=off -c shared_buffers=\(options.buffers)"
            + " -c max_connections=\(options.connections)"
        try Self.run([Self.tool("pg_ctl"), "-D", data, "-o", settings, "-l", directory + "/log", "-w", "start"])
    }

    /// Ends all connections and stops it.
    public func stop() throws { try stop("fast") }

    /// Lets it fall as if it had crashed: all its processes end where they are, and nothing more is written.
    public func crash() throws { try stop("immediate") }

    private func stop(_ mode: String) throws {
        try Self.run([Self.tool("pg_ctl"), "-D", data, "-m", mode, "-w", "stop"])
    }

    /// Removes its directory; stop it before.
    public func remove() throws { try FileManager.default.removeItem(atPath: directory) }
}

extension PrivateServer {
    /// The newest installed version's tools, nil where no server is installed.
    private static var tools: String? {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return versions.compactMap { Int($0) }.max().map { "\(root)/\($0)/bin" }
    }

    /// Whether this machine can start one.
    public static var isInstalled: Bool { tools != nil }

    private static func tool(_ name: String) -> String { (tools ?? "") + "/" + name }

    /// In `/tmp`, since a socket's path may have no more than 107 bytes; the server's, if this process is root's.
    private static func makeDirectory() throws -> String {
        let path = "/tmp/thidua-test-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        guard mkdir(path, 0o700) == 0 else { throw Failed(command: ["mkdir", path], status: errno) }
        if getuid() == 0 { try run(["/bin/chown", "postgres", path], asServer: false) }
        return path
    }

    /// PostgreSQL refuses to run as root, so that root becomes its user.
    private static func run(_ command: [String], asServer: Bool = true) throws {
        let prefix = asServer && getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
        let command = prefix + command
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in [1, 2] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var (process, status) = (pid_t(), Int32())
        let code = posix_spawn(&process, command[0], &actions, nil, &arguments, environ)
        guard code == 0 else { throw Failed(command: command, status: code) }
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw Failed(command: command, status: status) }
    }
}
