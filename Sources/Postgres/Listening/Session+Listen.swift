import CLibpq
import Glibc

extension Session {
    /// Subscribes; from here on nothing sent to the channels is missed.
    func listen(to channels: [String]) throws {
        for channel in channels {
            guard let quoted = PQescapeIdentifier(connection, channel, channel.utf8.count) else {
                throw PostgresError.misuse("a channel's name must be valid UTF-8")
            }
            defer { PQfreemem(quoted) }
            try command("listen \(String(cString: quoted))")
        }
    }

    /// Blocks until notifications come, the limit is over, or the wake-up is signalled; empty in the last two cases.
    func waitForNotifications(upTo limit: Duration, or wakeUp: WakeUp) throws -> [Notification] {
        let pending = takeNotifications()
        guard pending.isEmpty else { return pending }
        var descriptors = [
            pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        poll(&descriptors, nfds_t(descriptors.count), Int32(clamping: limit.milliseconds))
        guard PQconsumeInput(connection) == 1 else { throw PostgresError.unavailable(reason: lastMessage) }
        return takeNotifications()
    }

    private func takeNotifications() -> [Notification] {
        var notifications: [Notification] = []
        while let next = PQnotifies(connection) {
            defer { PQfreemem(next) }
            notifications.append(
                Notification(
                    channel: String(cString: next.pointee.relname), payload: String(cString: next.pointee.extra),
                    processID: next.pointee.be_pid))
        }
        return notifications
    }
}
