import NIOCore

/// A limit on everything a session can take. Each has the protocol's default; tests and settings change them.
public struct AdminLimits: Sendable {
    /// Octets of a line without its EOL; beyond: `552`, the session goes on.
    public var line = 8 * 1024
    /// Octets without LF after which the server closes.
    public var unendedLine = 1024 * 1024
    /// Octets of a payload; beyond: swallowed, then `552`.
    public var payload = 16 * 1024 * 1024
    /// Octets of a payload that are not even swallowed; the server closes.
    public var swallowedPayload = 64 * 1024 * 1024
    /// Requests waiting in a session before the server stops reading.
    public var queuedRequests = 64
    /// Octets of waiting requests before the server stops reading.
    public var queuedOctets = 256 * 1024
    /// Sessions in all.
    public var sessions = 32
    /// Sessions of one user.
    public var sessionsPerUser = 8
    /// Sessions of all that only root may take.
    public var sessionsForRoot = 2
    /// Time without a command before `421`.
    public var idle = TimeAmount.minutes(10)
    /// Time without a further octet of a half-sent line or payload before `408`.
    public var halfSent = TimeAmount.seconds(60)
    /// Octets that the client has not read before a command waits.
    public var unreadOutput = 1024 * 1024
    /// Time without the client reading anything before the server closes.
    public var unreadOutputTime = TimeAmount.seconds(30)
    /// Time that input is dropped after the last line, so that the client can read it.
    public var linger = TimeAmount.seconds(1)

    /// The protocol's defaults.
    public init() {}
}
