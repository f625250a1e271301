/// Why a client got no answer.
public enum AdminClientError: Error, Sendable {
    /// Nobody listens at the path.
    case notRunning(path: String)
    /// The socket does not let the user in; the group that it does, if known.
    case noAccess(path: String, group: String?)
    /// The greeting said no.
    case turnedAway(FinalLine)
    /// What came is no reply, or the session ended inside one: the outcome of the command is unknown.
    case protocolBroken(String)

    /// What the client's process says to its shell.
    public var exitStatus: SysExit {
        switch self {
        case .notRunning: .unavailable
        case .noAccess: .noPermission
        case .turnedAway(let line): SysExit(code: line.code)
        case .protocolBroken: .protocolBroken
        }
    }
}

extension AdminClientError: CustomStringConvertible {
    /// The message for people, with what to do.
    public var description: String {
        switch self {
        case .notRunning(let path): "thiduad is not running (no \(path)). Try: systemctl status thiduad"
        case .noAccess(let path, let group?): "no access to \(path): your user must be in the group \(group)"
        case .noAccess(let path, nil): "no access to \(path)"
        case .turnedAway(let line): line.serialised()
        case .protocolBroken(let reason): "the outcome is unknown: \(reason)"
        }
    }
}
