import Admin
import Glibc
import Logging
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ListeningTests {
    private func server() -> AdminServer {
        AdminServer(
            table: CommandTable([]), authoriser: { _ in nil }, version: "test/1",
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func aSecondDaemonIsRefused() async throws {
        try await TestServer.run { running in
            let error = await #expect(throws: AdminServerError.self) {
                try await server().run(listening: .path(running.path))
            }
            #expect(error == .alreadyRunning(path: running.path))
            #expect(error?.exitStatus == .tryAgain)
            let answer = try await running.exchange("ping\n")
            #expect(answer.last == "200 ok")
        }
    }

    @Test func aDeadDaemonsSocketIsReplaced() async throws {
        try await TestServer.run(prepare: { path in close(try Self.bind(path)) }) { server in
            let answer = try await server.exchange("ping\n")
            #expect(answer.last == "200 ok")
        }
    }

    @Test func aFileThatIsNoSocketIsLeftAlone() async throws {
        let folder = try TestServer.temporaryFolder()
        let path = folder + "/file"
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        defer {
            unlink(path)
            rmdir(folder)
        }
        await #expect(throws: AdminServerError.self) { try await server().run(listening: .path(path)) }
        #expect(access(path, F_OK) == 0)
    }

    @Test(arguments: ["/nonexistent/admin.sock", "/tmp/" + String(repeating: "x", count: 103)])
    func aPathThatCannotBeIsExplained(_ path: String) async throws {
        let error = await #expect(throws: AdminServerError.self) { try await server().run(listening: .path(path)) }
        #expect(error?.description.contains(path) == true)
        #expect(error?.exitStatus == .unavailable)
    }

    @Test func onlyOwnerAndGroupMayConnectAndThePathGoesAtTheEnd() async throws {
        let path = try await TestServer.run { server in
            var status = stat()
            #expect(lstat(server.path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
            return server.path
        }
        #expect(access(path, F_OK) != 0)
    }

    @Test func aSocketPassedByTheStarterIsServed() async throws {
        let folder = try TestServer.temporaryFolder()
        let path = folder + "/passed.sock"
        defer {
            unlink(path)
            rmdir(folder)
        }
        let socket = try Self.bind(path)
        try #require(listen(socket, 4) == 0)
        let server = server()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run(listening: .fileDescriptor(socket)) }
            let error = await #expect(throws: AdminClientError.self) {
                try await AdminClient.withSession(path: path) { _ in }
            }
            #expect(error?.exitStatus == .noPermission)
            await server.drain()
            try await group.waitForAll()
        }
    }

    static func bind(_ path: String) throws -> CInt {
        let socket = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafeBytes(of: address) {
            Glibc.bind(socket, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
        }
        try #require(result == 0)
        return socket
    }
}
