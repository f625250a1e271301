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
        guard value.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return value }
        return value.unicodeScalars.reduce(into: "") { text, scalar in
            if let letter = escapes.first(where: { $0.scalar == scalar })?.letter {
                text += "\\\(letter)"
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
            guard let meant = escapes.first(where: { $0.letter == letter }) else {
                throw Message("bundle_escape", ["stands": shown(field)])
            }
            text.append(meant.scalar)
        }
        return String(text)
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
