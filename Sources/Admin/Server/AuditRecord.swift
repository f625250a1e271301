/// What is written down about a change or a refusal.
public struct AuditRecord: Sendable {
    /// Where in its course the command is.
    public enum Stage: Sendable {
        /// A change is about to run; if the hook throws, it does not.
        case begins
        /// It ended with this word after so many milliseconds.
        case ended(ReplyWord, elapsedMilliseconds: Int)
    }

    /// Who: user, uid, role, claimed sudo user.
    public var session: SessionInfo
    /// The command's name.
    public var command: String
    /// The command with its arguments, secrets masked.
    public var line: String
    /// The payload, to be hashed and not to be kept.
    public var payload: [UInt8]?
    /// Where in its course the command is.
    public var stage: Stage
}

/// Writes records down. It is called when a change begins and ends, and when a command is refused.
public typealias AuditHook = @Sendable (AuditRecord) async throws -> Void
