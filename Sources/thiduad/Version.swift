/// The version of the daemon, as the greeting and `--version` name it.
enum Version {
    static let current = "0.1.0"
}
