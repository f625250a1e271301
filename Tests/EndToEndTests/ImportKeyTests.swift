import Admin
import TestSupport
import Testing

extension EndToEndTests {
    /// What `key=` makes harmless, and what it must not hide.
    @Suite struct ImportKeyTests {
        @Test func aKeyStandsForTheFileAndForWhatItIsImportedAs() async throws {
            try await withCouncilDatabase { database in
                let folder = try ScratchFolder()
                try await withDaemon(database.daemon, in: folder) { daemon in
                    var files = CouncilFiles.generated("tinh-1", clusters: 1, units: 2)
                    let rows = files.cards[0].rows
                    files.cards = []
                    try await files.load(into: daemon)
                    let line = "card import council=tinh-1 year=2024 record=1/QĐ key=once figure="
                    let first = try await daemon.ask(line + "self", payload: rows)
                    let again = try await daemon.ask(line + "self", payload: rows)
                    let asOther = try await daemon.ask(line + "decided", payload: rows)
                    #expect([first.final.code, again.final.code] == [200, 204])
                    #expect(asOther.word == "key_reused", "the same file as another figure is another import")
                }
            }
        }
    }
}
