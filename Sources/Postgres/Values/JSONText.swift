import FoundationEssentials

/// A JSON document as its text, the way `jsonb` travels.
///
/// The server checks the text when it stores it; `decode` reads it into a value.
public struct JSONText: Hashable, Sendable {
    /// The document.
    public let text: String

    /// A document from text; the server refuses what is no JSON.
    public init(_ text: String) { self.text = text }

    /// Encodes a value, keys in order so that equal values give equal text.
    public init(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Reads the document as a value; throws the decoder's error when it does not fit.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

extension JSONText: PostgresCodable {
    /// `jsonb`
    public static var postgresType: PostgresType { .jsonb }

    /// The document.
    public var postgresText: String? { text }

    /// `jsonb` and `json`
    public static var decodablePostgresTypes: [PostgresType] { [.jsonb, .json] }

    /// Any text; the server has checked it.
    public init?(postgresText text: String) { self.init(text) }
}
