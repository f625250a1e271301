/// What one closed year of one cluster rests on and came to, as a file says it: rules, criteria, cards, standings, digests.
///
/// It holds what stands in the file, right or wrong; ``BundleCheck`` works everything out anew. Each part knows the line of the
/// file that it stands on, from 1.
public struct Bundle: Sendable {
    /// Which closing it is of.
    public var closing: Closing
    /// By what units were ranked.
    public var rules: Rules
    /// The criteria of the year, or of its second half.
    public var main: CriteriaSet
    /// The criteria of the first half where an amendment made them others.
    public var first: CriteriaSet?
    /// The cards in the order of their units' codes.
    public var cards: [Card]
    /// What came out, one for each card.
    public var standings: [Standing]
    /// The flag and the certificates as of the closing.
    public var slots: [Slot]
    /// What the chair chose later.
    public var choices: [Choice]
    /// The digest over what went in.
    public var inputs: Digest
    /// The digest over what came out.
    public var outputs: Digest

    /// The version of the format that is written and read here.
    public static let version = 1
    /// The most octets that a file may have.
    public static let sizeLimit = 64 << 20
    /// The most octets that a line may have.
    public static let lineLimit = 64 << 10

    /// The criteria that a line stands under.
    public func criteria(_ which: WhichSet) -> CriteriaSet? {
        which == .main ? main : first
    }
}

extension Bundle {
    /// Council, cluster, year and revision.
    public struct Closing: Sendable {
        /// The council's code.
        public var council: String
        /// The cluster's code.
        public var cluster: String
        /// The award year.
        public var year: Int
        /// From 1; a year that was opened again is closed as the next one.
        public var revision: Int
        /// When it was closed.
        public var closedAt: String
        /// What the council is called.
        public var councilName: String
        /// What the cluster is called.
        public var clusterName: String
    }

    /// The settings that ranks, classes and slots follow from.
    public struct Rules: Sendable {
        /// Where they stand.
        public var line: Int
        /// From which share of the base, in per cent, a unit is excellent.
        public var excellentFrom: Points
        /// From which it is good.
        public var goodFrom: Points
        /// From which it is fair.
        public var fairFrom: Points
        /// The most units that may be excellent, in per cent of the members.
        public var excellentMaxShare: Points
        /// What decides between equal totals, one after the other.
        public var tieKeys: [TieKey]
        /// The group whose points the first key looks at: its code, or `first`.
        public var keyTaskGroup: String
        /// So many certificates may be proposed.
        public var certificates: Int
        /// What was made of missing work, where the closing needed that.
        public var policy: WorkPolicy?
    }

    /// What decides between equal totals.
    public enum TieKey: String, Sendable, CaseIterable {
        /// More points in the group of key tasks.
        case keyGroupPoints = "key_group_points"
        /// Fewer points taken off.
        case fewerDeductions = "fewer_deductions"
        /// More bonus.
        case moreBonus = "more_bonus"
        /// More votes of the cluster.
        case clusterBallot = "cluster_ballot"
    }

    /// What was made of a unit whose card was not decided.
    public enum WorkPolicy: String, Sendable, CaseIterable {
        /// It was ranked with nothing.
        case zero
        /// It was not ranked.
        case notRanked = "not_ranked"
    }

    /// Which criteria.
    public enum WhichSet: String, Sendable, CaseIterable {
        /// Those of the year.
        case main
        /// Those of the first half before an amendment.
        case first
    }

    /// A digest as it was recorded.
    public struct Digest: Sendable {
        /// Where it stands.
        public var line: Int
        /// 64 lower-case hexadecimal digits.
        public var hex: String
    }
}
