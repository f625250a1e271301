import Foundation
import Postgres
import Testing

/// What `pg_dump` says of a database's schema, without its rows.
enum SchemaDump {
    /// The dump of the schema `thidua`.
    static func text(of configuration: DatabaseConfiguration) throws -> String {
        try normalised(dump(configuration.connectionString))
    }

    private static func dump(_ connectionString: String) throws -> String {
        let servers = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").compactMap(Int.init)
        let version = try #require(servers.max())
        let process = Process()
        process.executableURL = URL(filePath: "/usr/lib/postgresql/\(version)/bin/pg_dump")
        process.arguments = ["--schema-only", "--schema=thidua", "--dbname=\(connectionString)"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: text, as: UTF8.self)
    }

    /// Without what depends on the server's minor version or says nothing: comments, settings, blank lines in a row.
    private static func normalised(_ dump: String) -> String {
        let kept = dump.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !line.hasPrefix("--") && !line.hasPrefix("SET ") && !line.hasPrefix("SELECT pg_catalog.set_config")
                && !line.hasPrefix("\\")
        }
        let text = kept.joined(separator: "\n").replacing(/\n{3,}/, with: "\n\n")
        return text.trimmingCharacters(in: .newlines) + "\n"
    }
}
