import CouncilStore
import Councils
import Foundation
import Testing

/// The table of settings that people read beside the definitions that hold.
@Suite("The page of settings")
struct SettingsPageTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/thiduad/thiduad.docc/Settings.md")

    /// One row of the table.
    private static func row(_ definition: SettingDefinition) -> String {
        let unit = definition.unit.map { " (\($0))" } ?? ""
        let layers = definition.layers.map(\.rawValue).joined(separator: ", ")
        return "| `\(definition.name)` | \(definition.doc(in: .english)) | \(definition.doc(in: .vietnamese)) "
            + "| `\(definition.defaultValue)`\(unit) | \(definition.kind.range.text()) | \(layers) | \(definition.isUsed ? "yes" : "no") |"
    }

    @Test("lists each one as it is defined, in order; THIDUA_WRITE_SETTINGS=1 writes the rows anew")
    func table() async throws {
        let definitions = try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            return try await sample.work { try Settings.definitions($0) }
        }
        let rows = definitions.map(Self.row)
        var lines = try String(contentsOf: Self.page, encoding: .utf8).components(separatedBy: "\n")
        if ProcessInfo.processInfo.environment["THIDUA_WRITE_SETTINGS"] != nil {
            lines.removeAll { $0.hasPrefix("| `") && $0.hasSuffix(" |") && $0.split(separator: "|").count == 7 }
            let head = try #require(lines.firstIndex { $0.hasPrefix("| name | meaning") })
            lines.insert(contentsOf: rows, at: head + 2)
            try lines.joined(separator: "\n").write(to: Self.page, atomically: true, encoding: .utf8)
        }
        let head = try #require(lines.firstIndex { $0.hasPrefix("| name | meaning") })
        let listed = lines[(head + 2)...].prefix { $0.hasPrefix("|") }
        #expect(Array(listed) == rows)
    }
}
