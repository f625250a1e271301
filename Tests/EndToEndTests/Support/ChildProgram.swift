import Foundation
import Glibc
import Testing

/// A program run as a process of its own, whose output and end are reported as they come.
final class ChildProgram: Sendable {
    /// How a process ended.
    enum End: Sendable, Equatable {
        case exited(Int32)
        case killed(by: Int32)

        init(status: Int32) {
            self = status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .killed(by: status & 0x7F)
        }
    }

    let process: pid_t
    /// Lines of standard output; closed at its end.
    let output: Reports<String>
    /// Lines of standard error; closed at its end.
    let errors: Reports<String>
    private let ends = Reports<End>()

    /// Starts the program at the path `arguments` begin with.
    /// - Parameters:
    ///   - input: what it reads on standard input.
    ///   - inherited: descriptors that it gets from number 3 on.
    init(
        _ arguments: [String], environment: [String: String] = [:], input: String = "", inherited: [Int32] = []
    ) throws {
        let (out, err) = (try LinePipe(), try LinePipe())
        let stdin = try Self.unnamedFile(holding: input)
        defer { close(stdin) }
        let descriptors = [stdin, out.writeEnd, err.writeEnd] + inherited
        process = try Self.spawn(arguments, environment: environment, descriptors: descriptors)
        (output, errors) = (out.start(), err.start())
        let (process, ends) = (process, ends)
        Thread.detachNewThread {
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            ends.append(End(status: status))
            ends.close()
        }
    }

    deinit {
        if !hasEnded { kill(process, SIGKILL) }
    }

    var hasEnded: Bool { !ends.soFar.isEmpty }

    /// How it ended, once it has.
    func end() async throws -> End {
        try #require(await endIfAny(), "process \(process) did not end in time")
    }

    /// The same; `nil` when the caller was cancelled first.
    func endIfAny() async -> End? { await ends.first { _ in true } }

    func signal(_ number: Int32) {
        if !hasEnded { kill(process, number) }
    }

    private static func spawn(
        _ arguments: [String], environment: [String: String], descriptors: [Int32]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, descriptor) in descriptors.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
        }
        var variables = environment
        variables["PATH"] = variables["PATH"] ?? "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, arguments[0], &actions, nil, &argv, &envp)
        try #require(code == 0, "cannot start \(arguments[0]): \(String(cString: strerror(code)))")
        return process
    }

    private static func unnamedFile(holding text: String) throws -> Int32 {
        var template = Array("/tmp/thidua-input-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        try #require(file >= 0)
        unlink(template)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        try #require(write(file, text, text.utf8.count) == text.utf8.count)
        lseek(file, 0, SEEK_SET)
        return file
    }
}

/// A pipe whose lines are reported as they come.
private struct LinePipe {
    let writeEnd: Int32
    private let readEnd: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        // Above the numbers that the child gets, so that no dup2 in it hits another end.
        let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 64) }
        for end in ends { close(end) }
        (readEnd, writeEnd) = (moved[0], moved[1])
    }

    /// Closes this process's write end and reads the other on a thread of its own.
    func start() -> Reports<String> {
        close(writeEnd)
        let (lines, readEnd) = (Reports<String>(), readEnd)
        Thread.detachNewThread {
            guard let file = fdopen(readEnd, "r") else { return lines.close() }
            defer {
                fclose(file)
                lines.close()
            }
            var (buffer, capacity): (UnsafeMutablePointer<CChar>?, Int) = (nil, 0)
            defer { free(buffer) }
            while getline(&buffer, &capacity, file) > 0, let buffer {
                lines.append(String(String(cString: buffer).trimmingPrefix { $0 == "\n" }.prefix { $0 != "\n" }))
            }
        }
        return lines
    }
}
