/// The files with which the private server is configured, written anew at every start so that they follow the daemon.
struct ServerSettings: Sendable {
    /// The superuser that `initdb` makes; the daemon uses it to migrate, never to serve.
    static let superuser = "thidua_superuser"
    /// The role with which the daemon logs in.
    static let login = "thidua"
    static let database = "thidua"
    /// No port is opened; the number is part of the socket's name.
    static let port = 5432

    static let settingsFile = "thidua.conf"
    /// The line that initdb's own file gets.
    static let include = "\n# What thiduad needs; settings after this line win over it.\ninclude '\(settingsFile)'\n"

    let socketDirectory: String
    let logDirectory: String
    let accountName: String

    /// `thidua.conf`.
    var settings: String {
        """
        # Written by thiduad at every start: changes here are lost. Put them at the end of postgresql.conf.

        # A Unix socket in a directory that only the daemon's user can enter; no network.
        listen_addresses = ''
        port = \(Self.port)
        unix_socket_directories = \(Self.quoted(socketDirectory))
        unix_socket_permissions = 0700
        cluster_name = 'thidua'

        # Modest, for a server that shares a small machine with the daemon.
        max_connections = 100
        shared_buffers = '128MB'
        work_mem = '16MB'
        maintenance_work_mem = '64MB'
        huge_pages = off

        # Statements are short and prepared: compiling them costs more than it saves.
        jit = off
        # A closing whose daemon was killed is given up soon, so that its locks do not outlive it.
        client_connection_check_interval = '2s'
        timezone = 'UTC'

        # One file a weekday, overwritten after a week. Neither statements nor rows: they hold councils' data.
        logging_collector = on
        log_directory = \(Self.quoted(logDirectory))
        log_filename = 'postgresql-%a.log'
        log_file_mode = 0600
        log_rotation_age = '1d'
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] %q%u@%d '
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0

        """
    }

    /// `pg_hba.conf`: the operating system says who connects, so there is no password to keep.
    var hostBasedAuthentication: String {
        "# Written by thiduad at every start.\nlocal all all peer map=thidua\n"
    }

    /// `pg_ident.conf`: the daemon's user may be each of its own roles.
    var identityMap: String {
        let roles = [Self.superuser, Self.login, "thidua_owner", "thidua_app", "thidua_scheduler", "thidua_auditor"]
        let lines = roles.map { "thidua \"\(accountName)\" \($0)\n" }
        return "# Written by thiduad at every start.\n" + lines.joined()
    }

    /// Every file by its name in the data directory.
    var files: [(name: String, text: String)] {
        [
            (Self.settingsFile, settings), ("pg_hba.conf", hostBasedAuthentication),
            ("pg_ident.conf", identityMap),
        ]
    }

    /// A libpq connection string to the server.
    func connectionString(user: String, database: String) -> String {
        "host=\(Self.connectionValue(socketDirectory)) port=\(Self.port) user=\(user) dbname=\(database)"
    }

    /// A string of `postgresql.conf`.
    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
    }

    /// A value of a connection string.
    private static func connectionValue(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
