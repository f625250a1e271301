/// A value that can be a statement's parameter.
///
/// Conform an own value type by naming the SQL type and printing the text the server reads for it. String-backed
/// enums need nothing but the conformance.
public protocol PostgresEncodable: Sendable {
    /// The parameter's type, told to the server so that a statement means the same for every value.
    static var postgresType: PostgresType { get }

    /// The value in the server's text format; nil is NULL.
    var postgresText: String? { get }

    /// The type of arrays of such values. Only bytes differ from the default.
    static var postgresArrayType: PostgresType { get }

    /// The text of an array of such values. Only bytes differ from the default.
    static func postgresText(ofArray values: [Self]) -> String
}

/// A value both written and read.
public typealias PostgresCodable = PostgresEncodable & PostgresDecodable

extension PostgresEncodable {
    /// The array type that the server keeps beside every type.
    public static var postgresArrayType: PostgresType { postgresType.array }

    /// One dimension, every element quoted but NULL.
    public static func postgresText(ofArray values: [Self]) -> String {
        ArrayText.print(values, text: \.postgresText)
    }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue == String {
    /// A string-backed value is `text`.
    public static var postgresType: PostgresType { .text }

    /// The raw value.
    public var postgresText: String? { rawValue }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// The type of the value that may be missing, so that NULL is typed too.
    public static var postgresType: PostgresType { Wrapped.postgresType }

    /// Nil for a missing value.
    public var postgresText: String? { self?.postgresText }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    /// The element's array type.
    public static var postgresType: PostgresType { Element.postgresArrayType }

    /// The elements between braces.
    public var postgresText: String? { Element.postgresText(ofArray: self) }
}
