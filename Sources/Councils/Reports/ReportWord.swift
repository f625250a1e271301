/// What a council names a kind of report or a part of one by: `mid_year`, `year_end`, `exemplars`.
///
/// A lower-case ASCII letter, then such letters, digits and underscores, at most 40 characters in all.
public struct ReportWord: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The text itself.
    public let rawValue: String

    /// A word, or `nil` where the text is none.
    public init?(rawValue: String) {
        let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
        guard (1...40).contains(rawValue.utf8.count), rawValue.utf8.first.map(isLetter) ?? false,
            rawValue.utf8.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") })
        else { return nil }
        self.rawValue = rawValue
    }

    /// The text itself.
    public var description: String { rawValue }

    /// What a word looks like, for messages.
    public static let rule: Message = "report_word_malformed"

    /// Words that commas or semicolons separate, in their order and each once; `nil` where one of them is none.
    public static func list(_ text: String) -> [ReportWord]? {
        var words: [ReportWord] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            guard let word = ReportWord(rawValue: part.trimmed) else { return nil }
            if !words.contains(word) { words.append(word) }
        }
        return words.isEmpty ? nil : words
    }
}
