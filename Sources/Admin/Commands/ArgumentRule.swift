/// One `name=value` that a command takes.
public struct ArgumentRule: Sendable {
    /// What values are let through; the texts reach the command as typed, in normal form C.
    public enum Kind: Sendable, Equatable {
        /// Lower-case ASCII letters, digits and hyphens, as codes of councils, clusters and units are written.
        case code
        /// Any text.
        case text
        /// Any text, masked in events and logs.
        case secret
        /// An integer of the range.
        case integer(ClosedRange<Int>)
        /// One of the words.
        case choice([String])
        /// An RFC 3339 time with offset.
        case timestamp
        /// A date, `2026-12-31`.
        case date
        /// Points: a decimal with at most two places, `962.50`.
        case points
        /// The plain words after the command's name, joined by spaces: `help closing run`.
        case words
    }

    /// The name before the equals sign.
    public var name: String
    /// What values are let through.
    public var kind: Kind
    /// Whether the command cannot do without it.
    public var isRequired: Bool
    /// What it is, in a few words, for `help`.
    public var help: String

    /// An argument that must be given.
    public static func required(_ name: String, _ kind: Kind, _ help: String) -> ArgumentRule {
        ArgumentRule(name: name, kind: kind, isRequired: true, help: help)
    }

    /// An argument that may be left out; `name=` counts as left out.
    public static func optional(_ name: String, _ kind: Kind, _ help: String) -> ArgumentRule {
        ArgumentRule(name: name, kind: kind, isRequired: false, help: help)
    }
}

/// One `--name` that a command takes. `--json` is understood by every command and needs no rule.
public struct FlagRule: Sendable {
    /// The flag that every planning command takes.
    public static let dryRun = FlagRule("dry-run", "say what would change, change nothing")

    /// The name after the two hyphens.
    public var name: String
    /// What it does, in a few words, for `help`.
    public var help: String

    /// A flag of that name, without its hyphens.
    public init(_ name: String, _ help: String) {
        self.name = name
        self.help = help
    }
}

/// Whether a command takes a payload, and what it is for.
public enum PayloadRule: Sendable, Equatable {
    /// A payload is refused with `502 payload_unexpected`.
    case none
    /// A payload may be given.
    case optional(String)
    /// Without a payload the answer is `502 payload_missing`.
    case required(String)

    /// What the payload is, for `help`.
    public var help: String? {
        switch self {
        case .none: nil
        case .optional(let help), .required(let help): help
        }
    }
}
