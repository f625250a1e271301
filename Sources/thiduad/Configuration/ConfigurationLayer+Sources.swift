extension ConfigurationLayer {
    /// The table's own values; systemd's `$STATE_DIRECTORY` replaces the one that names a directory.
    static func defaults(environment: [String: String]) -> ConfigurationLayer {
        // systemd separates several directories by colons; the unit's first is the daemon's.
        let given = environment["STATE_DIRECTORY"]?.split(separator: ":").first.map(String.init)
        let entries = Setting.all.compactMap { setting -> Entry? in
            if setting.name == Setting.stateDirectory.name, let given {
                return Entry(word: setting.name, text: given, place: "$STATE_DIRECTORY")
            }
            return setting.fallback.map { Entry(word: setting.name, text: $0, place: "default") }
        }
        return ConfigurationLayer(entries, spelling: \.name)
    }

    /// Every variable that starts with `THIDUA_`, but those reserved for tests.
    static func environment(_ variables: [String: String]) -> ConfigurationLayer {
        let entries = variables.keys.sorted()
            .filter { $0.hasPrefix(Setting.environmentPrefix) && !$0.hasPrefix(Setting.reservedEnvironmentPrefix) }
            .map { Entry(word: $0, text: variables[$0] ?? "", place: "environment") }
        return ConfigurationLayer(entries, spelling: \.environmentName)
    }

    /// Flags of the command line, by the setting's name.
    static func flags(_ flags: [String: String]) -> ConfigurationLayer {
        let entries = flags.keys.sorted().map { Entry(word: $0, text: flags[$0] ?? "", place: "flags") }
        return ConfigurationLayer(entries, spelling: \.name)
    }
}
