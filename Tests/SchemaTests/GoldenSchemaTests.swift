import Foundation
import Postgres
import TestSupport
import Testing

/// What the migrations really made, beside the dump that is committed: a change of the schema shows in its diff.
@Suite("The dump in sql/schema.sql")
struct GoldenSchemaTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "sql/schema.sql")

    private static let banner = """
        -- Why: what the migrations and functions really made, for readers and for the diff of a change. Generated from a
        -- migrated database; write it anew with: THIDUA_WRITE_SCHEMA=1 deploy/test --filter GoldenSchemaTests

        """

    @Test("is what the migrations make")
    func unchanged() async throws {
        let dump = try await withCouncilDatabase { database async throws in
            try Self.banner + Self.normalised(Self.dump(database.superuser.connectionString))
        }
        if ProcessInfo.processInfo.environment["THIDUA_WRITE_SCHEMA"] != nil {
            try dump.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let committed = try String(contentsOf: Self.file, encoding: .utf8)
        let (ours, theirs) = (lines(dump), lines(committed))
        #expect(ours.subtracting(theirs).isEmpty, "in the database and not in the file: \(ours.subtracting(theirs))")
        #expect(theirs.subtracting(ours).isEmpty, "in the file and not in the database: \(theirs.subtracting(ours))")
        #expect(dump == committed)
    }

    private func lines(_ text: String) -> Set<Substring> {
        Set(text.split(separator: "\n"))
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
