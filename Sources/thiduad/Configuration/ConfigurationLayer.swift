import Configuration

/// One source of settings, already checked against the table: what it gives, and what is wrong with it.
///
/// Every layer is checked in full, also a value that a higher layer replaces: a mistake should not wait for the day on
/// which the variable above it goes away.
struct ConfigurationLayer {
    /// One setting as somebody wrote it.
    struct Entry {
        /// The name in the layer's own spelling.
        let word: String
        let text: String
        /// Where it stands.
        let place: String
    }

    /// A value and the place it came from.
    struct Value {
        let content: ConfigContent
        let text: String
        let place: String
    }

    /// By the setting's name.
    private(set) var values: [String: Value] = [:]
    private(set) var problems: [ConfigurationErrors.Problem] = []

    /// Checks `entries` against the table.
    /// - Parameters:
    ///   - entries: what the layer gives.
    ///   - problems: what was already wrong while it was read.
    ///   - spelling: how this layer writes a setting's name.
    init(_ entries: [Entry], problems: [ConfigurationErrors.Problem] = [], spelling: (Setting) -> String) {
        self.problems = problems
        let settings = Dictionary(uniqueKeysWithValues: Setting.all.map { (spelling($0), $0) })
        for entry in entries {
            if let setting = settings[entry.word] {
                take(entry, for: setting)
            } else {
                let question = Suggestion.question(for: entry.word, among: Array(settings.keys))
                refuse(entry, "unknown setting \(entry.word)" + question)
            }
        }
    }

    /// The values as swift-configuration reads them.
    var provider: InMemoryProvider {
        let pairs = Setting.all.compactMap { setting in
            values[setting.name].map {
                (AbsoluteConfigKey(setting.key), ConfigValue($0.content, isSecret: setting.kind.isSecret))
            }
        }
        return InMemoryProvider(values: Dictionary(uniqueKeysWithValues: pairs))
    }

    private mutating func take(_ entry: Entry, for setting: Setting) {
        if let earlier = values[setting.name] {
            refuse(entry, "\(entry.word) is given twice, first at \(earlier.place)")
        } else if let content = setting.kind.parse(entry.text) {
            values[setting.name] = Value(content: content, text: entry.text, place: entry.place)
        } else {
            let value = setting.kind.isSecret ? "its value" : "\"\(LogText.escaped(entry.text))\""
            refuse(entry, "\(entry.word): \(value) is not allowed; it must be \(setting.kind.allowed)")
        }
    }

    private mutating func refuse(_ entry: Entry, _ reason: String) {
        problems.append(.init(place: entry.place, reason: reason))
    }
}

extension Setting {
    /// The name as a key of swift-configuration.
    var key: ConfigKey { ConfigKey(name) }
}
