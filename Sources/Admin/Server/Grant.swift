/// What the daemon lets a peer do: found once, at accept, from names that were resolved when the configuration was loaded.
public struct Grant: Sendable {
    /// The Unix user's name, for events and `whoami`.
    public var user: String
    /// The role's name, as in `role=secretary`.
    public var role: String
    /// What the greeting and `whoami` say besides the role, such as `council=tinh-nghe-an`.
    public var fields: [(String, String)]
    /// The rights in the daemon's own terms; this module only carries them to the commands.
    public var rights: any Sendable

    /// A grant; `rights` is whatever the daemon's commands will ask for.
    public init(user: String, role: String, fields: [(String, String)] = [], rights: any Sendable = ()) {
        self.user = user
        self.role = role
        self.fields = fields
        self.rights = rights
    }
}

/// Finds the grant of a peer; nil answers `530 no_grant` and closes.
public typealias Authoriser = @Sendable (PeerCredentials) -> Grant?
