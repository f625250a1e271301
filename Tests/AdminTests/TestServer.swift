import Admin
import Glibc
import Logging
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A server over a real socket in a folder of its own, for the length of one test.
struct TestServer: Sendable {
    let server: AdminServer
    let path: String

    static func run<Result: Sendable>(
        commands: [Command] = [],
        limits: AdminLimits = AdminLimits(),
        authoriser: @escaping Authoriser = { _ in
            Grant(user: "lan", role: "secretary", fields: [("council", "nghe-an")])
        },
        permission: @escaping CommandTable.Permission = { _, _ in nil },
        audit: @escaping AuditHook = { _ in },
        prepare: (String) throws -> Void = { _ in },
        _ body: @Sendable (TestServer) async throws -> Result
    ) async throws -> Result {
        let folder = try temporaryFolder()
        let server = AdminServer(
            table: CommandTable(commands, permission: permission), authoriser: authoriser, limits: limits,
            version: "test/1", audit: audit, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let test = TestServer(server: server, path: folder + "/admin.sock")
        defer { rmdir(folder) }
        try prepare(test.path)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let (listening, yes) = AsyncStream.makeStream(of: Void.self)
            group.addTask { try await server.run(listening: .path(test.path)) { yes.yield() } }
            for await _ in listening { break }
            let result = try await body(test)
            await server.drain()
            try await group.waitForAll()
            return result
        }
    }

    static func temporaryFolder() throws -> String {
        var template = Array("/tmp/thidua-admin-XXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template))
        return String(cString: folder)
    }

    /// Everything that the server says to the octets, until it closes. The input is half-closed after the octets unless kept open.
    func exchange(_ octets: some Sequence<UInt8>, keepsInputOpen: Bool = false) async throws -> [String] {
        let octets = ByteBuffer(bytes: octets)
        return try await connected { inbound, outbound in
            // A server that closes early may refuse the rest of the octets; what it said still counts.
            try? await outbound.write(octets)
            if !keepsInputOpen { outbound.finish() }
            var answer = ByteBuffer()
            for try await piece in inbound { answer.writeImmutableBuffer(piece) }
            return String(buffer: answer).split(separator: "\n").map(String.init)
        }
    }

    func exchange(_ text: String, keepsInputOpen: Bool = false) async throws -> [String] {
        try await exchange(text.utf8, keepsInputOpen: keepsInputOpen)
    }

    func connected<Result: Sendable>(
        _ body:
            @Sendable (NIOAsyncChannelInboundStream<ByteBuffer>, NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws
            -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose(body)
    }
}

/// Something that happened, seen from several tasks.
final class Seen<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    var all: [Value] { values.withLock { $0 } }

    func note(_ value: Value) {
        values.withLock { $0.append(value) }
    }
}

/// A signal from one task to another, once.
struct Signal: Sendable {
    private let stream = AsyncStream.makeStream(of: Void.self)

    func fire() {
        stream.continuation.yield()
    }

    func wait() async {
        for await _ in stream.stream { return }
    }
}
