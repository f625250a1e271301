import CLibpq

/// Sends rows to a COPY under way, in chunks of about 64 KiB.
public struct CopyWriter: ~Copyable {
    private static let chunkSize = 65_536

    private let session: Session
    private var buffer: [UInt8] = []

    init(session: Session) {
        self.session = session
        buffer.reserveCapacity(Self.chunkSize + 4_096)
    }

    /// One row in COPY's text format, nil for NULL; what the format would take for markup is escaped.
    public mutating func writeRow(_ fields: [String?]) throws {
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: "\t")) }
            append(field)
        }
        buffer.append(UInt8(ascii: "\n"))
        try flushIfFull()
    }

    /// Bytes in the format that the COPY statement names, as they are.
    public mutating func write(_ bytes: some Sequence<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        try flushIfFull()
    }

    private mutating func append(_ field: String?) {
        guard let field else { return buffer.append(contentsOf: #"\N"#.utf8) }
        guard field.utf8.contains(where: Self.isMarkup) else { return buffer.append(contentsOf: field.utf8) }
        for byte in field.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): buffer.append(contentsOf: #"\\"#.utf8)
            case UInt8(ascii: "\n"): buffer.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\r"): buffer.append(contentsOf: #"\r"#.utf8)
            case UInt8(ascii: "\t"): buffer.append(contentsOf: #"\t"#.utf8)
            default: buffer.append(byte)
            }
        }
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): true
        default: false
        }
    }

    private mutating func flushIfFull() throws {
        if buffer.count >= Self.chunkSize { try flush() }
    }

    /// Sends what is collected. The server's own error, if it refused, is read at the end of the COPY.
    mutating func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        try session.putCopyData(buffer)
    }
}
