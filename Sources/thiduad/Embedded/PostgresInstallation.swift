import Glibc

/// One installed PostgreSQL: a directory with its programs, and its major version.
struct PostgresInstallation: Sendable, Equatable {
    /// The first version with ICU collations for whole databases.
    static let minimumMajor = 15

    let directory: String
    let major: Int

    func program(_ name: String) -> String { "\(directory)/\(name)" }

    /// The installation that serves a cluster.
    /// - Parameters:
    ///   - clusterMajor: the cluster's version, `nil` when it is still to be made: then the newest is taken.
    ///   - searchPath: the process's `PATH`.
    static func find(clusterMajor: Int?, searchPath: String) async throws(StartFailure) -> PostgresInstallation {
        var found: [PostgresInstallation] = []
        for directory in await candidates(searchPath: searchPath) {
            if let installation = await PostgresInstallation(inspecting: directory) { found.append(installation) }
        }
        return try choose(from: found, clusterMajor: clusterMajor)
    }

    /// The rule of ``find(clusterMajor:searchPath:)``: a cluster is served by its own version only.
    static func choose(
        from found: [PostgresInstallation], clusterMajor: Int?
    ) throws(StartFailure) -> PostgresInstallation {
        if let major = clusterMajor {
            if let match = found.first(where: { $0.major == major }) { return match }
            throw StartFailure(
                .configuration, "the private database was made by PostgreSQL \(major), which is not installed",
                remedy: "apt-get install postgresql-\(major), or move the database with pg_dump")
        }
        // Of equals `max` takes the first, which is the distribution's own.
        if let newest = found.max(by: { $0.major < $1.major }), newest.major >= minimumMajor { return newest }
        throw StartFailure(
            .configuration, "no PostgreSQL \(minimumMajor) or newer is installed and no database is configured",
            remedy: "apt-get install postgresql, or set database.url")
    }

    /// Asks the server program of `directory` for its version.
    private init?(inspecting directory: String) async {
        guard ["postgres", "initdb", "pg_ctl"].allSatisfy({ access("\(directory)/\($0)", X_OK) == 0 }),
            let outcome = try? await ChildProcess(arguments: ["\(directory)/postgres", "--version"]).run(),
            let major = Self.major(outcome.output)
        else { return nil }
        self.init(directory: directory, major: major)
    }

    init(directory: String, major: Int) {
        self.directory = directory
        self.major = major
    }

    /// The first number of `postgres (PostgreSQL) 15.20 (Debian …)`.
    static func major(_ text: String) -> Int? {
        text.firstRange(of: "(PostgreSQL) ").flatMap { Int(text[$0.upperBound...].prefix(while: \.isNumber)) }
    }

    /// Debian's directories, then what `PATH` and `pg_config` know.
    private static func candidates(searchPath: String) async -> [String] {
        let configured = try? await ChildProcess(arguments: ["pg_config", "--bindir"]).run()
        let reported = configured.flatMap { $0.isSuccess ? $0.lastLine : nil }
        let all =
            debianDirectories() + searchPath.split(separator: ":").map(String.init) + [reported].compactMap(\.self)
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func debianDirectories() -> [String] {
        var matches = glob_t()
        defer { globfree(&matches) }
        guard glob("/usr/lib/postgresql/*/bin", 0, nil, &matches) == 0 else { return [] }
        return (0..<Int(matches.gl_pathc)).compactMap { matches.gl_pathv[$0].map { String(cString: $0) } }
    }
}
