/// What a cycle must have before it goes on, as counts; see the page "Scorecards".
public struct CycleFacts: Sendable, Equatable {
    /// The cluster's code.
    public var cluster: String
    /// The award year.
    public var year: Int
    /// How far it is.
    public var state: CycleState
    /// Whether the cluster has a regulation in force.
    public var hasRegulation: Bool
    /// Whether the members agreed to its criteria.
    public var criteriaAreAgreed: Bool
    /// The first card that is not as far as the state demands, by state that it should have left.
    public var behind: [CardState: Behind]
    /// Whether a head is appointed.
    public var hasHead: Bool

    /// Cards that are not far enough.
    public struct Behind: Sendable, Equatable {
        /// How many.
        public var count: Int
        /// The first unit by code.
        public var first: String

        /// So many cards, of which this is the first.
        public init(count: Int, first: String) {
            self.count = count
            self.first = first
        }
    }

    /// A cycle as counted.
    public init(
        cluster: String, year: Int, state: CycleState, hasRegulation: Bool, criteriaAreAgreed: Bool, hasHead: Bool,
        behind: [CardState: Behind]
    ) {
        self.cluster = cluster
        self.year = year
        self.state = state
        self.hasRegulation = hasRegulation
        self.criteriaAreAgreed = criteriaAreAgreed
        self.hasHead = hasHead
        self.behind = behind
    }

    /// What keeps the cycle in a state, or `nil` where it may be led on. Each says who lifts it and how.
    public func blocker(leaving state: CycleState) -> Message? {
        let values = ["cluster": cluster, "year": "\(year)", "state": state.rawValue]
        switch state {
        case .preparing:
            if !criteriaAreAgreed { return Message("criteria_not_agreed", values) }
            return hasRegulation ? nil : Message("regulation_not_in_force", values)
        case .covenant, .firstHalf, .midYear: return nil
        case .secondHalf: return hasHead ? nil : Message("cycle_without_head", values)
        case .selfScoring: return cards(.attested, "cards_not_attested", values)
        case .headReview: return cards(.reviewed, "cards_not_reviewed", values)
        case .consensus: return cards(.agreed, "cards_not_agreed", values)
        case .closed: return Message("cycle_is_closed", values)
        case .appraisal, .yearEnd, .onHold: return Message("cycle_waits_for_closing", values)
        }
    }

    private func cards(_ needed: CardState, _ code: String, _ values: [String: String]) -> Message? {
        behind[needed].map { Message(code, values + ["count": "\($0.count)", "first": $0.first]) }
    }

    /// What keeps the cycle from being led to a state; `nil` where nothing does. Every state on the way is left in turn.
    public func blocker(to target: CycleState) -> Message? {
        var place = state
        while place < target {
            if let blocker = blocker(leaving: place) { return blocker }
            guard let next = place.next else { return nil }
            place = next
        }
        return nil
    }
}
