import Glibc
import Logging
import NIOCore
import NIOPosix

/// Serves the admin protocol on a Unix socket: one child task a session, on the session's event loop.
public struct AdminServer: Sendable {
    /// The protocol's version, as the greeting names it.
    public static let protocolVersion = 1

    let table: CommandTable
    let authoriser: Authoriser
    let limits: AdminLimits
    let version: String
    let audit: AuditHook
    let logger: Logger
    let registry: SessionRegistry

    /// A server that does not listen yet. `version` is what the greeting says after `server=`, such as `thiduad/0.1.0`.
    public init(
        table: CommandTable,
        authoriser: @escaping Authoriser,
        limits: AdminLimits = AdminLimits(),
        version: String,
        audit: @escaping AuditHook = { _ in },
        logger: Logger
    ) {
        self.table = table
        self.authoriser = authoriser
        self.limits = limits
        self.version = version
        self.audit = audit
        self.logger = logger
        registry = SessionRegistry(limits: limits)
    }

    /// Listens and serves until it is drained or its task is cancelled; then every session has ended. `onListening` is called once
    /// clients can connect. Throws ``AdminServerError`` when the socket cannot be opened.
    public func run(listening: Listening, onListening: @escaping @Sendable () -> Void = {}) async throws {
        switch listening {
        case .fileDescriptor(let socket):
            try await serve(socket, onListening: onListening)
        case .path(let path, let group):
            let socket = try ListeningSocket.bind(path: path, group: group)
            defer { unlink(path) }
            try await serve(socket, onListening: onListening)
        }
    }

    /// Lets nobody in any more: running commands finish, sessions get `421 draining` and close, then ``run(listening:onListening:)``
    /// returns.
    public func drain() async {
        await registry.drain()
    }

    private func serve(_ socket: CInt, onListening: @Sendable () -> Void) async throws {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            // Whoever finds the queue full is refused, and all who may have a session may come at once.
            .serverChannelOption(.backlog, value: Int32(max(64, limits.sessions)))
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .bind(socket) { channel in
                channel.eventLoop.makeCompletedFuture { try self.connect(channel) }
            }
        try await listener.executeThenClose { sessions in
            guard registry.listen(listener.channel) else { return }
            onListening()
            try await withThrowingDiscardingTaskGroup { group in
                defer { registry.shut() }
                for try await connection in sessions {
                    registry.serve(connection.channel)
                    let executor = EventLoopTaskExecutor(connection.channel.eventLoop)
                    group.addTask(executorPreference: executor) { await self.serve(connection) }
                }
            }
        }
    }

    private func connect(_ channel: any Channel) throws -> Connection {
        guard registry.arrive(channel) else {
            channel.close(promise: nil)
            throw ChannelError.ioOnClosedChannel
        }
        let connection = Connection(channel: channel, peer: PeerCredentials(of: channel), limits: limits)
        try channel.pipeline.syncOperations.addHandler(ConnectionHandler(connection))
        return connection
    }

    /// Runs the session beside a watch on its channel: when the client closes fully, the command that runs is cancelled.
    private func serve(_ connection: Connection) async {
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await Session(server: self, connection: connection).run() }
                try? await connection.channel.closeFuture.get()
                group.cancelAll()
            }
            registry.leave(connection)
        } onCancel: {
            connection.channel.close(promise: nil)
        }
    }
}
