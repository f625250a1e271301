/// The text of a regulation, read from the columns `part,text`: one line a part, in the order in which it is read.
///
/// A legal basis and `other` may stand several times, a section of the checklist once at most. A draft may still lack sections;
/// what it lacks is asked when the council is to approve it.
public struct RegulationDraft: Sendable, Equatable {
    /// One part and its text.
    public struct Entry: Sendable, Equatable {
        /// What it is about.
        public var part: RegulationPart
        /// What it says: paragraphs separated by line breaks.
        public var text: String

        /// A part with its text.
        public init(part: RegulationPart, text: String) {
            (self.part, self.text) = (part, text)
        }
    }

    /// The parts in the order of the file; never empty.
    public let entries: [Entry]

    /// The columns of the file.
    public static let columns = ["part", "text"]
    /// The most parts of a regulation.
    public static let partLimit = 500
    /// The longest text of a part, in characters.
    public static let textLimit = 20_000

    /// Reads a draft, or throws every mistake in it.
    public init(csv: [UInt8]) throws(ImportRejection) {
        var table = try ImportTable(csv, columns: Self.columns)
        var entries: [Entry] = []
        var lineOfSection: [RegulationPart: Int] = [:]
        while let row = try table.next() {
            let part = table.value(row, "part", .choice(RegulationPart.self), RegulationPart.init(rawValue:))
            let text = table.value(
                row, "text", Paragraphs.rule(limit: Self.textLimit)
            ) { Paragraphs($0, limit: Self.textLimit)?.text }
            guard let part, let text else { continue }
            if !part.mayRepeat, let earlier = lineOfSection.updateValue(row.line, forKey: part) {
                table.note(row.line, "part", part.rawValue, Message("stands_twice", ["line": "\(earlier)"]))
            }
            if entries.count == Self.partLimit {
                table.note(row.line, "part", nil, Message("too_many_parts", ["limit": "\(Self.partLimit)"]))
            }
            entries.append(Entry(part: part, text: text))
        }
        if entries.isEmpty && table.mistakes.isEmpty { table.note(1, "part", nil, "file_without_lines") }
        try table.finish()
        self.entries = entries
    }
}

extension RegulationDraft {
    /// The file that reads back as these parts.
    public static func csv(_ entries: [Entry]) -> String {
        let lines = entries.map { "\($0.part.rawValue),\(quoted($0.text))" }
        return ([columns.joined(separator: ",")] + lines).joined(separator: "\n")
    }

    /// Scalar by scalar, since a quote with an accent is one character that is no quote.
    private static func quoted(_ text: String) -> String {
        var field = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { field.append(scalar) }
            field.append(scalar)
        }
        field.append("\"")
        return String(field)
    }
}
