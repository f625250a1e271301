/// What `notify` sent, or a wake-up that the listener itself sent because it may have missed some.
public struct Notification: Equatable, Sendable {
    /// The channel listened to.
    public let channel: String
    /// The text given to `notify`; empty for a wake-up.
    public let payload: String
    /// The server's process that sent it; 0 for a wake-up.
    public let processID: Int32

    /// Whether nobody sent it: the listener has just connected, and what was sent before is lost. Look yourself.
    public var isWakeUp: Bool { processID == 0 }
}
