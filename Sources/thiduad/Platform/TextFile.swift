import Glibc

/// Small text files, read and written whole.
enum TextFile {
    /// More than any configuration, credential or file of PostgreSQL that the daemon reads.
    static let maximumByteCount = 1 << 20

    /// The file's first ``maximumByteCount`` bytes as UTF-8.
    static func read(_ path: String) throws(SystemError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open", path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16384)
        while bytes.count < maximumByteCount {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw .last("read", path) }
            guard count > 0 else { break }
            bytes += chunk.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Replaces the file's content, visible to its owner alone, and waits until the disk has it.
    static func write(_ text: String, to path: String) throws(SystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last("open", path) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw .last("write", path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw .last("fsync", path) }
    }
}
