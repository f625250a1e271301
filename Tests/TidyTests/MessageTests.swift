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

    /// What stands between the parentheses that follow each mention of a name.
    private static func arguments(of name: String, in text: String) -> [Substring] {
        text.ranges(of: name + "(").map { range in
            var depth = 1
            let end = text[range.upperBound...].firstIndex { character in
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                return depth == 0
            }
            return text[range.upperBound..<(end ?? text.endIndex)]
        }
    }

    @Test("are the only texts of refusals: none stands inline", arguments: ["Sources/thiduad", "Sources/Admin"])
    func inline(folder: String) {
        let refusals = SourceTree.files(below: folder, ending: ".swift").flatMap { file in
            Self.arguments(of: "Refusal", in: file.text).map { (file.path, $0) }
        }
        #expect(refusals.count > 10)
        for (path, arguments) in refusals {
            #expect(!arguments.contains(/text:\s*#*"/), "\(path): \(arguments)")
        }
    }

    @Test("that would stand inline are found")
    func inlineIsFound() {
        let found = Self.arguments(
            of: "Refusal", in: "throw Refusal(\n.notFound, f(1), text: \"x\")\nOutcome(text: \"y\")")
        #expect(found == ["\n.notFound, f(1), text: \"x\""])
    }
}
