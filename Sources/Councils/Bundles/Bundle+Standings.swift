extension Bundle {
    /// What came out for one unit.
    public struct Standing: Sendable {
        /// Where it stands.
        public var line: Int
        /// The unit's code.
        public var unit: String
        /// Its rank; `nil` where it was not ranked.
        public var rank: Int?
        /// Whether another unit is its equal in total and in all keys.
        public var isTied: Bool
        /// Its class.
        public var grade: Grade?
        /// Whether only the share of excellent units kept it from being one.
        public var isCapped: Bool
        /// The base that counts.
        public var base: Points?
        /// The bonus that counts.
        public var bonus: Points?
        /// The deduction that counts.
        public var deduction: Points?
        /// What it was ranked by.
        public var total: Points?
        /// What the keys gave, comma-joined in their order; `nil` where the total alone decided.
        public var tieValues: String?
        /// What keeps it from being proposed.
        public var gates: [Gate]
    }

    /// The class of a unit.
    public enum Grade: String, Sendable, CaseIterable {
        case excellent
        case good
        case fair
        case average
    }

    /// What keeps a unit from being proposed, in the order in which they are listed.
    public enum Gate: String, Sendable, CaseIterable {
        case disqualified
        case notConsidered = "not_considered"
        case covenantUnsigned = "covenant_unsigned"
        case dossierIncomplete = "dossier_incomplete"
        case dossierLate = "dossier_late"
        case workMissing = "work_missing"

        /// Whether it rests on records that the file does not hold.
        var isTakenAsRecorded: Bool {
            switch self {
            case .covenantUnsigned, .dossierIncomplete, .dossierLate: true
            case .disqualified, .notConsidered, .workMissing: false
            }
        }
    }

    /// What a unit may be proposed for.
    public enum Award: String, Sendable, CaseIterable {
        case flag
        case certificate
    }

    /// One thing that a unit may be proposed for, and who has it.
    public struct Slot: Sendable {
        /// Where it stands.
        public var line: Int
        /// The flag or a certificate.
        public var award: Award
        /// From 1.
        public var number: Int
        /// Whose it is by rank; `nil` while it is open.
        public var unit: String?
    }

    /// What the chair chose where ranks left a slot open.
    public struct Choice: Sendable {
        /// Where it stands.
        public var line: Int
        /// The flag or a certificate.
        public var award: Award
        /// From 1.
        public var number: Int
        /// Whom.
        public var unit: String
        /// Why.
        public var reason: String
        /// The paper.
        public var document: String
        /// Who wrote it down.
        public var author: String
        /// When.
        public var at: String
    }
}

extension Bundle {
    /// The digest over what went in that rules, sets and cards give.
    var computedInputs: String {
        var text = DigestText()
        text.add(closing.council, closing.cluster, closing.year, ClosingKind.yearEnd.rawValue)
        text.add(rules.excellentFrom, rules.goodFrom, rules.fairFrom, rules.excellentMaxShare)
        text.add(rules.tieKeys.map(\.rawValue).joined(separator: ","), rules.keyTaskGroup, rules.certificates)
        text.add(rules.policy?.rawValue, main.digest, first?.digest)
        for card in cards {
            text.add(card.unit, card.figure?.rawValue, card.base, card.bonus, card.deduction, card.total)
            text.add(card.digest, card.votes)
        }
        return text.digest
    }

    /// The digest over what came out that standings and slots give.
    var computedOutputs: String {
        var text = DigestText()
        for standing in standings {
            text.add(standing.unit, standing.rank, standing.isTied, standing.grade?.rawValue, standing.isCapped)
            text.add(standing.base, standing.bonus, standing.deduction, standing.total, standing.tieValues)
            text.add(Gate.text(standing.gates))
        }
        for slot in slots { text.add(slot.unit) }
        return text.digest
    }
}

extension Bundle.Gate {
    /// The words, comma-joined; `nil` for none.
    static func text(_ gates: [Self]) -> String? {
        gates.isEmpty ? nil : gates.map(\.rawValue).joined(separator: ",")
    }
}
