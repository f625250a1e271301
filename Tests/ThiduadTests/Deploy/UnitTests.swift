import Foundation
import Testing

@testable import thiduad

/// The systemd files, judged by systemd's own tools.
struct UnitTests {
    private let scratch: ScratchDirectory

    /// A copy of the units in which the programs, that no test machine has installed, are ones that exist.
    init() throws {
        scratch = try ScratchDirectory()
        for unit in ["thiduad.service", "thiduad-admin.socket"] {
            let text = try RepositoryFile.read("deploy/" + unit)
                .replacing("/usr/bin/thiduad", with: "/bin/true").replacing("/usr/bin/thiduactl", with: "/bin/true")
            _ = try scratch.write(text, unit)
        }
    }

    private func run(_ arguments: [String], environment: [String] = []) async throws -> ChildProcess.Outcome {
        var child = ChildProcess(arguments: arguments)
        child.environment += environment
        return try await child.run()
    }

    private func service() throws -> [String] {
        try RepositoryFile.read("deploy/thiduad.service").split(separator: "\n").map(String.init)
    }

    @Test func `systemd finds nothing wrong with the units`() async throws {
        let outcome = try await run(
            [
                "systemd-analyze", "verify", scratch.path + "/thiduad.service",
                scratch.path + "/thiduad-admin.socket",
            ], environment: ["SYSTEMD_UNIT_PATH=\(scratch.path):"])
        #expect(outcome.isSuccess)
        #expect(outcome.output == "")
    }

    @Test func `systemd rates the service's exposure 1.1 or better`() async throws {
        let outcome = try await run(
            ["systemd-analyze", "security", "--offline=true", "--threshold=12", scratch.path + "/thiduad.service"])
        #expect(outcome.isSuccess)
        let words = outcome.lastLine.split(separator: " ").map(String.init)
        let level = try #require(words.firstIndex(of: "thiduad.service:").flatMap { Double(words[$0 + 1]) })
        #expect(level <= 1.1)
    }

    @Test(arguments: [
        "Type=notify", "NotifyAccess=main", "ExecStartPre=/usr/bin/thiduad check", "ExecStart=/usr/bin/thiduad serve",
        "ExecReload=/usr/bin/thiduactl reload", "WatchdogSec=30s", "KillMode=mixed", "SystemCallErrorNumber=EPERM",
        "StateDirectory=thidua", "LimitCORE=0",
    ])
    func `what the daemon relies on stands in the unit`(line: String) throws {
        #expect(try service().contains(line))
    }

    @Test func `peers keep their user numbers`() throws {
        #expect(try !service().contains { $0.hasPrefix("PrivateUsers=") })
    }

    @Test func `what does not heal by waiting is not restarted`() throws {
        let unhealing = [ExitCode.usage, .configuration].map { String($0.rawValue) }.joined(separator: " ")
        #expect(try service().contains("RestartPreventExitStatus=" + unhealing))
    }

    @Test func `systemd waits longer for the stop than the daemon may take`() throws {
        let line = try #require(try service().first { $0.hasPrefix("TimeoutStopSec=") })
        let seconds = try #require(Int(line.dropFirst("TimeoutStopSec=".count).prefix(while: \.isNumber)))
        let drain = try #require(Setting.drainSeconds.fallback.flatMap { Int($0) })
        #expect(.seconds(seconds) > Duration.seconds(drain) + ServerControl.longestStop)
    }

    @Test func `the socket unit binds the daemon's default path under the name that it looks for`() throws {
        let socket = try RepositoryFile.read("deploy/thiduad-admin.socket")
        let path = try #require(Setting.adminSocket.fallback)
        #expect(socket.contains("ListenStream=\(path)\n"))
        #expect(socket.contains("FileDescriptorName=\(ListenDescriptors.adminName)\n"))
        #expect(socket.contains("SocketMode=0660\n"))
    }

    @Test func `sysusers makes the accounts that the units name`() async throws {
        let file = RepositoryFile.root + "deploy/thidua.sysusers"
        try FileManager.default.createDirectory(atPath: scratch.path + "/root/etc", withIntermediateDirectories: true)
        let outcome = try await run(["systemd-sysusers", "--root=\(scratch.path)/root", file])
        #expect(outcome.isSuccess, "\(outcome.output)")
        let groups = try String(contentsOfFile: scratch.path + "/root/etc/group", encoding: .utf8)
        let users = try String(contentsOfFile: scratch.path + "/root/etc/passwd", encoding: .utf8)
        #expect(groups.contains("thidua-admin:") && users.contains("thidua:"))
    }

    @Test func `tmpfiles names the directories that the daemon uses by default`() throws {
        let text = try RepositoryFile.read("deploy/thidua.tmpfiles")
        let directories = text.split(separator: "\n").filter { $0.hasPrefix("d ") }.map { $0.split(separator: " ")[1] }
        #expect(directories == ["/run/thidua", "/etc/thidua", "/var/lib/thidua"])
        #expect(Setting.adminSocket.fallback?.hasPrefix("/run/thidua/") == true)
        #expect(DaemonConfiguration.defaultFile.hasPrefix("/etc/thidua/"))
        #expect(Setting.stateDirectory.fallback == "/var/lib/thidua")
    }

    @Test func `the administrators' page names every exit code and every file`() throws {
        let page = try RepositoryFile.read("Sources/thiduad/thiduad.docc/Operations.md")
        for code in ExitCode.allCases { #expect(page.contains("\n| \(code.rawValue) | "), "\(code)") }
        let files = try FileManager.default.contentsOfDirectory(atPath: RepositoryFile.root + "deploy")
        for file in files where file.hasPrefix("thidua") { #expect(page.contains("`\(file)`"), "\(file)") }
    }
}
