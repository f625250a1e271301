/// What can be done to a card. Each act has a letter in the table of ``CardRules``.
public enum CardAct: Sendable, Hashable, CaseIterable {
    /// Write lines of a figure.
    case write(Figure)
    /// Write the first figure of lines that others than the unit score: external and cross criteria.
    case writeForScorer
    /// Add or withdraw evidence.
    case evidence
    /// Say that the card is complete and true; it goes to the head.
    case attest
    /// Take the attestation back, before the head takes the card.
    case recall
    /// Take the card to review it.
    case take
    /// Hand the reviewed card on to the members' table.
    case handOn
    /// Put down that the members agree to the card.
    case agree
    /// Decide the card.
    case decide
    /// Send the card back to its unit, with a reason.
    case giveBack
    /// Open a decided card again.
    case reopen

    /// Every act, the writing of each figure on its own.
    public static let allCases: [CardAct] =
        Figure.allCases.map(CardAct.write) + [
            .writeForScorer, .evidence, .attest, .recall, .take, .handOn, .agree, .decide, .giveBack, .reopen,
        ]

    /// The word by which steps and messages name it.
    public var name: String {
        switch self {
        case .write(let figure): "write_\(figure.rawValue)"
        case .writeForScorer: "write_for_scorer"
        case .evidence: "evidence"
        case .attest: "attest"
        case .recall: "recall"
        case .take: "take"
        case .handOn: "forward"
        case .agree: "agree"
        case .decide: "decide"
        case .giveBack: "return"
        case .reopen: "reopen"
        }
    }

    /// The states of the cycle in which it can be done to a card in a state. The first half of a set that scores halves is
    /// scored from the mid-year review on. Whoever did not score itself in time still does so while the head reviews.
    public func stages(for state: CardState, half: Int = 0) -> [CycleState] {
        switch self {
        case .write(.selfScored), .evidence:
            if state == .returned { return [.headReview, .appraisal] }
            return (half == 1 ? [.midYear, .secondHalf] : []) + [.selfScoring, .headReview]
        case .attest:
            return state == .returned ? [.headReview, .appraisal] : [.selfScoring, .headReview]
        case .recall:
            return state == .returned ? [.headReview, .appraisal] : [.selfScoring]
        case .writeForScorer:
            return half == 1 ? [.midYear, .secondHalf, .selfScoring, .headReview] : [.selfScoring, .headReview]
        case .write(.head), .take, .handOn: return [.headReview]
        case .write(.agreed), .agree: return [.consensus]
        case .write(.decided), .decide, .reopen: return [.appraisal]
        case .giveBack: return state == .agreed ? [.appraisal] : [.headReview]
        }
    }

    /// The state that a card comes into; `nil` where it stays.
    public func destination(from desk: CardDesk?) -> CardState? {
        switch self {
        case .write, .writeForScorer, .evidence: nil
        case .attest: desk?.state ?? .attested
        case .recall: .filling
        case .take: .inReview
        case .handOn: .reviewed
        case .agree: .agreed
        case .decide: .decided
        case .giveBack: .returned
        case .reopen: .agreed
        }
    }
}
