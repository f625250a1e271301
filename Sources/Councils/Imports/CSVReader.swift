/// Reads comma- or semicolon-separated text with a header line, record by record, without copying the file.
///
/// Fields may be quoted; a quoted field holds separators, line breaks and doubled quotes. The separator is whichever of the
/// two comes first in the header. Lines are counted as an editor counts them, so that a mistake can be found. A byte-order
/// mark and CR LF are accepted; blank lines are passed over.
public struct CSVReader {
    /// One record: the line that it begins on and its fields.
    public struct Record {
        /// The line in the file.
        public var line: Int
        /// The fields as text.
        public var fields: [String]
    }

    /// The names in the header, in the order of the file.
    public private(set) var header: [String] = []

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var line = 1
    private var separator = UInt8(ascii: ",")

    /// A reader standing behind the header of `bytes`, which are UTF-8.
    public init(_ bytes: [UInt8]) throws(ImportRejection) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        position = self.bytes.startIndex
        let firstLine = self.bytes.prefix { $0 != UInt8(ascii: "\n") }
        separator = firstLine.first { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") } ?? separator
        guard let names = try next() else {
            throw ImportRejection([
                ImportMistake(line: 1, column: "", value: nil, reason: "file_empty")
            ])
        }
        header = names.fields
    }

    /// The next record, or `nil` at the end; throws where the text itself is broken, for nothing behind that can be trusted.
    public mutating func next() throws(ImportRejection) -> Record? {
        skipBlankLines()
        guard position < bytes.endIndex else { return nil }
        var record = Record(line: line, fields: [])
        record.fields.reserveCapacity(header.count)
        repeat {
            record.fields.append(try field(of: record))
        } while consume(separator)
        _ = consume(UInt8(ascii: "\r"))
        if consume(UInt8(ascii: "\n")) {
            line += 1
        } else if position < bytes.endIndex {
            throw broken(record, "text_behind_quote")
        }
        return record
    }

    private mutating func skipBlankLines() {
        while position < bytes.endIndex {
            let start = position
            _ = consume(UInt8(ascii: "\r"))
            guard consume(UInt8(ascii: "\n")) else {
                position = start
                return
            }
            line += 1
        }
    }

    private mutating func consume(_ byte: UInt8) -> Bool {
        guard position < bytes.endIndex, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func field(of record: Record) throws(ImportRejection) -> String {
        consume(UInt8(ascii: "\"")) ? try quoted(of: record) : try bare(of: record)
    }

    private mutating func bare(of record: Record) throws(ImportRejection) -> String {
        let start = position
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == separator || byte == UInt8(ascii: "\n") { break }
            if byte == UInt8(ascii: "\r"), position + 1 == bytes.endIndex || bytes[position + 1] == UInt8(ascii: "\n") {
                break
            }
            position += 1
        }
        return try text(bytes[start..<position], of: record)
    }

    private mutating func quoted(of record: Record) throws(ImportRejection) -> String {
        var content: [UInt8] = []
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "\"") else {
                content.append(byte)
                continue
            }
            guard consume(UInt8(ascii: "\"")) else { return try text(content[...], of: record) }
            content.append(byte)
        }
        throw broken(record, "quote_not_closed")
    }

    private func text(_ bytes: ArraySlice<UInt8>, of record: Record) throws(ImportRejection) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw broken(record, "not_utf8")
        }
        return text
    }

    private func broken(_ record: Record, _ reason: Message) -> ImportRejection {
        let column = record.fields.count < header.count ? header[record.fields.count] : "\(record.fields.count + 1)"
        return ImportRejection([ImportMistake(line: record.line, column: column, value: nil, reason: reason)])
    }
}
