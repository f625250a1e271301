import Dispatch
import Glibc

/// Runs one of PostgreSQL's tools to its end.
///
/// The child gets a process group of its own, so that Ctrl-C on the daemon's terminal does not reach it, default signals, and
/// only the variables given here: `PGHOST` or `NOTIFY_SOCKET` of the daemon's environment would lead it astray. It works in
/// `/`, for the daemon's directory may be closed to the server's account.
struct ChildProcess: Sendable {
    /// How it ended and what it wrote.
    struct Outcome: Sendable {
        /// The exit status, or 128 and the signal that ended it, as shells count.
        let status: Int32
        /// The end of standard output and error together.
        let output: String

        var isSuccess: Bool { status == 0 }

        /// The last line, for a program that answers with one.
        var lastLine: String { lines.last ?? "" }

        /// Why it failed: the last line in which PostgreSQL's tools name an error; what follows it is tidying up.
        var reason: String {
            let marks = ["FATAL:", "PANIC:", "error:", "could not "]
            let telling = lines.last { line in marks.contains { line.contains($0) } }
            return telling ?? lines.last ?? "exit status \(status)"
        }

        private var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
    }

    /// Program and arguments; the program by its path or to be found in ``environment``'s `PATH`.
    let arguments: [String]
    var environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C"]

    /// Enough for the reason of a failure.
    private static let maximumOutputByteCount = 8192

    /// Runs the program and waits on a thread outside Swift's pool. Cancelling the task does not end the child: each of
    /// the tools is short or has a time limit of its own, and half an `initdb` helps nobody.
    func run() async throws(SystemError) -> Outcome {
        // A file rather than a pipe: a server that the child leaves behind cannot keep it open for us.
        guard let file = tmpfile() else { throw .last("create", "a temporary file") }
        defer { fclose(file) }
        let output = fileno(file)
        _ = fcntl(output, F_SETFD, FD_CLOEXEC)
        let process = try spawn(["/usr/bin/env", "--chdir=/", "--"] + arguments, output: output)
        let status = await Self.wait(for: process)
        return Outcome(status: Self.exitCode(status), output: Self.tail(of: output))
    }

    private func spawn(_ command: [String], output: Int32) throws(SystemError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var process: pid_t = 0
        let code = Self.withPointers(to: command) { arguments in
            Self.withPointers(to: environment) { environment in
                posix_spawn(&process, command[0], &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else { throw SystemError(call: "spawn", path: command[0], code: code) }
        return process
    }

    /// Lends `strings` as C's null-terminated array.
    private static func withPointers<Result>(
        to strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = strings.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }

    private static func wait(for process: pid_t) async -> Int32 {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var status: Int32 = 0
                while waitpid(process, &status, 0) == -1, errno == EINTR {}
                continuation.resume(returning: status)
            }
        }
    }

    private static func exitCode(_ status: Int32) -> Int32 {
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    private static func tail(of descriptor: Int32) -> String {
        let start = max(0, lseek(descriptor, 0, SEEK_END) - maximumOutputByteCount)
        var buffer = [UInt8](repeating: 0, count: maximumOutputByteCount)
        let count = pread(descriptor, &buffer, buffer.count, start)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}
