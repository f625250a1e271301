import Councils
import Foundation
import Testing

@testable import Admin
@testable import thiduad

/// The page that says how meetings are held, beside the rules that hold.
@Suite("The page of meetings")
struct MeetingsPageTests {
    private static let path = "Sources/thiduad/thiduad.docc/Meetings.md"

    private static func row(_ rule: MeetingRule) -> String {
        let modes = rule.modes.map { mode in
            mode.rawValue + (mode == .online && rule.needsConsentOnline ? " with consents" : "")
        }
        let setting = rule.agendaSetting.map { ["`\($0)`"] } ?? []
        let items = setting + rule.fixedItems.map(\.rawValue)
        let cells = [
            "`\(rule.kind.rawValue)`", modes.joined(separator: ", "), items.joined(separator: ", "),
            rule.guards?.rawValue ?? "",
        ]
        return "| " + cells.map { $0.isEmpty ? "–" : $0 }.joined(separator: " | ") + " |"
    }

    @Test("has the table of kinds as the rules have it")
    func table() throws {
        let lines = try RepositoryFile.read(Self.path).components(separatedBy: "\n")
        let head = try #require(lines.firstIndex { $0.hasPrefix("| kind | how") })
        #expect(Array(lines[(head + 2)...].prefix { $0.hasPrefix("|") }) == MeetingRule.table.map(Self.row))
    }

    @Test("names every item, and everything that a meeting can lack")
    func words() throws {
        let text = try RepositoryFile.read(Self.path)
        for item in MeetingItem.allCases { #expect(text.contains(item.rawValue), "\(item)") }
        var meeting = MeetingCase(kind: .midYear, mode: .online)
        var said = meeting.gaps.map(\.code) + MeetingCase(kind: .yearEnd).gaps.map(\.code)
        (meeting.isHeld, meeting.missingItems) = (true, [.results, .exemplars])
        said += meeting.gaps.map(\.code)
        meeting.unrecorded = 1
        said += meeting.gaps.map(\.code)
        meeting.kind = .preparatory
        said += meeting.gaps.map(\.code)
        #expect(Set(said).count == 10)
        for code in said { #expect(text.contains("`\(code)`"), "\(code)") }
    }

    @Test("has commands that can be typed")
    func commands() throws {
        let lines = try RepositoryFile.read(Self.path).components(separatedBy: "\n").filter {
            $0.hasPrefix("meeting ") && $0.contains("council=")
        }
        #expect(lines.count == 6)
        for line in lines {
            let words = try RequestLine(parsing: Array(line.utf8)).words
            let (command, rest) = try IdleTable.table.match(words)
            #expect(throws: Never.self, "\(line)") { _ = try ArgumentReader(rest, for: command) }
        }
    }
}
