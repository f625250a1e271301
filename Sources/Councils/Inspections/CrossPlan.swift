/// Who inspects whom in a cluster's cross-inspections (kiểm tra chéo) of a year.
///
/// Every member inspects exactly one other and is inspected by exactly one; no two inspect each other unless the cluster has
/// only two. Of all such plans only those count that repeat the fewest pairs of the last year, and a seed decides between them,
/// by a rule that anybody can redo with nothing but SHA-256 (``CrossLots``).
public struct CrossPlan: Sendable, Equatable {
    /// One inspection: a member and whom it inspects.
    public struct Pair: Sendable, Hashable {
        /// The code of the unit that inspects.
        public var inspector: String
        /// The code of the unit that is inspected.
        public var inspected: String

        /// A pair of two units.
        public init(_ inspector: String, _ inspected: String) {
            (self.inspector, self.inspected) = (inspector, inspected)
        }
    }

    /// The number that decides between plans that are equally good: fifteen digits, so that spreadsheets keep it exactly, and
    /// more of them than a cluster of fifteen has plans.
    public static let seeds: ClosedRange<Int> = 0...999_999_999_999_999

    /// The number that decided.
    public let seed: Int
    /// A pair for each member, by the inspector's code.
    public let pairs: [Pair]
    /// Those of the pairs that stood in the last year too: as few as can be, and with three members or fewer sometimes some.
    public let repeats: [Pair]

    /// Draws the plan of a seed. `lastYear` holds the pairs to be avoided; units that are no members any more do not matter.
    ///
    /// Throws `cross_plan_needs_two` for fewer than two members.
    public init(members: Set<String>, lastYear: Set<Pair>, seed: Int) throws(Message) {
        guard members.count > 1 else { throw Message("cross_plan_needs_two", ["members": "\(members.count)"]) }
        let lots = CrossLots(members: members, seed: seed)
        let chosen = CrossSearch(lots: lots, lastYear: lastYear).best()
        self.seed = seed
        pairs = zip(lots.inspectors, chosen)
            .map { Pair($0, lots.inspectors[$1]) }
            .sorted { $0.inspector.utf8.lexicographicallyPrecedes($1.inspector.utf8) }
        repeats = pairs.filter(lastYear.contains)
    }
}
