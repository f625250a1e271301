import Admin
import Logging
import ServiceLifecycle

/// Answers the admin socket; drained first, so that nobody is cut off in the middle of an answer.
struct AdminService: Service {
    let server: AdminServer
    let listening: Listening
    let notifier: ServiceNotifier
    let logger: Logger

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await serve() }
            group.addTask { await drainWhenAsked() }
            // An error ends the group at once; waiting for all would wait for a drain that nobody asks for.
            while try await group.next() != nil {}
        }
    }

    private func serve() async throws {
        try await server.run(listening: listening) {
            notifier.send(.ready)
            logger.notice("the admin socket is served", metadata: ["socket": "\(place)"])
        }
    }

    /// Ends without draining when serving failed: then this task is cancelled.
    private func drainWhenAsked() async {
        guard (try? await gracefulShutdown()) != nil else { return }
        notifier.send(.stopping, .status("Stopping"))
        await server.drain()
    }
}

extension AdminService {
    /// Where clients find the socket, for the log.
    private var place: String {
        switch listening {
        case .path(let path, _): path
        case .fileDescriptor(let number): "descriptor \(number)"
        }
    }
}
