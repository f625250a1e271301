import Glibc

extension StartFailure {
    /// The state directory cannot be written.
    static func state(_ error: SystemError, account: ServerAccount) -> StartFailure {
        StartFailure(.stateNotWritable, "the state directory cannot be used: \(error)", remedy: remedy(error, account))
    }

    /// One of PostgreSQL's tools failed.
    static func tool(_ what: String, _ outcome: ChildProcess.Outcome, log: String? = nil) -> StartFailure {
        let isFull = outcome.output.contains("No space left on device")
        let isDenied = outcome.output.contains("Permission denied") || outcome.output.contains("Read-only file system")
        return StartFailure(
            isFull || isDenied ? .stateNotWritable : .internal, "\(what) failed: \(outcome.reason)",
            remedy: isFull ? "free some space" : log.map { "see \($0)" })
    }

    private static func remedy(_ error: SystemError, _ account: ServerAccount) -> String {
        switch error.code {
        case ENOSPC, EDQUOT: "free some space"
        case EACCES, EPERM: "give it to the daemon's user: chown \(account.name) \(error.path)"
        case EROFS: "it is read-only; under systemd name it with StateDirectory= or ReadWritePaths="
        case ENOENT: "create it, or choose another with state.directory"
        default: "choose another with state.directory"
        }
    }
}
