/// Who sits at the other end of a session, as the kernel says at accept.
public struct PeerCredentials: Sendable, Equatable {
    /// The user id that no namespace maps; it stands for nobody and is never let in.
    public static let overflowUser: UInt32 = 65534

    /// Process id.
    public var pid: Int32
    /// User id.
    public var uid: UInt32
    /// Primary group id.
    public var gid: UInt32
    /// Supplementary group ids.
    public var groups: [UInt32]

    /// Credentials as given; the server reads them from the socket.
    public init(pid: Int32, uid: UInt32, gid: UInt32, groups: [UInt32] = []) {
        self.pid = pid
        self.uid = uid
        self.gid = gid
        self.groups = groups
    }

    /// Whether the peer is in the group, primary or supplementary.
    public func isMember(ofGroup group: UInt32) -> Bool {
        gid == group || groups.contains(group)
    }
}
