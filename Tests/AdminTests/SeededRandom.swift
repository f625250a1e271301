import Admin

/// Random values that are the same for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed &+ 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// Text of what is hard to quote.
    mutating func text() -> String {
        let pieces = [
            "a", " ", "\"", "\\", "=", "--", "@", "#", "<{5}", "<<END", "\n", "\t", "\r", "\u{1}", "\u{202E}",
            "\u{301}",
            "ễ", "👩‍👩‍👧", ":", "\\N", "{", "}", "\u{10FFFF}",
        ]
        return (0..<Int.random(in: 0...8, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }

    mutating func form() -> RequestWord.Form {
        switch Int.random(in: 0..<4, using: &self) {
        case 0: .flag("dry-run")
        case 1: .assignment("title", Bool.random(using: &self) ? nil : text())
        default: .plain(text())
        }
    }
}
