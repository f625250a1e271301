import Admin
import TestSupport
import Testing

extension EndToEndTests {
    /// How many sessions a daemon keeps is a setting of it.
    @Suite struct SessionLimitTests {
        @Test func whoeverComesBeyondTheLimitOfAUserIsToldIt() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let options = DaemonProcess.Options(configuration: "admin.sessions_per_user: 2\n")
                let daemon = try DaemonProcess(database.daemon, in: folder, options)
                try await daemon.serving()
                try await AdminClient.withSession(path: daemon.socket) { _ in
                    try await AdminClient.withSession(path: daemon.socket) { _ in
                        try await Self.isTurnedAway(daemon, limit: 2)
                    }
                }
            }
        }

        @Test func manyMayComeWhereTheFileSaysSo() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                let configuration = "admin.sessions: 60\nadmin.sessions_per_user: 60\n"
                let daemon = try DaemonProcess(database.daemon, in: folder, .init(configuration: configuration))
                try await daemon.serving()
                try await Self.open(50, daemon)
            }
        }

        /// Opens so many sessions, one inside the other, all of which answer.
        private static func open(_ count: Int, _ daemon: DaemonProcess) async throws {
            guard count > 0 else { return }
            try await AdminClient.withSession(path: daemon.socket) { session in
                try await open(count - 1, daemon)
                for try await line in try await session.request("ping") {
                    if case .final(let final) = line.content { #expect(final.code == 200) }
                }
            }
        }

        private static func isTurnedAway(_ daemon: DaemonProcess, limit: Int) async throws {
            do {
                try await AdminClient.withSession(path: daemon.socket) { _ in Issue.record("a third session was let in")
                }
            } catch AdminClientError.turnedAway(let greeting) {
                #expect(greeting.code == 429)
                #expect(greeting["limit"] == "\(limit)")
            }
        }
    }
}
