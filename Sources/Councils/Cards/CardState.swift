/// Where a unit's scorecard is on its way from desk to desk; see the page "Scorecards".
public enum CardState: String, Sendable, CaseIterable {
    /// The unit scores itself.
    case filling
    /// The unit has attested it; until the head takes it the unit may recall it.
    case attested
    /// The head, or a deputy for the head unit's own card, compares and corrects with reasons.
    case inReview = "in_review"
    /// Handed on: the members see the whole table, agree or object.
    case reviewed
    /// The members' figure stands; the council appraises.
    case agreed
    /// The council has decided; only the chair opens it again.
    case decided
    /// Sent back to the unit with a reason; attested again it comes back to the desk that sent it.
    case returned

    /// What the card becomes once every line has this figure.
    public init(completing figure: Figure) {
        switch figure {
        case .selfScored: self = .attested
        case .head: self = .reviewed
        case .agreed: self = .agreed
        case .decided: self = .decided
        }
    }

    /// How far the card has come, for those that go forward only; a returned card stands where it began.
    public var progress: Int {
        switch self {
        case .filling, .returned: 0
        case .attested: 1
        case .inReview: 2
        case .reviewed: 3
        case .agreed: 4
        case .decided: 5
        }
    }
}

/// The desk that sent a card back, to which it returns.
public enum CardDesk: String, Sendable, CaseIterable {
    /// The cluster's head or deputy.
    case head
    /// The council or its delegate.
    case council

    /// The state in which a card lies on this desk.
    public var state: CardState {
        switch self {
        case .head: .inReview
        case .council: .agreed
        }
    }
}
