import Foundation
import Postgres
import TestSupport
import Testing

/// Plain SQL with asserts, as a reader of the schema would try it.
@Suite("The SQL checks")
struct SQLChecksTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "sql/checks")

    static let names: [String] =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".sql") }.sorted())
        ?? []

    @Test("are there")
    func present() {
        #expect(Self.names.count >= 2)
    }

    @Test("hold", arguments: names)
    func check(name: String) async throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        try await withCouncilDatabase { database async throws in
            let connection = try await Connection.connect(database.superuser, logger: TestServer.silentLogger)
            await #expect(throws: Never.self) {
                try await connection.withTransaction(ending: .rollback) { try $0.run(script: SQLScript(text)) }
            }
            await connection.close()
        }
    }
}
