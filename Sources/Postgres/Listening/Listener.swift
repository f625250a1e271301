public import Logging

/// Receives notifications on a connection of its own, which it opens again whenever it is lost.
///
/// After each connect it yields one wake-up a channel, since what was sent in between is lost: a consumer that looks
/// for work at each notification misses nothing.
public final class Listener: Sendable {
    private let configuration: DatabaseConfiguration
    private let channels: [String]
    private let logger: Logger
    private let source: AsyncStream<Notification>.Continuation

    /// What comes in while `run()` runs, for one consumer. It holds the newest 1024; whoever falls behind further has
    /// enough left to wake up by. Ends with `run()`.
    public let notifications: AsyncStream<Notification>

    /// A listener that opens nothing before `run()`.
    public init(configuration: DatabaseConfiguration, channels: [String], logger: Logger) {
        self.configuration = configuration
        self.channels = channels
        self.logger = logger
        (notifications, source) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1_024))
    }

    /// Listens until the task is cancelled. Each `checkInterval` without a notification a round trip proves that the
    /// connection lives; a lost one is opened again after pauses from 0.1 to 5 seconds.
    public func run() async {
        defer { source.finish() }
        var failures = 0
        while !Task.isCancelled {
            do {
                let connection = try await Connection.connect(configuration, logger: logger)
                failures = 0
                try await receive(on: connection)
            } catch {
                if Task.isCancelled { return }
                logger.warning("the listener lost the database", metadata: ["reason": "\(error)"])
                try? await Backoff.reconnect.pause(beforeAttempt: failures)
                failures += 1
            }
        }
    }

    /// Returns only by throwing.
    private func receive(on connection: Connection) async throws {
        let wakeUp = try WakeUp()
        try await connection.listen(to: channels)
        for channel in channels { source.yield(Notification(channel: channel, payload: "", processID: 0)) }
        while true {
            let received = try await withTaskCancellationHandler {
                try await connection.waitForNotifications(upTo: configuration.checkInterval, or: wakeUp)
            } onCancel: {
                wakeUp.signal()
            }
            if received.isEmpty { try await connection.ping() }
            for notification in received { source.yield(notification) }
        }
    }
}

extension Connection {
    fileprivate func listen(to channels: [String]) async throws {
        try await use { session in try session.listen(to: channels) }
    }

    fileprivate func waitForNotifications(upTo limit: Duration, or wakeUp: WakeUp) async throws -> [Notification] {
        try await use { session in try session.waitForNotifications(upTo: limit, or: wakeUp) }
    }
}
