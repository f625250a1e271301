extension UInt8 {
    /// The value of a hexadecimal digit in ASCII; nil for another character.
    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)

/// `bytea` in the server's hexadecimal text form: `\x` and two digits a byte.
enum ByteaText {
    static func print(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: 2 + 2 * bytes.count) { buffer in
            buffer[0] = UInt8(ascii: "\\")
            buffer[1] = UInt8(ascii: "x")
            for (index, byte) in bytes.enumerated() {
                buffer[2 + 2 * index] = hexadecimalDigits[Int(byte >> 4)]
                buffer[3 + 2 * index] = hexadecimalDigits[Int(byte & 15)]
            }
            return buffer.count
        }
    }

    static func parse(_ text: String) -> [UInt8]? {
        guard text.hasPrefix("\\x"), text.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2 - 1)
        var digits = text.utf8.dropFirst(2).makeIterator()
        while let high = digits.next(), let low = digits.next() {
            guard let high = high.hexadecimalValue, let low = low.hexadecimalValue else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}

/// An array of bytes is `bytea`; a byte alone travels as `smallint`, the smallest integer that SQL has.
extension UInt8: PostgresCodable {
    /// `smallint`
    public static var postgresType: PostgresType { .int2 }

    /// `bytea`
    public static var postgresArrayType: PostgresType { .bytea }

    /// Hexadecimal digits.
    public static func postgresText(ofArray values: [UInt8]) -> String { ByteaText.print(values) }

    /// `smallint`
    public static var decodablePostgresTypes: [PostgresType] { [.int2] }

    /// `bytea`
    public static var decodablePostgresArrayTypes: [PostgresType] { [.bytea] }

    /// Nil for anything but hexadecimal digits.
    public static func postgresArray(fromText text: String) -> [UInt8]? { ByteaText.parse(text) }
}
