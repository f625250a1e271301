/// Who gave a command.
public struct SessionInfo: Sendable {
    /// The process at the other end.
    public var peer: PeerCredentials
    /// What it may do.
    public var grant: Grant
    /// The user that `sudo` was run by, as the client claims.
    public var claimedUser: String?
    /// Whether the session asked for JSON.
    public var json: Bool
    /// The language that people are answered in, as `hello lang=` settled it; `en` until then.
    public var language = Phrase.languages[0]

    /// A session as given; the server makes it at accept.
    public init(peer: PeerCredentials, grant: Grant, claimedUser: String? = nil, json: Bool = false) {
        self.peer = peer
        self.grant = grant
        self.claimedUser = claimedUser
        self.json = json
    }

    /// The Unix user's name.
    public var user: String { grant.user }
    /// The role's name.
    public var role: String { grant.role }
    /// The Unix user's id.
    public var uid: UInt32 { peer.uid }
    /// The primary group's id.
    public var gid: UInt32 { peer.gid }
    /// The client's process id.
    public var pid: Int32 { peer.pid }
}
