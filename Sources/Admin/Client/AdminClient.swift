import Glibc
import NIOCore
import NIOPosix

/// Connects to a daemon's admin socket.
public enum AdminClient {
    /// Opens a session, reads its greeting and closes it after the body. Throws ``AdminClientError`` when there is no daemon, no access
    /// or no grant.
    public static func withSession<Result: Sendable>(
        path: String, _ body: @Sendable (AdminSession) async throws -> Result
    ) async throws -> Result {
        let channel = try await connect(path)
        return try await channel.executeThenClose { inbound, outbound in
            let session = AdminSession(inbound: inbound, outbound: outbound)
            let greeting = try await session.readGreeting()
            guard !greeting.isRefusal else { throw AdminClientError.turnedAway(greeting) }
            return try await body(session)
        }
    }

    private static func connect(_ path: String) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        do {
            return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.allowRemoteHalfClosure, value: true)
                .connect(unixDomainSocketPath: path) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel(
                            wrappingChannelSynchronously: channel,
                            configuration: .init(isOutboundHalfClosureEnabled: true))
                    }
                }
        } catch let error as IOError {
            throw failure(error.errnoCode, path)
        } catch is SocketAddressError {
            throw AdminClientError.notRunning(path: path)
        }
    }

    private static func failure(_ code: CInt, _ path: String) -> any Error {
        switch code {
        case ENOENT, ECONNREFUSED, ENOTDIR: AdminClientError.notRunning(path: path)
        case EACCES, EPERM: AdminClientError.noAccess(path: path, group: group(of: path))
        default: IOError(errnoCode: code, reason: "connect to \(path)")
        }
    }

    private static func group(of path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0, let entry = getgrgid(status.st_gid) else { return nil }
        return String(cString: entry.pointee.gr_name)
    }
}
