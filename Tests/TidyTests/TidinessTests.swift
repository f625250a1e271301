import Foundation
import Testing

@Suite("The sources")
struct TidinessTests {
    private static let swift =
        SourceTree.files(below: "Sources", ending: ".swift") + SourceTree.files(below: "Tests", ending: ".swift")
    private static let sql = SourceTree.files(below: "sql", ending: ".sql")

    @Test("have a @Test on every function of a suite that is not private")
    func everyTest() {
        for file in SourceTree.files(below: "Tests", ending: "Tests.swift") {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            var isSuite = false
            for (number, line) in lines.enumerated() {
                if let type = line.prefixMatch(of: /(?:private |final )*(?:struct|class|extension|actor|enum) (\w+)/) {
                    isSuite = type.1.hasSuffix("Tests")
                }
                guard isSuite, line.hasPrefix("    func ") else { continue }
                // The attribute and its arguments stand between the end of what is before and the function.
                let attributes = lines[..<number].reversed().prefix { !$0.isEmpty && $0 != "    }" }
                #expect(attributes.contains { $0.hasPrefix("    @Test") }, "\(file.path):\(number + 1) \(line)")
            }
        }
    }

    @Test("hold no trap and no leftover")
    func noTraps() {
        let patterns = ["try" + "!", "fatal" + "Error(", " as" + "! ", "TO" + "DO", "FIX" + "ME"]
        for file in Self.swift {
            for pattern in patterns { #expect(!file.text.contains(pattern), "\(file.path): \(pattern)") }
        }
    }

    @Test("sleep in no test")
    func noSleep() {
        for file in SourceTree.files(below: "Tests", ending: "Tests.swift") where !file.path.contains("TidyTests") {
            // An hour is a command that runs until it is cancelled, and a crash comes at a random moment.
            let text = file.text.replacing("Task.sleep(for: .seconds(3600))", with: "")
                .replacing("Task.sleep(for: .microseconds(Int.random(", with: "")
            #expect(!text.contains(/Task\.sleep|usleep\(|[^a-z_]sleep\(\d/), "\(file.path)")
        }
    }

    @Test("name every SQL constraint as a sentence of its table")
    func constraints() {
        for file in Self.sql where file.path.contains("migrations") {
            for match in file.text.matches(of: /(?m)^ +(check|unique|foreign key|exclude)\b/) {
                let line = file.text[..<match.range.lowerBound].split(separator: "\n").last ?? ""
                #expect(line.contains("constraint"), "\(file.path): a \(match.1) without a name")
            }
        }
    }

    @Test("begin every SQL file with why it exists")
    func why() {
        for file in Self.sql {
            #expect(file.text.hasPrefix("-- Why: "), "\(file.path)")
        }
    }

    @Test("keep the top of the project as agreed")
    func top() throws {
        let agreed: Set = ["Package.swift", "Sources", "Tests", "sql", "deploy", "README.md", "LICENSE"]
        let ignored: Set = ["var", "Package.resolved"]
        let found = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path())
        let extra = found.filter { !$0.hasPrefix(".") && !agreed.contains($0) && !ignored.contains($0) }
        #expect(extra.isEmpty, "\(extra)")
    }
}
