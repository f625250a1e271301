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
        try await withGracefulShutdownHandler {
            try await server.run(listening: listening) {
                notifier.send(.ready)
                logger.notice("the admin socket is served", metadata: ["socket": "\(place)"])
            }
        } onGracefulShutdown: {
            notifier.send(.stopping, .status("Stopping"))
            Task { await server.drain() }
        }
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
