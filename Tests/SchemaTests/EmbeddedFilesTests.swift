import Foundation
import Schema
import Testing

@Suite("The embedded SQL")
struct EmbeddedFilesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "sql")

    private static func files(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path())
            .filter { $0.hasSuffix(".sql") }.sorted().map { "\(name)/\($0)" }
    }

    @Test("is every file of the folder, migrations in the order of their numbers")
    func complete() throws {
        let migrations = try Self.files(in: "migrations")
        let functions = try Self.files(in: "functions")
        let carried = SchemaFile.all.map(\.path)
        #expect(carried.first == "foundation.sql")
        #expect(carried.filter { $0.hasPrefix("migrations/") } == migrations)
        #expect(carried.filter { $0.hasPrefix("functions/") }.sorted() == functions)
        #expect(carried.count == 1 + migrations.count + functions.count)
    }

    @Test("says what the files say, and each begins with why it exists", arguments: SchemaFile.all)
    func contents(file: SchemaFile) throws {
        let text = try String(contentsOf: Self.folder.appending(path: file.path), encoding: .utf8)
        #expect(file.text == text)
        #expect(text.hasPrefix("-- Why: "))
    }

    @Test("asks no server what time it is", arguments: SchemaFile.all.filter { $0.kind == .function })
    func clock(file: SchemaFile) throws {
        let clocks = /\bnow\(\)|current_timestamp|clock_timestamp|statement_timestamp|localtime|current_date/
        #expect(!file.text.contains(clocks))
    }
}
