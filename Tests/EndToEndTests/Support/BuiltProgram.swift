import Glibc
import Testing

/// The programs of this package, as built beside the tests.
enum BuiltProgram: String {
    case thiduad
    case thiduactl
    /// The library that moves a daemon's clock.
    case movedClock = "libMovedClock.so"

    /// The test bundle or its runner stands in the build folder, or a few folders below it.
    var path: String {
        get throws {
            let folders = try #require(CommandLine.arguments.first).split(separator: "/").dropLast()
            return try #require(
                (0..<folders.count).lazy.map { "/" + folders.dropLast($0).joined(separator: "/") + "/\(rawValue)" }
                    .first { access($0, X_OK) == 0 })
        }
    }

    /// Runs it to its end.
    func run(
        _ arguments: [String], environment: [String: String] = [:], input: String = "", launcher: [String] = []
    ) async throws -> Result {
        let program = try ChildProgram(launcher + [path] + arguments, environment: environment, input: input)
        let end = try await program.end()
        return Result(end: end, output: await program.output.all(), errors: await program.errors.all())
    }

    /// What a program that ended left behind.
    struct Result: Sendable {
        let end: ChildProgram.End
        let output: [String]
        let errors: [String]
    }
}
