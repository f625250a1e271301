import Glibc
import NIOCore

extension PeerCredentials {
    /// A peer about whom the kernel says nothing; it is refused like every unmapped user.
    static let unknown = PeerCredentials(pid: 0, uid: overflowUser, gid: overflowUser)

    /// Asks the kernel who is at the other end of the channel. To be called on its event loop.
    init(of channel: any Channel) {
        let found = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(
            of: NIOBSDSocket.Handle.self
        ) { Self(socket: $0) }
        self = found.flatMap { $0 } ?? .unknown
    }

    private init?(socket: CInt) {
        // `struct ucred` stands behind _GNU_SOURCE, which Swift's Glibc module does not set: pid, uid, gid.
        var fields: (Int32, UInt32, UInt32) = (0, 0, 0)
        var size = socklen_t(MemoryLayout.size(ofValue: fields))
        guard getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &fields, &size) == 0 else { return nil }
        self.init(pid: fields.0, uid: fields.1, gid: fields.2, groups: Self.groups(socket: socket))
    }

    private static func groups(socket: CInt) -> [UInt32] {
        // The kernel allows a process 65536 groups; somebody with more than 1024 counts by user and primary group.
        var groups = [UInt32](repeating: 0, count: 1024)
        var size = socklen_t(groups.count * MemoryLayout<UInt32>.size)
        guard getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, &groups, &size) == 0 else { return [] }
        return Array(groups.prefix(Int(size) / MemoryLayout<UInt32>.size))
    }
}
