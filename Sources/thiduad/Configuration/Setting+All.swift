extension Setting {
    /// Every setting there is, in the order in which `thiduad check` prints them.
    static let all: [Setting] = database + places + jobs + process

    static let databaseURL = Setting(
        name: "database.url", kind: .connectionString, fallback: nil, unit: nil,
        documentation: "Any libpq connection string; without one the daemon runs a private server of its own."
    )
    static let databasePasswordCredential = Setting(
        name: "database.password_credential", kind: .fileName, fallback: nil, unit: nil,
        documentation: "File under $CREDENTIALS_DIRECTORY that holds the password; peer authentication needs none."
    )
    static let databasePoolSize = Setting(
        name: "database.pool_size", kind: .integer(1...64), fallback: "8", unit: "connections",
        documentation: "Connections kept for admin commands and jobs together."
    )
    static let databaseStatementTimeout = Setting(
        name: "database.statement_timeout_ms", kind: .integer(100...3_600_000), fallback: "60000", unit: "ms",
        documentation: "After this long PostgreSQL cancels a statement of an admin command."
    )
    private static let database = [
        databaseURL, databasePasswordCredential, databasePoolSize, databaseStatementTimeout,
    ]

    static let adminSocket = Setting(
        name: "admin.socket", kind: .socketPath, fallback: "/run/thidua/admin.sock", unit: nil,
        documentation: "Where the admin socket is bound when systemd does not hand one over."
    )
    static let adminGroup = Setting(
        name: "admin.group", kind: .accountName, fallback: nil, unit: nil,
        documentation:
            "Group that may connect to a socket which the daemon binds itself; without one only its owner may."
    )
    static let adminGrants = Setting(
        name: "admin.grants", kind: .path, fallback: nil, unit: nil,
        documentation: "CSV file of who may speak and as what; without one only root and the daemon's own user may."
    )
    static let adminSessions = Setting(
        name: "admin.sessions", kind: .integer(3...500), fallback: "32", unit: "sessions",
        documentation: "Sessions open at the same time; two of them only root may take."
    )
    static let adminSessionsPerUser = Setting(
        name: "admin.sessions_per_user", kind: .integer(1...500), fallback: "8", unit: "sessions",
        documentation: "Of these, sessions of one Unix user; raise it where one account speaks for many people."
    )
    static let stateDirectory = Setting(
        name: "state.directory", kind: .path, fallback: "/var/lib/thidua", unit: nil,
        documentation: "Where the private server keeps its data; systemd's $STATE_DIRECTORY replaces the default."
    )
    private static let places = [
        adminSocket, adminGroup, adminGrants, adminSessions, adminSessionsPerUser, stateDirectory,
    ]

    static let jobsWorkers = Setting(
        name: "jobs.workers", kind: .integer(1...32), fallback: "2", unit: "workers",
        documentation: "Jobs that run at the same time in this process."
    )
    static let jobsPoll = Setting(
        name: "jobs.poll_ms", kind: .integer(100...600_000), fallback: "5000", unit: "ms",
        documentation: "How often due jobs are looked for when no notification came."
    )
    static let jobsBatch = Setting(
        name: "jobs.batch", kind: .integer(1...1000), fallback: "50", unit: "jobs",
        documentation:
            "The most jobs of one council that one turn takes, so that a large council cannot starve a small one."
    )
    private static let jobs = [jobsWorkers, jobsPoll, jobsBatch]

    static let logLevel = Setting(
        name: "log.level", kind: .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
        fallback: "info", unit: nil,
        documentation: "The least severe record that is written."
    )
    static let drainSeconds = Setting(
        name: "drain_seconds", kind: .integer(0...3600), fallback: "30", unit: "s",
        documentation:
            "How long running jobs and commands may finish after SIGTERM; keep it below the unit's TimeoutStopSec."
    )
    private static let process = [logLevel, drainSeconds]
}
