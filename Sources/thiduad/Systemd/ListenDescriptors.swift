import Glibc

/// The sockets that systemd bound and hands over, as sd_listen_fds(3) describes.
struct ListenDescriptors: Sendable, Equatable {
    /// The name that the socket unit gives the admin socket with `FileDescriptorName=`.
    static let adminName = "admin"

    /// systemd passes descriptors from this number on.
    private static let first: Int32 = 3

    /// Descriptors by their names; of several with one name the first counts.
    let byName: [String: Int32]

    /// The listening admin socket, `nil` when the daemon has to bind it itself.
    var admin: Int32? { byName[Self.adminName] }

    /// Reads `LISTEN_FDS`, `LISTEN_PID` and `LISTEN_FDNAMES`; variables meant for another process count as unset.
    init(environment: [String: String], process: Int32 = getpid()) {
        guard environment["LISTEN_PID"] == String(process), let count = environment["LISTEN_FDS"].flatMap(Int32.init),
            (1...1024).contains(count)
        else {
            byName = [:]
            return
        }
        let names = (environment["LISTEN_FDNAMES"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
        let pairs = zip(names.map(String.init), Self.first..<Self.first + count)
        byName = Dictionary(pairs) { first, _ in first }
    }

    /// Takes the descriptors of this process: marks them to be closed in children and removes the variables, which
    /// would mislead a child with the same process number.
    ///
    /// Call it while there is one thread: the C library's environment has no lock.
    static func fromProcess(environment: [String: String]) -> ListenDescriptors {
        let descriptors = ListenDescriptors(environment: environment)
        for name in ["LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"] { unsetenv(name) }
        for descriptor in descriptors.byName.values { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return descriptors
    }
}
