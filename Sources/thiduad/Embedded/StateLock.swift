import Glibc

/// The right to supervise and stop the private server of a state directory; one daemon at a time has it.
///
/// The kernel gives it back when the process ends, however it ends.
final class StateLock: Sendable {
    private let descriptor: Int32

    /// - Returns: `nil` when another daemon has it.
    init?(_ paths: EmbeddedPaths, account: ServerAccount) throws(SystemError) {
        descriptor = open(paths.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last("open", paths.lock) }
        try account.own(paths.lock)
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
        guard errno == EWOULDBLOCK else { throw .last("lock", paths.lock) }
        return nil
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
