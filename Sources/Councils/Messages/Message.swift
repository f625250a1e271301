/// Something to be said to people: a stable code and the values of this case. The sentence comes from ``Catalogue``.
///
/// Programs go by the code; people read the text in their own language.
public struct Message: Error, Sendable, Equatable {
    /// The stable name of the sentence, such as `card_not_attested`.
    public var code: String
    /// What stands in the sentence's places, by name.
    public var parameters: [String: String]

    /// A message of the catalogue.
    public init(_ code: String, _ parameters: [String: String] = [:]) {
        self.code = code
        self.parameters = parameters
    }

    /// The sentence in a language.
    public func text(in language: Language = .english) -> String {
        Catalogue.text(self, in: language)
    }
}

extension Message: ExpressibleByStringLiteral {
    /// A message without parameters.
    public init(stringLiteral code: String) {
        self.init(code)
    }
}

extension Message: CustomStringConvertible {
    /// The English sentence.
    public var description: String { text() }
}

extension Message {
    /// What a value of a few words may be.
    public static func choice<Words: CaseIterable & RawRepresentable<String>>(_: Words.Type) -> Message {
        Message("choice_malformed", ["choices": Words.allCases.map(\.rawValue).joined(separator: ", ")])
    }
}

extension Message {
    /// A message whose parameters stand as name, value, name, value: as the database lists them. A null value is said as `-`.
    public init(_ code: String, pairs: [String?]) {
        let starts = stride(from: 0, to: pairs.count - 1, by: 2)
        self.init(code, Dictionary(starts.map { (pairs[$0] ?? "", pairs[$0 + 1] ?? "-") }) { first, _ in first })
    }
}
