/// PostgreSQL's COPY text escaping, in which rows, pairs and progress travel; forbidden scalars that COPY has no letter for are
/// written `\u{…}`.
public enum CopyText {
    /// One field; nil is `\N`.
    public static func field(_ value: String?) -> String {
        guard let value else { return "\\N" }
        guard value.unicodeScalars.contains(where: { $0 == "\\" || $0.isForbidden }) else { return value }
        return value.unicodeScalars.reduce(into: "") { $0 += escaped($1) }
    }

    /// The fields of one line, separated by TAB.
    public static func line(_ values: [String?]) -> String {
        values.map(field).joined(separator: "\t")
    }

    /// The fields of a line as they were before escaping. Unknown escapes stand for the character itself, as in COPY.
    public static func fields(ofLine line: String) -> [String?] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map { value(ofField: $0) }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": "\\\\"
        case "\u{8}": "\\b"
        case "\u{B}": "\\v"
        case "\u{C}": "\\f"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: scalar.isForbidden ? scalar.bracedEscape : String(scalar)
        }
    }

    private static func value(ofField field: Substring) -> String? {
        guard field != "\\N" else { return nil }
        guard field.utf8.contains(UInt8(ascii: "\\")) else { return String(field) }
        var scalars = field.unicodeScalars.makeIterator()
        var text = String.UnicodeScalarView()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let letter = scalars.next() else { break }
            text.append(unescaped(letter, rest: &scalars))
        }
        return String(text)
    }

    private static func unescaped(
        _ letter: Unicode.Scalar, rest: inout some IteratorProtocol<Unicode.Scalar>
    ) -> Unicode.Scalar {
        switch letter {
        case "b": "\u{8}"
        case "v": "\u{B}"
        case "f": "\u{C}"
        case "n": "\n"
        case "r": "\r"
        case "t": "\t"
        case "u": braced(&rest) ?? "\u{FFFD}"
        default: letter
        }
    }

    private static func braced(_ scalars: inout some IteratorProtocol<Unicode.Scalar>) -> Unicode.Scalar? {
        guard scalars.next() == "{" else { return nil }
        var digits = ""
        while let scalar = scalars.next(), scalar != "}" { digits.unicodeScalars.append(scalar) }
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }
}
