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
            try Self.banner + SchemaDump.text(of: database.superuser)
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
}
