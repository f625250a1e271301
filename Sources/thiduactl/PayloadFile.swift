import Glibc

/// A local file that cannot be sent.
struct PayloadError: Error, CustomStringConvertible {
    var path: String
    var reason: String

    var description: String { "cannot read \(path): \(reason)" }
}

/// Reads what is sent as a payload.
enum PayloadFile {
    /// The octets of the file; `-` is standard input.
    static func read(_ path: String) throws(PayloadError) -> [UInt8] {
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { if path != "-" { close(file) } }
        var octets: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(file, &piece, piece.count)
            if count == 0 { return octets }
            guard count > 0 || errno == EINTR else { throw failure(path) }
            octets.append(contentsOf: piece.prefix(max(0, count)))
        }
    }

    private static func failure(_ path: String) -> PayloadError {
        PayloadError(path: path, reason: String(cString: strerror(errno)))
    }
}
