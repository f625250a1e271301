/// Where the private server keeps what is its own, all of it under `postgres/` in the state directory.
struct EmbeddedPaths: Sendable {
    let state: String

    var root: String { state + "/postgres" }
    /// The cluster.
    var data: String { root + "/data" }
    /// How the names of clusters in the making begin.
    var unfinishedPrefix: String { root + "/data.unfinished." }
    /// Held by the daemon that supervises the server.
    var lock: String { root + "/supervisor.lock" }
    var logs: String { root + "/log" }
    /// What the server writes before its own log is open, since its last start.
    var startLog: String { logs + "/start.log" }
    /// The directory of the socket, unless its path is too long.
    var run: String { root + "/run" }
    var postmasterFile: String { data + "/postmaster.pid" }
    var version: String { data + "/PG_VERSION" }
}
