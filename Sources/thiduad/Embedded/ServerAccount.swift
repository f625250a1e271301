import Glibc

/// The operating system's account under which the private server runs: the daemon's own.
struct ServerAccount: Sendable {
    let name: String
    let user: uid_t
    let group: gid_t

    /// What is put before every command, to become this account. Empty for the daemon's own account; tests that run as
    /// root give `setpriv` and its options.
    let launcher: [String]

    init(name: String, user: uid_t, group: gid_t, launcher: [String] = []) {
        self.name = name
        self.user = user
        self.group = group
        self.launcher = launcher
    }

    /// The account of this process; the name as `peer` authentication will see it.
    static func current() throws(StartFailure) -> ServerAccount {
        guard let entry = getpwuid(geteuid()) else {
            throw StartFailure(
                .configuration, "user number \(geteuid()) has no name, which PostgreSQL's peer authentication needs",
                remedy: "run the daemon as a user of /etc/passwd")
        }
        return ServerAccount(name: String(cString: entry.pointee.pw_name), user: geteuid(), group: getegid())
    }

    /// PostgreSQL refuses root, for a mistake in it would then be a mistake with all rights.
    func refuseRoot() throws(StartFailure) {
        guard user == 0 else { return }
        throw StartFailure(
            .configuration, "the private PostgreSQL server cannot be run by root",
            remedy: "start thiduad as an ordinary user (systemd: User=thidua), or set database.url")
    }

    /// Gives a file that this process made to the account.
    func own(_ path: String) throws(SystemError) {
        guard user != geteuid() else { return }
        guard chown(path, user, group) == 0 else { throw .last("chown", path) }
    }

    /// Makes a directory for this account alone; one that is already there stays as it is.
    func makeDirectory(_ path: String) throws(SystemError) {
        if mkdir(path, 0o700) == 0 { return try own(path) }
        guard errno == EEXIST else { throw .last("mkdir", path) }
        guard access(path, W_OK | X_OK) == 0 else { throw .last("write", path) }
    }

    /// Writes a file that this account alone can read.
    func write(_ text: String, to path: String) throws(SystemError) {
        try TextFile.write(text, to: path)
        try own(path)
    }
}
