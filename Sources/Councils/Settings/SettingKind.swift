/// What values a setting takes, as its definition words it: `integer 0..365`, `share 0..100`, `choice annual|halves`.
///
/// The kind reads a value as people write it and gives the one text that is stored, so that equal values are equal texts.
public enum SettingKind: Sendable, Equatable {
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// Whole numbers in order, none twice: `14,7,1`.
    case integers(ClosedRange<Int>)
    /// Percent with two places: `5.00`.
    case share(ClosedRange<Points>)
    /// Points with two places.
    case points(ClosedRange<Points>)
    /// One of some words.
    case choice([String])
    /// Some of some words in order, none twice; those in `needed` must be among them.
    case words([String], needed: [String])
    /// A part of the whole, `2/3` or `80%`; more than nothing, at most everything.
    case fraction
    /// `yes` or `no`.
    case yesNo
    /// A day of the award year as `MM-DD`, or of the year before or after it as `previous:MM-DD`, `next:MM-DD`.
    case day
    /// A civil time, `17:00`.
    case time
    /// A group of criteria by its code, or `first`.
    case group

    /// Reads a kind as definitions write it; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("fraction", 1): self = .fraction
        case ("yes_no", 1): self = .yesNo
        case ("day", 1): self = .day
        case ("time", 1): self = .time
        case ("group", 1): self = .group
        case (let name?, 2): self.init(name, of: parts[1])
        default: return nil
        }
    }

    private init?(_ name: String, of detail: String) {
        switch name {
        case "integer", "integers":
            guard let range = Self.range(detail, Int.init) else { return nil }
            self = name == "integer" ? .integer(range) : .integers(range)
        case "share", "points":
            guard let range = Self.range(detail, { try? Points(parsing: $0) }) else { return nil }
            self = name == "share" ? .share(range) : .points(range)
        case "choice":
            guard let words = Self.words(detail) else { return nil }
            self = .choice(words)
        case "words":
            let needed = detail.split(separator: "|").filter { $0.hasSuffix("!") }.map { String($0.dropLast()) }
            guard let words = Self.words(detail.filter { $0 != "!" }) else { return nil }
            self = .words(words, needed: needed)
        default: return nil
        }
    }

    private static func range<Bound: Comparable>(_ text: String, _ parse: (String) -> Bound?) -> ClosedRange<Bound>? {
        guard let dots = text.firstRange(of: ".."), let low = parse(String(text[..<dots.lowerBound])),
            let high = parse(String(text[dots.upperBound...])), low <= high
        else { return nil }
        return low...high
    }

    /// Words of lower-case letters, digits and underscores, at least two and none twice.
    private static func words(_ text: String) -> [String]? {
        let words = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let areWords = words.allSatisfy { $0.wholeMatch(of: #/[a-z][a-z0-9_]*/#) != nil }
        return areWords && words.count > 1 && Set(words).count == words.count ? words : nil
    }
}

extension SettingKind {
    /// What may be written, for people.
    public var range: Message {
        switch self {
        case .integer(let range): bounds("setting_integer", range.lowerBound, range.upperBound)
        case .integers(let range): bounds("setting_integers", range.lowerBound, range.upperBound)
        case .share(let range): bounds("setting_share", range.lowerBound, range.upperBound)
        case .points(let range): bounds("setting_points", range.lowerBound, range.upperBound)
        case .choice(let words): Message("choice_malformed", ["choices": words.joined(separator: ", ")])
        case .words(let words, let needed) where needed.isEmpty:
            Message("setting_words", ["choices": words.joined(separator: ", ")])
        case .words(let words, let needed):
            Message(
                "setting_words_with",
                ["choices": words.joined(separator: ", "), "needed": needed.joined(separator: ", ")])
        case .fraction: "setting_fraction"
        case .yesNo: Message("choice_malformed", ["choices": "yes, no"])
        case .day: "setting_day"
        case .time: "setting_time"
        case .group: "setting_group"
        }
    }

    private func bounds(_ code: String, _ low: some CustomStringConvertible, _ high: some CustomStringConvertible)
        -> Message
    {
        Message(code, ["low": "\(low)", "high": "\(high)"])
    }
}
