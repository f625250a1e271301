extension Unicode.Scalar {
    /// Whether the scalar may not stand in a request and is escaped on output: controls could drive a terminal, separators
    /// could look like the end of a line, and marks of direction could make a name read as another.
    var isForbidden: Bool {
        switch value {
        case 0x00...0x1F, 0x7F, 0x80...0x9F: true
        case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The escape that stands for the scalar in quoted words and in output: `\u{202e}`.
    var bracedEscape: String { "\\u{\(String(value, radix: 16))}" }
}

extension String {
    /// The text with every forbidden scalar escaped, so that it stays on its line and cannot drive a terminal.
    public var escapedForDisplay: String {
        guard unicodeScalars.contains(where: \.isForbidden) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar == "\n" {
                text += "\\n"
            } else if scalar.isForbidden {
                text += scalar.bracedEscape
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}
