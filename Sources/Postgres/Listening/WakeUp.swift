import Glibc

/// Ends a wait in `poll` from another thread: a pair of sockets, one of which becomes readable.
final class WakeUp: Sendable {
    /// Readable once signalled.
    let descriptor: Int32
    private let writeEnd: Int32

    /// Throws when the process has no descriptor left.
    init() throws {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw PostgresError.unavailable(reason: "no sockets for the listener: \(String(cString: strerror(errno)))")
        }
        (descriptor, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(writeEnd)
    }

    /// From now on every wait ends at once.
    func signal() { _ = [UInt8(1)].withUnsafeBytes { write(writeEnd, $0.baseAddress, $0.count) } }
}
