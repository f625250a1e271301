import Logging
import Postgres
import Schema

/// Brings a database to this binary's schema over a login that may.
enum Migration {
    static func run(on connectionString: String, password: String?, logger: Logger) async throws -> Migrator.Report {
        var database = DatabaseConfiguration(connectionString: connectionString, applicationName: "thiduad migrate")
        database.password = password
        do {
            let connection = try await Connection.connect(database, logger: logger)
            let report = try await Migrator(connection: connection, logger: logger, now: { .now }).migrate()
            await connection.close()
            return report
        } catch let refused as Migrator.Refused {
            throw StartFailure(.configuration, "\(refused)", remedy: nil)
        } catch let error as PostgresError {
            throw failure(error)
        }
    }

    private static func failure(_ error: PostgresError) -> StartFailure {
        if error.isUnavailable {
            return StartFailure(
                .unavailable, "the database cannot be reached: \(error)",
                remedy: "check the connection string and that the server runs")
        }
        let remedy =
            "migrate as a superuser, or as a role with CREATEROLE that owns the database; nothing half was applied"
        return StartFailure(.configuration, "the migration was refused: \(error)", remedy: remedy)
    }
}
