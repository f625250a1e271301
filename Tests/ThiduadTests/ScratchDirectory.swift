import Foundation

/// A directory of its own for one test, removed when the test lets go of it.
final class ScratchDirectory: Sendable {
    let path: String

    init() throws {
        // Short, because sockets in it have to fit into 107 bytes.
        path = "/tmp/td-" + UUID().uuidString.prefix(8).lowercased()
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file into it and returns the file's path.
    func write(_ text: String, _ name: String) throws -> String {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
        return "\(path)/\(name)"
    }
}
