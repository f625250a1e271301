/// How a bundle's lines are written: fields separated by TAB, with PostgreSQL's COPY text escaping, and `\N` for a missing one.
public enum BundleText {
    /// The text of a file from the fields of its lines: its first line is put before them and its last line behind them.
    public static func file(_ rows: some Sequence<[String?]>) -> String {
        var text = line([BundleKeyword.head.rawValue, "\(Bundle.version)"])
        var count = 1
        for row in rows {
            text += line(row)
            count += 1
        }
        return text + line([BundleKeyword.end.rawValue, "\(count)"])
    }

    /// One line with its end.
    public static func line(_ fields: [String?]) -> String {
        fields.map(field).joined(separator: "\t") + "\n"
    }

    /// One field; `nil` is `\N`.
    public static func field(_ value: String?) -> String {
        guard let value else { return "\\N" }
        guard value.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" || isMark($0) }) else {
            return value
        }
        return value.unicodeScalars.reduce(into: "") { text, scalar in
            if let letter = escapes.first(where: { $0.scalar == scalar })?.letter {
                text += "\\\(letter)"
            } else if isMark(scalar) {
                text += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// What a field stands for. An escape that is not written so is none: each text has one way to be written.
    static func value(_ field: String) throws(Message) -> String? {
        if field == "\\N" { return nil }
        guard field.utf8.contains(UInt8(ascii: "\\")) else { return field }
        var text = String.UnicodeScalarView()
        var scalars = field.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            let letter = scalars.next()
            if letter == "u", let mark = mark(from: &scalars) {
                text.append(mark)
                continue
            }
            guard let meant = escapes.first(where: { $0.letter == letter }) else {
                throw Message("bundle_escape", ["stands": shown(field)])
            }
            text.append(meant.scalar)
        }
        return String(text)
    }

    /// Marks of direction and separators that could be taken for the end of a line: they do not come over the admin socket as they are,
    /// nor do they belong in a terminal.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The mark behind `\u`, written as `{200f}`.
    private static func mark(from scalars: inout String.UnicodeScalarView.Iterator) -> Unicode.Scalar? {
        guard scalars.next() == "{" else { return nil }
        var digits = ""
        while let digit = scalars.next(), digit != "}" { digits.unicodeScalars.append(digit) }
        guard let mark = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init), isMark(mark),
            digits == String(mark.value, radix: 16)
        else { return nil }
        return mark
    }

    /// A value as it may be printed: in one line, not too long, missing as `\N`.
    static func shown(_ value: String?) -> String {
        let text = field(value)
        return text.count <= 80 ? text : "\(text.prefix(79))…"
    }

    private static let escapes: [(scalar: Unicode.Scalar, letter: Unicode.Scalar)] = [
        ("\\", "\\"), ("\t", "t"), ("\n", "n"), ("\r", "r"), ("\u{8}", "b"), ("\u{B}", "v"), ("\u{C}", "f"),
    ]
}
