import Testing

@testable import Admin
@testable import thiduad

@Suite("Commands as they are documented")
struct DocumentedCommandsTests {
    private static let table = IdleTable.table

    /// Reads a line as the server does, up to where the command would run.
    private func read(_ line: String) throws {
        let text = line.replacing(/\ <\{\d+\}$/, with: "")
        let words = try RequestLine(parsing: Array(text.utf8)).words
        let (command, rest) = try Self.table.match(words)
        _ = try ArgumentReader(rest, for: command)
    }

    @Test("have an example that can be typed", arguments: table.commands.map(\.name))
    func example(name: String) throws {
        let command = try #require(Self.table[name])
        #expect(command.example.hasPrefix(name))
        #expect(throws: Never.self) { try read(command.example) }
    }

    @Test("are used in the README as they are")
    func readme() throws {
        let text = try RepositoryFile.read("README.md")
        let lines = text.matches(of: /(?m)^\$ thiduactl (.+)$/).map { String($0.1) }
        #expect(lines.count >= 8)
        for line in lines {
            #expect(throws: Never.self, "\(line)") { try read(line.replacing(/\ --file \S+/, with: "")) }
        }
    }
}
