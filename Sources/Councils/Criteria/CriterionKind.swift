/// How a criterion's points come about.
public enum CriterionKind: String, Sendable, CaseIterable {
    /// 0 to the maximum in steps, given by people.
    case manual
    /// Done or not: the maximum or 0.
    case boolean
    /// A result rate falls on a rung.
    case ladder
    /// Planned and actual figures give a share of the maximum.
    case proportional
    /// Days late fall on a rung.
    case lateness
    /// Given by a named department, not by the unit.
    case external
    /// Given by the partner of a cross-inspection.
    case cross
    /// Extra points outside the base.
    case bonus
    /// Points taken off, outside the base, each with its reason.
    case deduction

    /// Whether the criterion counts in the base total that its group and set must add up to.
    public var isInBase: Bool {
        self != .bonus && self != .deduction
    }

    /// Whether the points are worked out from facts instead of being given.
    public var isComputed: Bool {
        switch self {
        case .ladder, .proportional, .lateness: true
        case .manual, .boolean, .external, .cross, .bonus, .deduction: false
        }
    }

    /// What the rungs of the kind stand on; `nil` for a kind without rungs.
    var ladderScale: Ladder.Scale? {
        switch self {
        case .ladder: .rate
        case .lateness: .days
        case .manual, .boolean, .proportional, .external, .cross, .bonus, .deduction: nil
        }
    }

    /// Whether points can follow from a fact: what was planned and what came of it.
    public var takesFact: Bool { isComputed || self == .boolean }
}
