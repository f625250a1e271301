import Councils
import Glibc

/// A file that somebody names on the command line.
enum LocalFile {
    /// Why it cannot be read.
    struct Failure: Error {
        var reason: String
    }

    /// The octets of a file, of standard input for `-`; a file above the limit is read until it is one octet longer than that.
    static func octets(of path: String, limit: Int) throws(Failure) -> [UInt8] {
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure() }
        defer { if path != "-" { close(file) } }
        var octets: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while octets.count <= limit {
            let count = Glibc.read(file, &piece, min(piece.count, limit + 1 - octets.count))
            if count == 0 { return octets }
            guard count > 0 || errno == EINTR else { throw failure() }
            octets.append(contentsOf: piece.prefix(max(0, count)))
        }
        return octets
    }

    private static func failure() -> Failure { Failure(reason: String(cString: strerror(errno))) }
}

extension Language {
    /// The language of the strongest variable that names a locale; English where none does.
    static var ofEnvironment: Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { (name: String) in
            getenv(name).map { String(cString: $0) }
        }
        .first { !$0.isEmpty }
        return locale?.hasPrefix("vi") == true ? .vietnamese : .english
    }
}
