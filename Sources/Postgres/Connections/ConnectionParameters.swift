import CLibpq
import Glibc

/// What a configuration means to libpq: the keywords of the connection, then the settings of the session.
struct ConnectionParameters {
    private let keywords: [(name: String, value: String)]

    init(_ configuration: DatabaseConfiguration) throws {
        try Self.validate(configuration.connectionString)
        let seconds = (configuration.connectTimeout.milliseconds + 999) / 1_000
        // What stands before `dbname`, which carries the connection string, is a default that the string overrides.
        var keywords = [
            ("fallback_application_name", configuration.applicationName),
            ("connect_timeout", String(max(2, seconds))),
            ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "60000"),
            ("dbname", configuration.connectionString),
            ("client_encoding", "UTF8"),
        ]
        if let password = configuration.password { keywords.append(("password", password)) }
        self.keywords = keywords.map { (name: $0.0, value: $0.1) }
    }

    /// libpq's own complaint would quote the string, and with it perhaps the password.
    private static func validate(_ string: String) throws {
        guard string.contains("=") || string.hasPrefix("postgres://") || string.hasPrefix("postgresql://") else {
            return
        }
        guard DatabaseConfiguration.canRead(string) else {
            throw PostgresError.misuse("the connection string is neither `keyword=value …` nor a `postgresql://` URI")
        }
    }

    /// Blocks until a host has accepted, or all have refused; the caller owns the connection.
    func connect() throws -> OpaquePointer {
        let connection = withKeywords { PQconnectdbParams($0, $1, 1) }
        guard let connection else { throw PostgresError.unavailable(reason: "out of memory") }
        guard PQstatus(connection) == CONNECTION_OK else {
            let reason = Session.message(of: connection)
            PQfinish(connection)
            throw PostgresError.unavailable(reason: reason)
        }
        return connection
    }

    /// Whether a server answers at these addresses, be it that it has no place for us.
    func serverAnswers() -> Bool { withKeywords { PQpingParams($0, $1, 1) == PQPING_OK } }

    typealias Keywords = UnsafePointer<UnsafePointer<CChar>?>

    func withKeywords<R>(_ body: (Keywords, Keywords) -> R) -> R {
        let names = keywords.map { strdup($0.name) }
        let values = keywords.map { strdup($0.value) }
        defer { (names + values).forEach { free($0) } }
        return body(names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
    }
}

extension DatabaseConfiguration {
    /// Whether libpq can read a connection string; a keyword that it does not know is enough for no.
    public static func canRead(_ connectionString: String) -> Bool {
        guard let options = PQconninfoParse(connectionString, nil) else { return false }
        PQconninfoFree(options)
        return true
    }
}

extension ConnectionParameters {
    /// The session's settings: what the text format relies on, then what the configuration asks for.
    static func settings(
        _ configuration: DatabaseConfiguration, serverVersion: Int32
    ) -> [(name: String, value: String)] {
        var settings = [
            ("DateStyle", "ISO, YMD"), ("TimeZone", "UTC"), ("IntervalStyle", "iso_8601"), ("bytea_output", "hex"),
        ]
        if serverVersion >= 14_00_00 {
            // The server gives up the statement of a client that died, instead of finishing it for nobody.
            settings.append(("client_connection_check_interval", "2s"))
        }
        if let timeout = configuration.statementTimeout {
            settings.append(("statement_timeout", "\(timeout.milliseconds)ms"))
        }
        settings += configuration.settings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return settings.map { (name: $0.0, value: $0.1) }
    }
}
