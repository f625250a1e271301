extension Bundle {
    /// A set of criteria.
    public struct CriteriaSet: Sendable {
        /// Where it stands.
        public var line: Int
        /// Which one it is.
        public var which: WhichSet
        /// Its code.
        public var code: String
        /// Its version.
        public var version: Int
        /// What its base adds up to.
        public var baseTotal: Points
        /// The most bonus that counts.
        public var bonusCap: Points
        /// How a year's points come about.
        public var aggregate: CriteriaTerms.Aggregate
        /// The most that a proportional criterion gives, in per cent of its maximum.
        public var overAchievement: Points
        /// What was recorded.
        public var digest: String
        /// In the order of the table.
        public var groups: [Group] = []
        /// In the order of the table.
        public var criteria: [Criterion] = []
    }

    /// A group of criteria.
    public struct Group: Sendable {
        /// Its code.
        public var code: String
        /// What its base criteria add up to.
        public var max: Points
    }

    /// A criterion.
    public struct Criterion: Sendable {
        /// Where it stands.
        public var line: Int
        /// Its code.
        public var code: String
        /// The place of its group, from 1.
        public var group: Int
        /// What it says.
        public var text: String
        /// How its points come about.
        public var kind: CriterionKind
        /// The most that it gives.
        public var max: Points
        /// Points given are multiples of it.
        public var step: Points
        /// The most bonus on top.
        public var bonusMax: Points
        /// Whether a line needs evidence.
        public var needsEvidence: Bool
        /// Its rungs in their canonical text.
        public var rule: String?
        /// Who scores it, where others than the unit do.
        public var scorer: String?
    }
}

extension Bundle.CriteriaSet {
    /// The digest that its rules, groups and criteria give.
    var computedDigest: String {
        var text = DigestText()
        let weights = aggregate.weights
        text.add(baseTotal, bonusCap, aggregate.word, weights?.first, weights?.second, overAchievement)
        for group in groups { text.add(group.code, group.max) }
        for criterion in criteria {
            criterion.addOldFields(to: &text)
            text.add(criterion.rule, criterion.scorer)
        }
        return text.digest
    }

    /// The same by the recipe of the first release, which knew neither halves nor rules. A set that says more than it knew has none.
    var firstReleaseDigest: String? {
        guard aggregate == .annual, overAchievement == CriteriaTerms.overAchievementRange.lowerBound,
            criteria.allSatisfy({ $0.rule == nil && $0.scorer == nil })
        else { return nil }
        var text = DigestText()
        text.add(baseTotal, bonusCap)
        for group in groups { text.add(group.code, group.max) }
        for criterion in criteria { criterion.addOldFields(to: &text) }
        return text.digest
    }

    /// Whether the set is of the first release: its points were given, never computed.
    var isOfFirstRelease: Bool { digest != computedDigest && digest == firstReleaseDigest }

    /// How many criteria of the base each card has a line of.
    var requiredLines: Int { criteria.count { $0.kind.isInBase } }
}

extension Bundle.Criterion {
    fileprivate func addOldFields(to text: inout DigestText) {
        text.add(code, group, self.text, kind.rawValue, max, step, bonusMax, needsEvidence)
    }
}
