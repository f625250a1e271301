/// Through which channel something about a unit became known.
public enum FindingChannel: String, Sendable, CaseIterable {
    /// An inspection body (thanh tra, kiểm tra).
    case inspection
    /// The press.
    case press
    /// A complaint or denunciation (khiếu nại, tố cáo).
    case complaint
    /// The tax authority.
    case tax
    /// The police.
    case police
    /// The public.
    case `public`
}

/// What follows from a finding for the unit's card, until it is lifted.
public enum FindingEffect: String, Sendable, CaseIterable {
    /// It is kept and changes nothing.
    case none
    /// Points are taken off the card.
    case deduct
    /// The year-end closing holds the cluster's cycle.
    case hold
    /// The unit asked not to be considered, or is exempt: it keeps rank and class and is not nominated.
    case notConsidered = "not_considered"
    /// The unit keeps rank and class and cannot be nominated.
    case disqualify

    /// Why a finding cannot have this effect with these points; `base` is what the cycle's criteria add up to, if there are any.
    public func objection(points: Points?, base: Points?) -> Message? {
        switch (self, points) {
        case (.deduct, nil), (.deduct, Points.zero?): return "finding_needs_points"
        case (.deduct, let points?):
            guard let base, points > base else { return nil }
            return Message("finding_over_base", ["points": "\(points)", "base": "\(base)"])
        case (_, _?): return Message("finding_without_points", ["effect": rawValue])
        case (_, nil): return nil
        }
    }

    /// What the effect means, for people.
    public func meaning(points: String?, isLifted: Bool) -> Message {
        if isLifted { return "finding_is_lifted" }
        switch self {
        case .none: return "finding_changes_nothing"
        case .deduct: return Message("finding_deducts", ["points": points ?? "-"])
        case .hold: return "finding_holds_closing"
        case .notConsidered: return "finding_exempts"
        case .disqualify: return "finding_disqualifies"
        }
    }
}
