/// Who may speak for a unit or a cluster: its own people, or the council's standing agency and chair.
public enum SpeakingRule {
    /// Why somebody may not speak for a unit; `nil` where they may.
    ///
    /// A member speaks for its own unit. Agency and chair may pass on any unit's word if they name the paper that it stands on.
    public static func refusal(of actor: Actor, forUnit unit: String, document: String?) -> Message? {
        switch actor.role {
        case .secretary, .chair, .admin:
            actor.unit == unit || document != nil ? nil : Message("paper_needed", ["unit": unit])
        case .member, .head:
            actor.unit == unit ? nil : Message("unit_not_yours", ["unit": unit, "own": actor.unit ?? "-"])
        case .viewer, .auditor, .operator:
            Message("unit_not_yours", ["unit": unit, "own": actor.unit ?? "-"])
        }
    }

    /// Why somebody may not draft a cluster's regulation; `nil` where they may. `officers` are the units that lead its newest
    /// cycle. A draft binds nobody, so the agency needs no paper to offer one.
    public static func refusal(of actor: Actor, draftingFor cluster: String, officers: [String]) -> Message? {
        switch actor.role {
        case .secretary, .chair, .admin: nil
        case .member, .head:
            actor.unit.map(officers.contains) ?? false
                ? nil : Message("cluster_not_yours", ["cluster": cluster, "officers": named(officers)])
        case .viewer, .auditor, .operator:
            Message("cluster_not_yours", ["cluster": cluster, "officers": named(officers)])
        }
    }

    /// Why somebody may not record or lift a finding about a unit; `nil` where they may: nobody decides about its own unit.
    public static func refusal(of actor: Actor, findingAbout unit: String) -> Message? {
        actor.unit == unit ? Message("finding_about_own_unit", ["unit": unit]) : nil
    }

    private static func named(_ officers: [String]) -> String {
        officers.isEmpty ? "-" : officers.joined(separator: ", ")
    }
}
