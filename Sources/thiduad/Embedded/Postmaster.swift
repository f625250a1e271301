import Glibc

/// The server that `postmaster.pid` speaks of, if it is alive.
struct Postmaster: Sendable, Equatable {
    let process: pid_t
    /// Whether it accepts connections; before, it starts or recovers.
    let isReady: Bool

    /// The running server of the data directory, `nil` when there is none.
    ///
    /// The file outlives a crash and the number in it may since belong to another process, so the process itself is asked:
    /// a postmaster is called `postgres` and its working directory is its data directory.
    static func running(in paths: EmbeddedPaths) -> Postmaster? {
        guard let text = try? TextFile.read(paths.postmasterFile), let found = Postmaster(file: text),
            let name = try? TextFile.read("/proc/\(found.process)/comm"), name.hasPrefix("postgres"),
            let directory = realPath("/proc/\(found.process)/cwd"), directory == realPath(paths.data)
        else { return nil }
        return found
    }

    /// Line 1 is the process, line 8 its state, padded with spaces.
    init?(file: String) {
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
        guard let process = lines.first.flatMap({ pid_t($0) }), process > 0 else { return nil }
        self.process = process
        isReady = lines.count > 7 && lines[7].hasPrefix("ready")
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
