/// One setting of the daemon: the single place that says its name, what may be written for it and what it means.
///
/// Parsing, validation, `thiduad check` and the sample file's test all read the table ``Setting/all``, so a setting that
/// is not in the table does not exist.
struct Setting: Sendable {
    /// The name as written in the file, dots between its words: `database.pool_size`.
    let name: String

    /// What may be written for it.
    let kind: SettingKind

    /// The text that holds when no layer gives one; `nil` where absence has a meaning of its own.
    let fallback: String?

    /// What the number counts, for people: `ms`, `s`, `connections`.
    let unit: String?

    /// One sentence on what it does.
    let documentation: String

    /// The variable that carries it: `THIDUA_DATABASE_POOL_SIZE`.
    var environmentName: String {
        Self.environmentPrefix + String(name.map { $0 == "." ? "_" : $0 }).uppercased()
    }

    /// The flag that carries it: `--database-pool-size`.
    var flagName: String {
        "--" + String(name.map { $0 == "." || $0 == "_" ? "-" : $0 })
    }

    static let environmentPrefix = "THIDUA_"

    /// Variables with this prefix belong to the test suite and say nothing about the daemon.
    static let reservedEnvironmentPrefix = "THIDUA_TEST_"
}
