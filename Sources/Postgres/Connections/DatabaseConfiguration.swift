/// Where the database is and how connections to it are kept.
public struct DatabaseConfiguration: Sendable {
    /// Any libpq connection string: keywords and values, a URI, several hosts, `service=`; empty for the
    /// environment's `PGHOST` and so on.
    public var connectionString: String
    /// What `pg_stat_activity` shows, unless the connection string says otherwise.
    public var applicationName: String
    /// Server settings applied to each new connection by name, such as `["search_path": "thidua"]`.
    public var settings: [String: String] = [:]
    /// At most so many connections are open in the pool: 8.
    public var poolSize = 8
    /// So many connections stay open in the pool while nobody uses them: 1.
    public var minimumIdle = 1
    /// The server cancels a statement that runs longer; nil, the default, leaves it to the server's own setting.
    public var statementTimeout: Duration?
    /// How long one host may take to accept a connection: 5 seconds. libpq counts whole seconds, at least 2.
    public var connectTimeout: Duration = .seconds(5)
    /// How long a caller waits for a connection to come free: 10 seconds.
    public var leaseTimeout: Duration = .seconds(10)
    /// How often idle connections prove that they still work, and spare ones are closed: 30 seconds.
    public var checkInterval: Duration = .seconds(30)
    /// How many prepared statements one connection keeps: 256.
    public var statementCacheSize = 256
    /// The password, where it comes from a credential instead of the connection string; never printed.
    public var password: String?

    /// A configuration with the defaults.
    public init(connectionString: String, applicationName: String = "thidua") {
        self.connectionString = connectionString
        self.applicationName = applicationName
    }
}

extension DatabaseConfiguration: CustomStringConvertible, CustomReflectable {
    /// The application's name and the pool's bounds: a connection string may hold a password.
    public var description: String { "\(applicationName) (\(minimumIdle) to \(poolSize) connections)" }

    /// Without children, so that `dump` prints no password either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Duration {
    /// Whole milliseconds, rounded up so that no positive duration becomes 0.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
