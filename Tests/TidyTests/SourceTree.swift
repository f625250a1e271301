import Foundation
import Testing

/// The project's own files, as text.
enum SourceTree {
    struct File: Sendable, CustomTestStringConvertible {
        /// The path below the project's root.
        let path: String
        let text: String

        var testDescription: String { path }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Files below a folder with an ending, in the order of their paths.
    static func files(below folder: String, ending: String) -> [File] {
        let start = root.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: start.path())?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(ending) }.sorted().compactMap { path in
            guard let text = try? String(contentsOf: start.appending(path: path), encoding: .utf8) else { return nil }
            return File(path: "\(folder)/\(path)", text: text)
        }
    }
}
