import Admin
import Glibc

/// Tells systemd what the daemon is doing, one datagram to `$NOTIFY_SOCKET` each; without that variable it does nothing.
///
/// The protocol is sd_notify(3): lines `NAME=value`, a path or, with a leading `@`, an abstract name. A datagram that cannot
/// be sent is dropped: the daemon's work must not depend on who watches it.
struct ServiceNotifier: Sendable {
    /// One thing to tell.
    enum Notice: Sendable, Equatable {
        /// Commands are answered; also the end of every reload, a refused one included.
        case ready
        /// A reload has begun; `microseconds` are those of the monotonic clock, by which systemd orders it.
        case reloading(microseconds: UInt64)
        /// The daemon drains.
        case stopping
        /// Work went on since the last one.
        case watchdog
        /// A line for `systemctl status`.
        case status(String)
        /// Starting or stopping may take this much longer from now on.
        case extendTimeout(Duration)

        /// The lines that stand for it.
        var text: String {
            switch self {
            case .ready: "READY=1"
            case .reloading(let microseconds): "RELOADING=1\nMONOTONIC_USEC=\(microseconds)"
            case .stopping: "STOPPING=1"
            case .watchdog: "WATCHDOG=1"
            case .status(let text): "STATUS=" + LogText.escaped(text)
            case .extendTimeout(let duration): "EXTEND_TIMEOUT_USEC=\(duration.microseconds)"
            }
        }
    }

    /// `nil` when nobody listens.
    let socket: String?

    /// Takes the socket's name from `environment`.
    init(environment: [String: String]) {
        socket = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
    }

    /// Takes the variable out of the process's own environment, so that no child can speak for the daemon.
    ///
    /// Call it while there is one thread: the C library's environment has no lock.
    static func fromProcess(environment: [String: String]) -> ServiceNotifier {
        unsetenv("NOTIFY_SOCKET")
        return ServiceNotifier(environment: environment)
    }

    /// Sends `notices` as one datagram, so that systemd takes them together.
    func send(_ notices: Notice...) {
        guard let socket, let address = UnixAddress(socket) else { return }
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(notices.map(\.text).joined(separator: "\n").utf8)
        address.withSocketAddress { address, length in
            _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, length)
        }
    }

    /// Sends the beginning of a reload with the time at which it begins.
    func sendReloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        send(.reloading(microseconds: UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000))
    }
}

extension Duration {
    /// Whole microseconds, as systemd counts.
    var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
