import Glibc

/// Where the server listens.
public enum Listening: Sendable {
    /// A path that the server binds and removes at its end; nobody but owner and group may connect. The group is an id.
    case path(String, group: UInt32? = nil)
    /// A socket that already listens, as systemd passes it.
    case fileDescriptor(CInt)
}

/// Makes the listening Unix socket.
enum ListeningSocket {
    /// Read and write for owner and group.
    private static let mode: mode_t = 0o660

    /// Binds the path after clearing a socket that a dead daemon left. Throws ``AdminServerError``.
    static func bind(path: String, group: UInt32?) throws(AdminServerError) -> CInt {
        guard let address = UnixAddress(path) else { throw .pathTooLong(path: path) }
        try clear(path, address)
        let socket = open()
        guard socket >= 0 else { throw failure(path) }
        // The file takes the socket's own mode, less the process's mask: never more than it should have, not even for a
        // moment, and without a change of the mask that other threads would see.
        fchmod(socket, mode)
        let result = address.withSocketAddress { Glibc.bind(socket, $0, $1) }
        let code = errno
        guard result == 0 else {
            close(socket)
            throw .cannotListen(path: path, reason: String(cString: strerror(code)))
        }
        chmod(path, mode)
        if let group, chown(path, uid_t.max, group) != 0 {
            let failure = failure(path)
            close(socket)
            throw failure
        }
        return socket
    }

    /// A path that exists is a living daemon's or a dead one's; only connecting tells.
    private static func clear(_ path: String, _ address: UnixAddress) throws(AdminServerError) {
        let probe = open()
        guard probe >= 0 else { throw failure(path) }
        defer { close(probe) }
        if address.withSocketAddress({ connect(probe, $0, $1) }) == 0 { throw .alreadyRunning(path: path) }
        switch errno {
        case ENOENT: return
        case ECONNREFUSED: guard isSocket(path), unlink(path) == 0 else { throw notASocket(path) }
        case EAGAIN: throw .alreadyRunning(path: path)
        default: throw failure(path)
        }
    }

    private static func open() -> CInt {
        socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    }

    private static func isSocket(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }

    private static func notASocket(_ path: String) -> AdminServerError {
        .cannotListen(path: path, reason: "what stands there is no socket that may be removed")
    }

    private static func failure(_ path: String) -> AdminServerError {
        .cannotListen(path: path, reason: String(cString: strerror(errno)))
    }
}
