import Foundation
import Glibc
import Testing

@testable import thiduactl

extension Thiduactl {
    struct Result: Sendable {
        var out: String
        var error: String
        var status: Int32
    }

    /// Runs the built executable and waits for its end on a thread of its own.
    static func process(_ arguments: [String], socket: String, input: String = "") async throws -> Result {
        let folder = try #require(CommandLine.arguments.first).split(separator: "/").dropLast()
        let executable = try #require(
            (0..<folder.count).lazy.map { "/" + folder.dropLast($0).joined(separator: "/") + "/thiduactl" }
                .first { access($0, X_OK) == 0 })
        return try await withCheckedThrowingContinuation { continuation in
            // Dispatch's threads also carry the concurrency pool: many that wait here would leave it none.
            Thread.detachNewThread {
                continuation.resume(with: .init { try run(executable, arguments, socket: socket, input: input) })
            }
        }
    }

    private static func run(_ path: String, _ arguments: [String], socket: String, input: String) throws -> Result {
        let (stdin, out, error) = (try temporaryFile(input), try temporaryFile(""), try temporaryFile(""))
        defer { for file in [stdin, out, error] { close(file) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, file) in [stdin, out, error].enumerated() {
            posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
        }
        var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("THIDUA_ADMIN_SOCKET=\(socket)"), nil]
        defer { for pointer in argv + environment { free(pointer) } }
        var child: pid_t = 0
        try #require(posix_spawn(&child, path, &actions, nil, &argv, &environment) == 0)
        var status: Int32 = 0
        try #require(waitpid(child, &status, 0) == child)
        return Result(out: contents(out), error: contents(error), status: (status >> 8) & 0xFF)
    }

    /// A file without a name that holds the text, at its start.
    private static func temporaryFile(_ text: String) throws -> Int32 {
        var template = Array("/tmp/thiduactl-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        try #require(file >= 0)
        unlink(template)
        try #require(write(file, text, text.utf8.count) == text.utf8.count)
        lseek(file, 0, SEEK_SET)
        return file
    }

    private static func contents(_ file: Int32) -> String {
        let size = Int(lseek(file, 0, SEEK_END))
        lseek(file, 0, SEEK_SET)
        var octets = [UInt8](repeating: 0, count: size)
        let count = read(file, &octets, size)
        return String(decoding: octets.prefix(count), as: UTF8.self)
    }
}
