import Glibc
import Logging
import Postgres

/// The private PostgreSQL the tests run against.
public struct TestServer: Sendable {
    /// No server was given to the tests.
    public struct Missing: Error, CustomStringConvertible {
        /// What is missing and how to get it.
        public var description: String {
            "THIDUA_TEST_PG is not set: run deploy/test, which starts a private PostgreSQL"
        }
    }

    /// How a superuser connects to its maintenance database.
    public let configuration: DatabaseConfiguration

    /// A server that a superuser reaches so.
    public init(configuration: DatabaseConfiguration) { self.configuration = configuration }

    /// The server named by `THIDUA_TEST_PG`, a connection string of a superuser.
    public static var current: TestServer {
        get throws {
            guard let variable = getenv("THIDUA_TEST_PG") else { throw Missing() }
            return TestServer(configuration: DatabaseConfiguration(connectionString: String(cString: variable)))
        }
    }

    /// A logger that says nothing, for what logs while it is tested.
    public static let silentLogger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs a script outside a transaction, as `create database` must be; its text is the test's own.
    func administer(_ script: String) async throws {
        let connection = try await Connection.connect(configuration, logger: Self.silentLogger)
        try await connection.administer(SQLScript(script))
        await connection.close()
    }
}
