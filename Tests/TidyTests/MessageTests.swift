import Foundation
import Testing

@Suite("The messages")
struct MessageTests {
    private static let catalogue = SourceTree.files(below: "Sources/Councils/Messages", ending: ".swift")
    private static let entries = Set(
        catalogue.flatMap { $0.text.matches(of: #/Entry\(\s*"([a-z0-9_]+)"/#).map { String($0.1) } })

    @Test("that SQL raises stand in the catalogue")
    func raised() {
        for file in SourceTree.files(below: "sql/functions", ending: ".sql") {
            for match in file.text.matches(of: #/refuse\('TD\d{3}', '(\w+)'/#) {
                #expect(Self.entries.contains(String(match.1)), "\(file.path): \(match.1)")
            }
        }
    }

    @Test("of the catalogue are all said somewhere")
    func used() {
        let sources =
            SourceTree.files(below: "Sources", ending: ".swift").filter { !$0.path.contains("Messages/Catalogue") }
            + SourceTree.files(below: "sql/functions", ending: ".sql")
        let words = Set(sources.flatMap { $0.text.matches(of: #/["']([a-z0-9_]+)["']/#).map { String($0.1) } })
        for code in Self.entries.sorted() { #expect(words.contains(code), "nobody says \(code)") }
    }

    @Test("that Swift makes stand in the catalogue")
    func made() {
        for file in SourceTree.files(below: "Sources", ending: ".swift") {
            let made = file.text.matches(of: #/(?:Message\(|CouncilError\(\s*\.\w+,\s*)"([a-z0-9_]+)"/#)
            for match in made { #expect(Self.entries.contains(String(match.1)), "\(file.path): \(match.1)") }
        }
    }
}
