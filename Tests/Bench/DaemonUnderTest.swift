import Admin
import Foundation

/// A daemon as a process of its own, which the bench talks to over its socket as any client does.
struct DaemonUnderTest: Sendable {
    let socket: String
    let processIdentifier: pid_t
    private let folder: String

    /// It ended or never served.
    struct NotServing: Error {
        let program: String
        let lastLines: String
    }

    /// The program of this build: the one beside this program.
    static var besideThisProgram: String {
        (CommandLine.arguments.first.map { $0.split(separator: "/", omittingEmptySubsequences: false).dropLast() } ?? [])
            .joined(separator: "/") + "/thiduad"
    }

    /// Starts it on a database, with settings other than its defaults where given, and waits until its commands work.
    static func start(
        _ program: String, on database: String, settings: [(name: String, value: Int)] = []
    ) async throws -> DaemonUnderTest {
        let folder = "/tmp/bench-\(UInt32.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let configuration = settings.map { "\($0.name): \($0.value)\n" }.joined()
        try Data(configuration.utf8).write(to: URL(filePath: "\(folder)/thiduad.yaml"))
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [
            "serve", "--config", "\(folder)/thiduad.yaml", "--admin-socket", "\(folder)/sock", "--database-url",
            database,
        ]
        FileManager.default.createFile(atPath: "\(folder)/log", contents: nil)
        process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder)/log"))
        try process.run()
        let daemon = DaemonUnderTest(
            socket: "\(folder)/sock", processIdentifier: process.processIdentifier, folder: folder)
        for _ in 0..<100 where process.isRunning {
            if await daemon.serves() { return daemon }
            try await Task.sleep(for: .milliseconds(100))
        }
        let log = try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)
        daemon.stop()
        throw NotServing(program: program, lastLines: log.map { String($0.suffix(500)) } ?? "")
    }

    func stop() {
        kill(processIdentifier, SIGTERM)
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func serves() async -> Bool {
        let isServing = try? await AdminClient.withSession(path: socket) { session in
            for try await answer in try await session.request("council list") {
                if case .final(let line) = answer.content { return line.code < 400 }
            }
            return false
        }
        return isServing ?? false
    }
}
