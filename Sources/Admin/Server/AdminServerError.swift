/// Why the admin socket cannot be opened, with what to do about it.
public enum AdminServerError: Error, Sendable, Equatable {
    /// A daemon answers at the path.
    case alreadyRunning(path: String)
    /// A Unix socket's path holds 107 octets at most.
    case pathTooLong(path: String)
    /// The socket could not be made.
    case cannotListen(path: String, reason: String)

    /// What the daemon's process says to its starter.
    public var exitStatus: SysExit {
        switch self {
        case .alreadyRunning: .tryAgain
        case .pathTooLong, .cannotListen: .unavailable
        }
    }
}

extension AdminServerError: CustomStringConvertible {
    /// The message for people.
    public var description: String {
        switch self {
        case .alreadyRunning(let path): "a daemon is already running: it answers at \(path)"
        case .pathTooLong(let path): "the socket's path is longer than 107 octets; choose a shorter one: \(path)"
        case .cannotListen(let path, let reason):
            "cannot listen at \(path): \(reason); the directory must exist and be writable for the daemon's user"
        }
    }
}
