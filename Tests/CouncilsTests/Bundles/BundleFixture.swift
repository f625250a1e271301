import Councils
import Foundation

/// A year that was worked out by hand, with digests of an independent script that stands beside it.
enum BundleFixture {
    static let text: String = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return (try? String(contentsOf: folder.appending(path: "Fixtures/bundle.txt"), encoding: .utf8)) ?? ""
    }()

    /// The file with one line changed; lines are counted from 1.
    static func changed(_ line: Int, _ old: String, _ new: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let range = lines[line - 1].range(of: old) { lines[line - 1].replaceSubrange(range, with: new) }
        return lines.joined(separator: "\n")
    }

    /// What the check says of a file, in English.
    static func differences(
        _ text: String, inputs: String? = nil, standings: String? = nil
    ) throws -> [String] {
        let check = BundleCheck(try Bundle(Array(text.utf8)), printedInputs: inputs, printedOutputs: standings)
        return check.differences.map(\.message.description)
    }
}
