/// Where the private server keeps what is its own, all of it under `postgres/` in the state directory.
struct EmbeddedPaths: Sendable {
    let state: String

    var root: String { state + "/postgres" }
    /// The cluster.
    var data: String { root + "/data" }
    /// A cluster in the making; it becomes ``data`` by one rename, so a kill in the middle leaves no half cluster.
    var unfinishedData: String { root + "/data.unfinished" }
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
