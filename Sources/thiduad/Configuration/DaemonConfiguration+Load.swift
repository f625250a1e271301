import Configuration
import Logging

extension DaemonConfiguration {
    /// The file that is read when `--config` names no other; it may be missing, another may not.
    static let defaultFile = "/etc/thidua/thiduad.yaml"

    /// Reads and checks every layer.
    /// - Parameters:
    ///   - file: the file that `--config` names, or `nil` for ``defaultFile``.
    ///   - environment: the process's variables; besides `THIDUA_…` it reads `STATE_DIRECTORY` and
    ///     `CREDENTIALS_DIRECTORY`, which systemd sets.
    ///   - flags: what the command line sets, by the setting's name.
    /// - Throws: everything that is wrong in any layer.
    static func load(
        file: String?, environment: [String: String], flags: [String: String]
    ) throws(ConfigurationErrors) -> DaemonConfiguration {
        let layers = [
            ConfigurationLayer.flags(flags),
            .environment(environment),
            try fileLayer(file),
            .defaults(environment: environment),
        ]
        let problems = layers.flatMap(\.problems)
        guard problems.isEmpty else { throw ConfigurationErrors(problems: problems) }
        let reader = ConfigReader(providers: layers.map(\.provider))
        return try DaemonConfiguration(
            reader, effective: EffectiveSetting.all(of: layers),
            password: password(reader, directory: environment["CREDENTIALS_DIRECTORY"])
        )
    }

    private static func fileLayer(_ file: String?) throws(ConfigurationErrors) -> ConfigurationLayer {
        let path = file ?? defaultFile
        do {
            return .file(try TextFile.read(path), path: path)
        } catch {
            if file == nil, error.isNotFound { return .file("", path: path) }
            throw ConfigurationErrors(problems: [.init(place: path, reason: error.reason)])
        }
    }

    private static func password(
        _ reader: ConfigReader, directory: String?
    ) throws(ConfigurationErrors) -> Secret? {
        let setting = Setting.databasePasswordCredential
        guard let name = reader.string(forKey: setting.key) else { return nil }
        guard let directory else {
            throw .one(setting, "there is no $CREDENTIALS_DIRECTORY; the unit needs LoadCredential=\(name):/path")
        }
        do {
            let text = try TextFile.read("\(directory)/\(name)")
            return Secret(revealed: String(text.prefix { !$0.isNewline }))
        } catch {
            throw .one(setting, "\(directory)/\(name): \(error.reason)")
        }
    }

    /// Takes values that the layers have already found valid.
    private init(
        _ reader: ConfigReader, effective: [EffectiveSetting], password: Secret?
    ) throws(ConfigurationErrors) {
        func required<Value>(_ setting: Setting, _ read: (ConfigKey) -> Value?) throws(ConfigurationErrors) -> Value {
            guard let value = read(setting.key) else { throw .one(setting, "it has no value") }
            return value
        }
        func number(_ setting: Setting) throws(ConfigurationErrors) -> Int {
            try required(setting) { reader.int(forKey: $0) }
        }
        func text(_ setting: Setting) throws(ConfigurationErrors) -> String {
            try required(setting) { reader.string(forKey: $0) }
        }
        database = Database(
            connection: reader.string(forKey: Setting.databaseURL.key, isSecret: true).map(Secret.init),
            password: password,
            poolSize: try number(.databasePoolSize),
            statementTimeout: .milliseconds(try number(.databaseStatementTimeout))
        )
        let grants = reader.string(forKey: Setting.adminGrants.key)
        admin = Admin(
            socket: try text(.adminSocket), group: reader.string(forKey: Setting.adminGroup.key),
            grants: try grants.map { path throws(ConfigurationErrors) in try Grants(file: path) } ?? .ownUserAndRoot,
            sessions: try number(.adminSessions), sessionsPerUser: try number(.adminSessionsPerUser))
        jobs = Jobs(
            workers: try number(.jobsWorkers),
            pollInterval: .milliseconds(try number(.jobsPoll)),
            batch: try number(.jobsBatch)
        )
        stateDirectory = try text(.stateDirectory)
        logLevel = try required(.logLevel) { reader.string(forKey: $0).flatMap(Logger.Level.init(rawValue:)) }
        drain = .seconds(try number(.drainSeconds))
        self.effective = effective
    }
}

extension ConfigurationErrors {
    /// A mistake that shows only when the settings are taken together.
    static func one(_ setting: Setting, _ reason: String) -> ConfigurationErrors {
        ConfigurationErrors(problems: [.init(place: setting.name, reason: reason)])
    }
}

extension EffectiveSetting {
    /// Every setting as the strongest layer that gives it has it; `layers` go from strong to weak.
    static func all(of layers: [ConfigurationLayer]) -> [EffectiveSetting] {
        Setting.all.map { setting in
            let value = layers.lazy.compactMap { $0.values[setting.name] }.first
            return EffectiveSetting(
                name: setting.name, value: value.map { setting.kind.shown($0.text) },
                unit: value == nil ? nil : setting.unit, place: value?.place ?? "default"
            )
        }
    }
}
