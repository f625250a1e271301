/// The rows of an imported file with their columns by name, and the mistakes found so far.
///
/// A reader of one kind of file declares its columns, walks the rows, and notes mistakes instead of stopping at the first.
struct ImportTable {
    private(set) var mistakes: [ImportMistake] = []
    private var count = 0
    private var reader: CSVReader
    private var names: [String] = []

    /// One row: reads its columns by name.
    struct Row {
        let line: Int
        fileprivate let fields: [String]
        fileprivate let names: [String]

        /// The text in a column without surrounding blanks; empty where the row has none.
        subscript(column: String) -> String {
            // Among a handful of short names looking along the list is faster than hashing.
            guard let place = names.firstIndex(of: column), place < fields.count else { return "" }
            return fields[place].trimmed
        }
    }

    /// Opens a file whose header must name every one of `columns`, in any order, and nothing besides them and `optional`.
    init(_ bytes: [UInt8], columns: [String], optional: [String] = []) throws(ImportRejection) {
        reader = try CSVReader(bytes)
        for name in reader.header.map(\.trimmed) {
            if !(columns + optional).contains(name) {
                note(
                    1, name, nil,
                    Message("column_unknown", ["columns": (columns + optional).joined(separator: ",")]))
            } else if names.contains(name) {
                note(1, name, nil, "column_twice")
            }
            names.append(name)
        }
        for name in columns where !names.contains(name) {
            note(1, name, nil, "column_missing")
        }
        try finish()
    }

    /// The next row, or `nil` behind the last; a row with too few or too many fields is noted and passed over.
    mutating func next() throws(ImportRejection) -> Row? {
        while let record = try reader.next() {
            if record.fields.count == reader.header.count {
                return Row(line: record.line, fields: record.fields, names: names)
            }
            let counts = ["fields": "\(record.fields.count)", "header": "\(reader.header.count)"]
            note(record.line, reader.header[0], nil, Message("field_count", counts))
        }
        return nil
    }

    /// Takes down a mistake; only the first ``ImportRejection/limit`` are kept, all are counted.
    mutating func note(_ line: Int, _ column: String, _ value: String?, _ reason: Message) {
        count += 1
        if mistakes.count < ImportRejection.limit {
            mistakes.append(ImportMistake(line: line, column: column, value: value, reason: reason))
        }
    }

    /// Reads one value of a row, or notes why it cannot be read.
    mutating func value<Value>(_ row: Row, _ column: String, _ rule: Message, _ parse: (String) -> Value?) -> Value? {
        let text = row[column]
        if let value = parse(text) { return value }
        note(row.line, column, text.isEmpty ? nil : text, text.isEmpty ? "value_missing" : rule)
        return nil
    }

    /// Reads points of a row; an empty field is `whenEmpty`, and a mistake where that is `nil`.
    mutating func points(_ row: Row, _ column: String, whenEmpty: Points? = nil) -> Points? {
        let text = row[column]
        if text.isEmpty {
            if whenEmpty == nil { note(row.line, column, nil, "points_missing") }
            return whenEmpty
        }
        do {
            return try Points(parsing: text)
        } catch {
            note(row.line, column, text, error.message)
            return nil
        }
    }

    /// Ends the reading: throws everything that was noted here or `found` elsewhere (`others` in all), if anything was.
    func finish(adding found: [ImportMistake] = [], count others: Int = 0) throws(ImportRejection) {
        if count + others > 0 { throw ImportRejection(mistakes + found, count: count + others) }
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    var trimmed: String {
        let text = String(self)
        // Most texts begin and end with a visible ASCII character, which is seen without taking characters apart.
        let isVisible = { (byte: UInt8) in (0x21...0x7E).contains(byte) }
        if let first = text.utf8.first, let last = text.utf8.last, isVisible(first), isVisible(last) { return text }
        let isBlank = { (character: Character) in character.isWhitespace }
        guard let start = text.firstIndex(where: { !isBlank($0) }), let end = text.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(text[start...end])
    }
}
