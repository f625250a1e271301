import Admin
import Glibc
import Postgres
import TestSupport
import Testing

@testable import thiduad

extension EndToEndTests {
    /// Starts that cannot go well: one clear line, an exit code of their own, nothing half done.
    @Suite struct StartTests {
        @Test(arguments: [
            "host=/tmp sentence that is no setting", "postgresql://[::1", "host=/tmp dbname='x", "nonsense",
        ])
        func aConnectionStringThatIsNone(_ text: String) async throws {
            let folder = try ScratchFolder()
            try await expectEnd(
                try DaemonProcess(DatabaseConfiguration(connectionString: text), in: folder), .configuration,
                "libpq connection string")
        }

        @Test(arguments: [
            ("dbname=thidua_no_such_database", "does not exist"), ("user=thidua_no_such_role", "does not exist"),
        ])
        func whatTheServerRefuses(_ change: String, _ reason: String) async throws {
            try await withCouncilDatabase { database in
                var configuration = database.daemon
                configuration.connectionString += " \(change)"
                let folder = try ScratchFolder()
                try await expectEnd(try DaemonProcess(configuration, in: folder), .configuration, reason)
            }
        }

        @Test func aDatabaseThatTheRoleMayNotConnectTo() async throws {
            try await withCouncilDatabase { database in
                let name = try await database.name()
                let script = SQLScript("revoke connect on database \(name) from public, thidua")
                try await database.withSuperuser { try await $0.administer(script) }
                let folder = try ScratchFolder()
                let daemon = try DaemonProcess(database.daemon, in: folder)
                try await expectEnd(daemon, .configuration, "permission denied")
            }
        }

        @Test func aGroupThatTheSystemDoesNotHave() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let options = DaemonProcess.Options(environment: ["THIDUA_ADMIN_GROUP": "thidua-no-such-group"])
                try await expectEnd(
                    try DaemonProcess(database.daemon, in: folder, options), .configuration, "thidua-no-such-group")
            }
        }

        @Test func aSuperuser() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await expectEnd(try DaemonProcess(database.superuser, in: folder), .configuration, "superuser")
            }
        }

        @Test func aDatabaseWithoutSchema() async throws {
            // Roles belong to the server; another database's migration brings them.
            try await withCouncilDatabase { _ in
                try await withTestDatabase { configuration in
                    var daemon = configuration
                    daemon.connectionString += " user=thidua"
                    let folder = try ScratchFolder()
                    try await expectEnd(try DaemonProcess(daemon, in: folder), .configuration, "run: thiduad migrate")
                }
            }
        }

        @Test(arguments: [
            ("insert into schema_file values ('migrations/9999_future.sql', 'x', 'epoch')", "newer than this thiduad"),
            ("update schema_file set sha256 = 'x' where path like 'migrations/0001%'", "differ from those"),
            ("update schema_file set sha256 = 'x' where path like 'functions/%'", "older than this thiduad"),
            ("alter table scorecard no force row level security", "scorecard"),
        ])
        func aSchemaThatIsNotThisProgrammes(_ change: String, _ reason: String) async throws {
            try await withCouncilDatabase { database in
                try await database.withSuperuser { try await $0.administer(SQLScript(change)) }
                let folder = try ScratchFolder()
                try await expectEnd(try DaemonProcess(database.daemon, in: folder), .configuration, reason)
            }
        }

        @Test func aSocketWhereADaemonAnswers() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    let options = DaemonProcess.Options(name: "second", socket: daemon.socket)
                    let second = try DaemonProcess(database.daemon, in: folder, options)
                    try await expectEnd(second, .alreadyRunning, "already running")
                    try await daemon.tell("ping")
                }
            }
        }

        @Test func aSocketThatADeadDaemonLeftIsTakenOver() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let dead = try DaemonProcess(database.daemon, in: folder)
                try await dead.serving()
                try await dead.kill()
                #expect(access(dead.socket, F_OK) == 0)
                try await withDaemon(database.daemon, in: folder) { daemon in
                    try await daemon.tell("ping")
                }
                #expect(access(dead.socket, F_OK) != 0)
            }
        }

        @Test func aSocketWhoseFolderIsMissing() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let options = DaemonProcess.Options(socket: folder.path + "/missing/admin.sock")
                let daemon = try DaemonProcess(database.daemon, in: folder, options)
                try await expectEnd(daemon, .unavailable, "cannot listen at")
            }
        }

        @Test(arguments: [["serve", "--no-such-flag"], ["serfe"], ["serve", "--config"]])
        func aWrongCommandLine(_ arguments: [String]) async throws {
            let result = try await BuiltProgram.thiduad.run(arguments)
            #expect(result.end == .exited(ExitCode.usage.rawValue))
            #expect(result.errors.first?.hasPrefix("Error: ") == true)
            #expect(result.output.isEmpty)
        }

        @Test(.enabled(if: getuid() == 0, "only root can be refused as root"))
        func rootWithoutADatabase() async throws {
            let folder = try ScratchFolder()
            let options = DaemonProcess.Options(arguments: ["--state-directory", folder.path + "/state"])
            try await expectEnd(try DaemonProcess(nil, in: folder, options), .configuration, "cannot be run by root")
            #expect(access(folder.path + "/state", F_OK) != 0)
        }

        @Test func aStateDirectoryThatCannotBeWritten() async throws {
            let folder = try ScratchFolder()
            // As root, become the ordinary user that Debian's packages make; it may write nothing here.
            let isRoot = getuid() == 0
            try #require(isRoot || chmod(folder.path, 0o777) == 0)
            let state = isRoot ? folder.path + "/state" : "/proc/state"
            let options = DaemonProcess.Options(
                arguments: ["--state-directory", state],
                launcher: isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [])
            let daemon = try DaemonProcess(nil, in: folder, options)
            try await expectEnd(daemon, .stateNotWritable, "the state directory cannot be used")
        }

        /// One line of a failure for people, behind whatever the log says, and its code.
        private func expectEnd(_ daemon: DaemonProcess, _ code: thiduad.ExitCode, _ reason: String) async throws {
            #expect(try await daemon.program.end() == .exited(code.rawValue))
            let lines = await daemon.program.errors.all()
            let failures = lines.filter { $0.hasPrefix("thiduad: ") }
            #expect(failures.count == 1, "\(lines)")
            #expect(failures.first?.contains(reason) == true, "\(lines)")
        }
    }
}
