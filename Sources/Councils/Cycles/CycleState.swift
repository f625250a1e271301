/// How far a cluster's year is. The states stand in their order.
public enum CycleState: String, Sendable, CaseIterable, Comparable {
    /// Regulation and criteria are being agreed.
    case preparing
    /// Members sign the covenant.
    case covenant
    /// Movements, inspections and exchanges of the first half run.
    case firstHalf = "first_half"
    /// The mid-year review.
    case midYear = "mid_year"
    /// The second half runs.
    case secondHalf = "second_half"
    /// Each member fills its scorecard and attests it.
    case selfScoring = "self_scoring"
    /// The head aggregates, compares and corrects with reasons.
    case headReview = "head_review"
    /// Members see the whole table, agree or object.
    case consensus
    /// The council, or its delegate, checks and decides.
    case appraisal
    /// The conference; the year-end closing is due.
    case yearEnd = "year_end"
    /// Frozen for ever.
    case closed
    /// Put aside: a merger, an investigation.
    case onHold = "on_hold"

    /// In the order of a year.
    public static func < (left: CycleState, right: CycleState) -> Bool {
        left.place < right.place
    }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The state in which a figure is given.
    public init(of figure: Figure) {
        switch figure {
        case .selfScored: self = .selfScoring
        case .head: self = .headReview
        case .agreed: self = .consensus
        case .decided: self = .appraisal
        }
    }
}
