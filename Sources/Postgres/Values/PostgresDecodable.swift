/// A value that can be read from a column.
///
/// Conform an own value type by telling which column types it reads and parsing the server's text. String-backed
/// enums need nothing but the conformance.
public protocol PostgresDecodable {
    /// The column types that hold such values. Reading any other column is an error, not a guess.
    static var decodablePostgresTypes: [PostgresType] { get }

    /// The value that NULL stands for; nil, the default, refuses NULL.
    static var postgresNull: Self? { get }

    /// Parses the server's text format; nil when the text is no such value.
    init?(postgresText text: String)

    /// The column types that hold arrays of such values. Only bytes differ from the default.
    static var decodablePostgresArrayTypes: [PostgresType] { get }

    /// Parses an array's text; nil when the text is no such array. Only bytes differ from the default.
    static func postgresArray(fromText text: String) -> [Self]?
}

extension PostgresDecodable {
    /// Without another word, a type refuses NULL.
    public static var postgresNull: Self? { nil }

    /// The array types of the column types.
    public static var decodablePostgresArrayTypes: [PostgresType] { decodablePostgresTypes.map(\.array) }

    /// One dimension, elements parsed one by one.
    public static func postgresArray(fromText text: String) -> [Self]? {
        ArrayText.parse(text) { element in
            guard let element else { return postgresNull }
            return Self(postgresText: element)
        }
    }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue == String {
    /// A string-backed value reads what a string reads.
    public static var decodablePostgresTypes: [PostgresType] { String.decodablePostgresTypes }

    /// Nil for a text that is no case.
    public init?(postgresText text: String) { self.init(rawValue: text) }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// As the value that may be missing.
    public static var decodablePostgresTypes: [PostgresType] { Wrapped.decodablePostgresTypes }

    /// NULL is the missing value.
    public static var postgresNull: Wrapped?? { .some(.none) }

    /// Nil when the text is no such value; a missing value has no text.
    public init?(postgresText text: String) {
        guard let value = Wrapped(postgresText: text) else { return nil }
        self = .some(value)
    }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    /// The array types of the element's types.
    public static var decodablePostgresTypes: [PostgresType] { Element.decodablePostgresArrayTypes }

    /// Nil for what is no one-dimensional array of such elements.
    public init?(postgresText text: String) {
        guard let elements = Element.postgresArray(fromText: text) else { return nil }
        self = elements
    }
}
