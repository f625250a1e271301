/// What people type to name a council, a cluster or a unit: lower-case ASCII letters, digits and inner hyphens, at most 63.
///
/// Names change and repeat; codes are unique in their council and never change.
public struct Code: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The text itself.
    public let rawValue: String

    /// A code, or `nil` where the text is not one.
    public init?(rawValue: String) {
        guard (1...63).contains(rawValue.utf8.count),
            rawValue.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }),
            rawValue.utf8.first != 0x2D, rawValue.utf8.last != 0x2D
        else { return nil }
        self.rawValue = rawValue
    }

    /// The text itself.
    public var description: String { rawValue }

    /// What a code looks like, for messages.
    public static let rule: Message = "code_malformed"
}

/// How a point table numbers a criterion or a group: `1.1`, `A1`; ASCII letters, digits, inner dots and hyphens, at most 32.
public struct CriterionCode: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The text itself.
    public let rawValue: String

    /// A criterion's code, or `nil` where the text is not one.
    public init?(rawValue: String) {
        let isPlain = { (byte: UInt8) in
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
        }
        guard (1...32).contains(rawValue.utf8.count),
            rawValue.utf8.allSatisfy({ isPlain($0) || $0 == 0x2E || $0 == 0x2D }),
            let first = rawValue.utf8.first, let last = rawValue.utf8.last, isPlain(first), isPlain(last)
        else { return nil }
        self.rawValue = rawValue
    }

    /// The text itself.
    public var description: String { rawValue }

    /// What a criterion's code looks like, for messages.
    public static let rule: Message = "criterion_code_malformed"
}
