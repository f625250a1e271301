import Councils
import Testing

@Suite("The page about scorecards")
struct ScorecardsPageTests {
    @Test("shows the table that the code reads")
    func table() throws {
        let page = try RepositoryFile.read("Sources/thiduad/thiduad.docc/Scorecards.md")
        #expect(page.contains(CardRules.table))
    }

    @Test("names every act's command and every state")
    func names() throws {
        let page = try RepositoryFile.read("Sources/thiduad/thiduad.docc/Scorecards.md")
        for state in CardState.allCases { #expect(page.contains("| `\(state.rawValue)` |"), "\(state)") }
        for capacity in Capacity.allCases { #expect(page.contains("`\(capacity.rawValue)`"), "\(capacity)") }
    }
}
