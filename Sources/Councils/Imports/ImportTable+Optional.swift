/// Values that a row may leave out. Each reader gives `nil` for a mistake, which it has noted, and a value that is `nil` for an
/// empty field.
extension ImportTable {
    /// A value that may be missing.
    mutating func optional<Value>(
        _ row: Row, _ column: String, _ rule: Message, _ parse: (String) -> Value?
    ) -> Value?? {
        row[column].isEmpty ? .some(nil) : value(row, column, rule, parse).map { .some($0) }
    }

    /// A label that may be missing.
    mutating func optionalLabel(_ row: Row, _ column: String) -> String?? {
        optional(row, column, Label.rule) { Label($0)?.text }
    }

    /// A passage that may be missing.
    mutating func optionalPassage(_ row: Row, _ column: String) -> String?? {
        optional(row, column, Passage.rule) { Passage($0)?.text }
    }

    /// A code that may be missing.
    mutating func optionalCode(_ row: Row, _ column: String) -> String?? {
        optional(row, column, Code.rule) { Code(rawValue: $0)?.rawValue }
    }

    /// A day that may be missing.
    mutating func optionalDay(_ row: Row, _ column: String) -> CalendarDay?? {
        optional(row, column, "date_malformed") { CalendarDay(parsing: $0) }
    }

    /// One of a few words, or none.
    mutating func optionalChoice<Word: CaseIterable & RawRepresentable<String>>(
        _ row: Row, _ column: String
    ) -> Word?? {
        optional(row, column, .choice(Word.self)) { Word(rawValue: $0) }
    }

    /// A code that must be there.
    mutating func code(_ row: Row, _ column: String) -> String? {
        value(row, column, Code.rule) { Code(rawValue: $0)?.rawValue }
    }

    /// A label that must be there.
    mutating func label(_ row: Row, _ column: String) -> String? {
        value(row, column, Label.rule) { Label($0)?.text }
    }

    /// A day that must be there.
    mutating func day(_ row: Row, _ column: String) -> CalendarDay? {
        value(row, column, "date_malformed") { CalendarDay(parsing: $0) }
    }

    /// One of a few words.
    mutating func choice<Word: CaseIterable & RawRepresentable<String>>(_ row: Row, _ column: String) -> Word? {
        value(row, column, .choice(Word.self)) { Word(rawValue: $0) }
    }

    /// Codes between blanks, semicolons or commas, each once; none for an empty field.
    mutating func codes(_ row: Row, _ column: String) -> [String]? {
        var seen: Set<String> = []
        var codes: [String] = []
        for part in row[column].split(whereSeparator: { $0.isWhitespace || $0 == ";" || $0 == "," }) {
            guard let code = Code(rawValue: String(part)) else {
                note(row.line, column, String(part), Code.rule)
                return nil
            }
            if seen.insert(code.rawValue).inserted { codes.append(code.rawValue) }
        }
        return codes
    }

    /// Reads every row by `read`. A code that stands twice is a mistake, and so is a file without rows.
    mutating func rows<Entry>(
        codedBy code: KeyPath<Entry, String>, _ read: (Row, inout ImportTable) -> Entry?
    ) throws(ImportRejection) -> [Entry] {
        var (entries, lines): ([Entry], [String: Int]) = ([], [:])
        while let row = try next() {
            guard let entry = read(row, &self) else { continue }
            if let earlier = lines.updateValue(row.line, forKey: entry[keyPath: code]) {
                note(row.line, "code", entry[keyPath: code], Message("stands_twice", ["line": "\(earlier)"]))
            }
            entries.append(entry)
        }
        if entries.isEmpty && mistakes.isEmpty { note(1, "code", nil, "file_without_lines") }
        try finish()
        return entries
    }
}
