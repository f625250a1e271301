/// Where a setting stands: each layer goes before the one above it.
public enum SettingLayer: String, Sendable, CaseIterable {
    /// The council's guidance (hướng dẫn) of a year.
    case guidance
    /// A cluster's regulation (quy chế), for a year.
    case regulation
    /// One cycle.
    case cycle
}

/// One thing that a council may set.
public struct SettingDefinition: Sendable, Equatable {
    /// What people type, such as `bonus_cap_share`.
    public let name: String
    /// What values it takes.
    public let kind: SettingKind
    /// What holds where no layer says anything.
    public let defaultValue: String
    /// What a number counts, such as `days`; `nil` for words and dates.
    public let unit: String?
    /// The layers that may set it.
    public let layers: [SettingLayer]
    /// Whether any rule of today reads it; what is kept for rules to come has no effect yet.
    public let isUsed: Bool
    private let english: String
    private let vietnamese: String

    /// A definition as the schema lists it; `nil` where the kind or a layer is none that this program knows.
    public init?(
        name: String, kind: String, defaultValue: String, unit: String?, layers: [String], isUsed: Bool,
        english: String, vietnamese: String
    ) {
        guard let kind = SettingKind(kind) else { return nil }
        let known = layers.compactMap(SettingLayer.init(rawValue:))
        guard known.count == layers.count else { return nil }
        self.name = name
        self.kind = kind
        self.defaultValue = defaultValue
        self.unit = unit
        self.layers = known
        self.isUsed = isUsed
        self.english = english
        self.vietnamese = vietnamese
    }

    /// What it means, in a few words.
    public func doc(in language: Language) -> String {
        switch language {
        case .english: english
        case .vietnamese: vietnamese
        }
    }
}

/// A value that its setting does not take.
public struct SettingMistake: Error, Sendable, Equatable {
    /// The setting.
    public let name: String
    /// What was given.
    public let value: String
    /// What it takes.
    public let kind: SettingKind

    /// The sentence, with what would have been right in the same language.
    public func message(in language: Language) -> Message {
        Message("setting_value_refused", ["name": name, "value": value, "range": kind.range.text(in: language)])
    }
}

/// A name that no setting has.
public struct UnknownSetting: Error, Sendable, Equatable {
    /// What was given.
    public let name: String
    /// The names that there are.
    public let known: [String]

    /// The sentence, with the name that was probably meant.
    public func message(near: String?) -> Message {
        guard let near else { return Message("setting_missing", ["name": name]) }
        return Message("setting_missing_near", ["name": name, "near": near])
    }
}

extension Sequence<SettingDefinition> {
    /// The definition of a name; throws ``UnknownSetting``.
    public func named(_ name: String) throws(UnknownSetting) -> SettingDefinition {
        guard let definition = first(where: { $0.name == name }) else {
            throw UnknownSetting(name: name, known: map(\.name))
        }
        return definition
    }
}

extension SettingDefinition {
    /// The stored text of a value; throws ``SettingMistake``.
    public func canonical(_ value: String) throws(SettingMistake) -> String {
        guard let canonical = kind.canonical(value) else { throw SettingMistake(name: name, value: value, kind: kind) }
        return canonical
    }
}
