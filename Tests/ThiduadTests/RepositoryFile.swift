import Foundation

/// Files of the repository that are not part of a module: units, samples, pages.
enum RepositoryFile {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)

    /// The text of the file at `path`, relative to the repository.
    static func read(_ path: String) throws -> String {
        try String(contentsOfFile: root + path, encoding: .utf8)
    }
}
