import Admin
import Councils
import Foundation
import Testing

@testable import thiduad

/// The page that lists every command and who may run it. A right that is given by mistake shows in it.
@Suite("The page of commands")
struct CommandsPageTests {
    private static let path = "Sources/thiduad/thiduad.docc/Commands.md"

    private static func row(_ command: Command) -> String {
        let roles = command.demand as? Set<Role> ?? Set(Role.allCases)
        let named = Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ", ")
        let who = roles == Set(Role.allCases) ? "everybody" : named
        return "| `\(command.usage.replacing("|", with: "\\|"))` | \(command.summary) | \(who) |"
    }

    @Test("lists each one with its arguments and roles; THIDUA_WRITE_COMMANDS=1 writes the rows anew")
    func table() throws {
        let rows = IdleTable.table.commands.map(Self.row)
        var lines = try RepositoryFile.read(Self.path).components(separatedBy: "\n")
        let head = try #require(lines.firstIndex { $0.hasPrefix("| command | ") })
        if ProcessInfo.processInfo.environment["THIDUA_WRITE_COMMANDS"] != nil {
            lines.removeAll { $0.hasPrefix("| `") }
            lines.insert(contentsOf: rows, at: head + 2)
            try lines.joined(separator: "\n")
                .write(toFile: RepositoryFile.root + Self.path, atomically: true, encoding: .utf8)
        }
        #expect(Array(lines[(head + 2)...].prefix { $0.hasPrefix("|") }) == rows)
        #expect(rows.count > 60)
    }
}
