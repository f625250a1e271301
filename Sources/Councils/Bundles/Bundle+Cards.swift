extension Bundle {
    /// A unit's card.
    public struct Card: Sendable {
        /// Where it stands.
        public var line: Int
        /// The unit's code.
        public var unit: String
        /// What the unit was called.
        public var unitName: String
        /// Where the card was when the year was closed.
        public var state: CardState
        /// Under which figure it counts; `nil` where none is complete.
        public var figure: Figure?
        /// What its criteria of the base add up to.
        public var base: Points?
        /// Its bonus, capped.
        public var bonus: Points?
        /// What is taken off.
        public var deduction: Points?
        /// What remains.
        public var total: Points?
        /// The digest of its lines and findings; `nil` for a card that has none.
        public var digest: String?
        /// The cluster's votes for the unit; `nil` where it was not voted on.
        public var votes: Int?
        /// By half, then by the criterion's number.
        public var lines: [Line] = []
        /// By number.
        public var findings: [Finding] = []
    }

    /// A line of a card.
    public struct Line: Sendable {
        /// Where it stands.
        public var line: Int
        /// Whose criterion it is of.
        public var which: WhichSet
        /// 0 for the whole year, else 1 or 2.
        public var half: Int
        /// The criterion's number in its set, from 1.
        public var number: Int
        /// The four figures in the order of ``Figure``.
        public var figures: [Given]
        /// The first 16 hexadecimal digits of its digest.
        public var check: String

        /// One figure.
        public subscript(figure: Figure) -> Given {
            figures[Figure.allCases.firstIndex(of: figure) ?? 0]
        }
    }

    /// One figure of a line.
    public struct Given: Sendable, Hashable {
        /// The points; `nil` is missing.
        public var points: Points?
        /// The bonus on top.
        public var bonus: Points?
        /// What computed points rest on.
        public var fact: String?
        /// Why.
        public var reason: String?

        /// A figure of a line.
        public init(points: Points? = nil, bonus: Points? = nil, fact: String? = nil, reason: String? = nil) {
            (self.points, self.bonus, self.fact, self.reason) = (points, bonus, fact, reason)
        }
    }

    /// A finding about the unit.
    public struct Finding: Sendable {
        /// Where it stands.
        public var line: Int
        /// Its number.
        public var number: Int64
        /// How it became known.
        public var channel: String
        /// What follows from it.
        public var effect: FindingWord
        /// What it takes off.
        public var points: Points?
        /// Whether it was lifted.
        public var isLifted: Bool
    }

    /// What follows from a finding, in the words of the file.
    public enum FindingWord: String, Sendable, CaseIterable {
        case none
        case deduct
        case hold
        case notConsidered = "not_considered"
        case disqualify
    }
}

extension Bundle.Line {
    /// The 18 fields that the card's digest covers.
    func add(to text: inout DigestText) {
        text.add(number, half)
        for given in figures { text.add(given.points, given.bonus, given.fact, given.reason) }
    }

    /// The check that its fields give.
    var computedCheck: String {
        var text = DigestText()
        add(to: &text)
        return String(text.digest.prefix(16))
    }
}

extension Bundle.Card {
    /// The digest that its lines and findings give.
    var computedDigest: String? {
        guard !lines.isEmpty || !findings.isEmpty else { return nil }
        var text = DigestText()
        for line in lines { line.add(to: &text) }
        for finding in findings {
            text.add("\(finding.number)", finding.channel, finding.effect.rawValue, finding.points, finding.isLifted)
        }
        return text.digest
    }

    /// Whether a finding of an effect stands.
    func has(_ effect: Bundle.FindingWord) -> Bool {
        findings.contains { $0.effect == effect && !$0.isLifted }
    }
}
