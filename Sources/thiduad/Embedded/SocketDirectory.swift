import Admin
import Glibc

/// Where the private server's socket lies: beside its data, or where its path is short enough.
enum SocketDirectory {
    /// Chooses the directory; it need not exist yet.
    /// - Parameters:
    ///   - paths: the server's own directories.
    ///   - environment: for `XDG_RUNTIME_DIR`, which belongs to the user alone.
    ///   - user: whose server it is.
    static func choose(_ paths: EmbeddedPaths, environment: [String: String], user: uid_t) throws(StartFailure)
        -> String
    {
        let tag = String(hash(paths.state), radix: 36)
        let runtime = environment["XDG_RUNTIME_DIR"].map { "\($0)/thidua-\(tag)" }
        let choices = [paths.run, runtime, "/tmp/thidua-\(user)-\(tag)"].compactMap(\.self)
        if let choice = choices.first(where: isShortEnough) { return choice }
        throw StartFailure(
            .configuration,
            "the path of a socket in \(paths.run) is longer than \(UnixAddress.maximumPathLength) bytes",
            remedy: "choose a shorter state.directory")
    }

    /// Makes the directory, or finds it made by the same user and closed to all others: in /tmp anybody may have been
    /// first.
    static func make(_ path: String, account: ServerAccount) throws(StartFailure) {
        do {
            try account.makeDirectory(path)
        } catch {
            throw .state(error, account: account)
        }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == account.user,
            status.st_mode & 0o077 == 0
        else {
            throw StartFailure(
                .configuration, "\(path) is not a directory of \(account.name) alone",
                remedy: "remove it, or choose a shorter state.directory")
        }
    }

    static func isShortEnough(_ directory: String) -> Bool {
        "\(directory)/.s.PGSQL.\(ServerSettings.port)".utf8.count <= UnixAddress.maximumPathLength
    }

    /// FNV-1a: the same directory for the same state directory, in every process.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}
