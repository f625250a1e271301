/// What kind an inspection (kiểm tra) is of.
public enum InspectionKind: String, Sendable, CaseIterable {
    /// A unit looks at itself (tự kiểm tra).
    case own
    /// The cluster's head looks at a member.
    case head
    /// One member looks at another (kiểm tra chéo).
    case cross
}

/// Who may plan an inspection or put down what it found.
public enum InspectionRule {
    /// Why somebody may not act on an inspection; `nil` where they may.
    ///
    /// The unit that inspects does, or whoever leads the cluster; the agency passes it on, on paper. Nobody acts on the
    /// inspection of its own unit, unless that is what the unit owes: to look at itself.
    public static func denial(
        of actor: Actor, kind: InspectionKind, by inspector: String, of inspected: String, leadsCluster: Bool,
        document: String?
    ) -> Denial? {
        if kind != .own && actor.unit == inspected {
            return .notYours(Message("inspection_about_own_unit", ["unit": inspected]))
        }
        if leadsCluster && actor.role == .head { return nil }
        return SpeakingRule.denial(of: actor, forUnit: inspector, document: document)
    }

    /// Why a cross-inspection cannot give so many points on a criterion; `nil` where it can.
    public static func objection(to points: Points, max: Points, step: Points) -> Message? {
        if points > max { return Message("points_over_max", ["max": "\(max)"]) }
        return points.isMultiple(of: step) ? nil : Message("points_off_step", ["step": "\(step)"])
    }
}
