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
    /// What was asked for; nil where the words after the command's name could not be read.
    public var invocation: Invocation?
    /// The payload, to be hashed and not to be kept.
    public var payload: [UInt8]?
    /// The fields of the final line of a refusal, `rule=` among them where a rule said no.
    public var fields: [(String, String)] = []
    /// Where in its course the command is.
    public var stage = Stage.begins

    /// The command with its arguments as far as they could be read, secrets masked.
    public var line: String { invocation?.maskedLine ?? command }
}

/// Writes records down. It is called when a change begins and ends, and when a command is refused.
public typealias AuditHook = @Sendable (AuditRecord) async throws -> Void
