import Admin
import Glibc
import Logging
import NIOCore
import Synchronization
import Testing

/// What a session may not do for ever; every time is a parameter, so the tests wait milliseconds.
@Suite(.timeLimit(.minutes(1)))
struct LimitTests {
    @Test func idleSessionIsToldAndClosed() async throws {
        var limits = AdminLimits()
        limits.idle = .milliseconds(20)
        try await TestServer.run(limits: limits) { server in
            let answer = try await server.exchange("", keepsInputOpen: true)
            #expect(answer.dropFirst() == ["421 draining reason=idle : no command for too long; connect again"])
        }
    }

    @Test(arguments: ["pi", "ping <{9}\nabc", "ping <<END\nabc\n"])
    func halfSentRequestIsToldAndClosed(_ half: String) async throws {
        var limits = AdminLimits()
        limits.halfSent = .milliseconds(20)
        try await TestServer.run(limits: limits) { server in
            let answer = try await server.exchange("@p ping\n" + half, keepsInputOpen: true)
            #expect(answer[1] == "@p 200 ok")
            #expect(answer.last == "408 timed_out : a line or payload was begun and not ended")
        }
    }

    @Test func sessionsOfOneUserAreCounted() async throws {
        var limits = AdminLimits()
        limits.sessionsPerUser = 1
        try await TestServer.run(limits: limits) { server in
            try await AdminClient.withSession(path: server.path) { _ in
                let answer = try await server.exchange("ping\n")
                #expect(answer.count == 1)
                #expect(answer[0].hasPrefix("429 too_many limit=1 : 1 sessions of your user are open; close one / "))
                await #expect(throws: AdminClientError.self) {
                    try await AdminClient.withSession(path: server.path) { _ in }
                }
            }
            try await server.untilAdmitted()
        }
    }

    @Test func nobodyWithoutGrantIsLetIn() async throws {
        try await TestServer.run(authoriser: { _ in nil }) { server in
            let answer = try await server.exchange("ping\n")
            #expect(answer.count == 1)
            let refusal = "530 no_grant uid=\(getuid()) : no grant names your user or one of your groups / "
            #expect(answer[0].hasPrefix(refusal))
        }
    }

    @Test func theKernelNamesThePeer() async throws {
        let seen = Seen<PeerCredentials>()
        let authoriser: Authoriser = { peer in
            seen.note(peer)
            return Grant(user: "lan", role: "admin")
        }
        try await TestServer.run(authoriser: authoriser) { server in _ = try await server.exchange("") }
        let peer = try #require(seen.all.first)
        #expect(peer.uid == getuid() && peer.gid == getgid() && peer.pid == getpid())
    }

    /// Writes rows until the client goes away, and says so.
    static func endless(written: Seen<Int>, ended: Signal) -> Command {
        Command("endless", summary: "write rows for ever", example: "endless") { _, reply in
            defer { ended.fire() }
            let row = String(repeating: "x", count: 1000)
            for number in 0... {
                try await reply.row([row])
                if number.isMultiple(of: 100) { written.note(number) }
            }
            return .ok()
        }
    }

    @Test func unreadOutputStopsTheCommandAndThenTheSession() async throws {
        var limits = AdminLimits()
        limits.unreadOutputTime = .milliseconds(50)
        let written = Seen<Int>()
        let ended = Signal()
        try await TestServer.run(commands: [Self.endless(written: written, ended: ended)], limits: limits) { server in
            try await server.withSilentClient(sending: "endless\n") { await ended.wait() }
        }
        let octets = (written.all.last ?? 0) * 1000
        #expect(octets < 4 * limits.unreadOutput)
    }

    @Test func fullCloseCancelsTheForegroundCommand() async throws {
        let (started, cancelled) = (Signal(), Signal())
        let wait = Command("wait", summary: "wait for ever", example: "wait") { _, reply in
            try await reply.notice("waiting")
            started.fire()
            defer { cancelled.fire() }
            try await Task.sleep(for: .seconds(3600))
            return .ok()
        }
        try await TestServer.run(commands: [wait]) { server in
            try await server.withSilentClient(sending: "wait\n") { await started.wait() }
            await cancelled.wait()
            let answer = try await server.exchange("ping\n")
            #expect(answer.last == "200 ok")
        }
    }

    @Test func cancellingTheServerClosesItsSessions() async throws {
        let folder = try TestServer.temporaryFolder()
        defer { rmdir(folder) }
        let server = AdminServer(
            table: CommandTable([]), authoriser: { _ in Grant(user: "lan", role: "admin") }, version: "test/1",
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let test = TestServer(server: server, path: folder + "/admin.sock")
        let (listening, greeted) = (Signal(), Signal())
        async let pieces = {
            await listening.wait()
            return try await test.connected { inbound, _ in
                try await inbound.reduce(0) { count, _ in
                    greeted.fire()
                    return count + 1
                }
            }
        }()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await server.run(listening: .path(test.path)) { listening.fire() } }
            await greeted.wait()
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await pieces == 1)
        #expect(access(test.path, F_OK) != 0)
    }

    @Test func drainingFinishesTheRunningCommand() async throws {
        let (started, finish) = (Signal(), Signal())
        let slow = Command("slow", summary: "wait for a signal", example: "slow") { _, _ in
            started.fire()
            await finish.wait()
            return .ok(text: "finished")
        }
        try await TestServer.run(commands: [slow]) { server in
            let goodbye = "421 draining : the daemon is stopping; connect again in a moment"
            try await AdminClient.withSession(path: server.path) { idle in
                async let busy = server.exchange("slow\nping\n", keepsInputOpen: true)
                await started.wait()
                await server.server.drain()
                finish.fire()
                let answer = try await busy
                #expect(answer.dropFirst() == ["200 ok : finished", goodbye])
                guard case .final(let last)? = try await idle.nextLine()?.content else { throw Refusal(.internalError) }
                #expect(last.serialised() == goodbye)
            }
        }
    }
}

extension TestServer {
    /// Waits until a session that has just ended is no longer counted; each try is answered by the server, nothing sleeps.
    func untilAdmitted() async throws {
        while try await exchange("ping\n").last != "200 ok" { await Task.yield() }
    }

    /// A client that never reads, on a bare socket, closed fully after the body.
    func withSilentClient(sending text: String, _ body: () async throws -> Void) async throws {
        let socket = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let connected = withUnsafeBytes(of: address) {
            connect(socket, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
        }
        try #require(connected == 0)
        try #require(send(socket, text, text.utf8.count, 0) == text.utf8.count)
        try await body()
    }
}
