public import FoundationEssentials

extension Bool: PostgresCodable {
    /// `boolean`
    public static var postgresType: PostgresType { .bool }

    /// `boolean`
    public static var decodablePostgresTypes: [PostgresType] { [.bool] }

    /// `t` or `f`, as the server prints it.
    public var postgresText: String? { self ? "t" : "f" }

    /// Nil for anything but `t` and `f`.
    public init?(postgresText text: String) {
        switch text {
        case "t": self = true
        case "f": self = false
        default: return nil
        }
    }
}

extension String: PostgresCodable {
    /// `text`
    public static var postgresType: PostgresType { .text }

    /// The string itself.
    public var postgresText: String? { self }

    /// The character types and names of the catalogues.
    public static var decodablePostgresTypes: [PostgresType] { [.text, .varchar, .bpchar, .name, .char, .unknown] }

    /// The text itself.
    public init?(postgresText text: String) { self = text }
}

extension UUID: PostgresCodable {
    /// `uuid`
    public static var postgresType: PostgresType { .uuid }

    /// `uuid`
    public static var decodablePostgresTypes: [PostgresType] { [.uuid] }

    /// The hyphenated form.
    public var postgresText: String? { uuidString }

    /// Nil for anything but the hyphenated form.
    public init?(postgresText text: String) { self.init(uuidString: text) }
}
