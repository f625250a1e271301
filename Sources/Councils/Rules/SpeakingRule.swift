/// Who may speak for a unit or a cluster: its own people, or the council's standing agency and chair.
public enum SpeakingRule {
    /// Why somebody may not speak for a unit, or for all members of a cluster where that is `nil`; `nil` where they may.
    ///
    /// Who belongs to a unit speaks for it. Agency and chair, and where `leadsCluster` its head or deputy, pass on the word of
    /// others if they name the paper that it stands on.
    public static func denial(
        of actor: Actor, forUnit unit: String?, leadsCluster: Bool = false, document: String?
    ) -> Denial? {
        let unitName = unit ?? "*"
        if let unit, unit == actor.unit, speakers.contains(actor.role) { return nil }
        let passesOn = [.secretary, .chair, .admin].contains(actor.role) || actor.role == .head && leadsCluster
        guard passesOn else {
            guard unit != nil else { return .notYours(Message("members_not_yours", ["own": actor.unit ?? "-"])) }
            return .notYours(Message("unit_not_yours", ["unit": unitName, "own": actor.unit ?? "-"]))
        }
        return document == nil ? .needsDocument(Message("paper_needed", ["unit": unitName])) : nil
    }

    private static let speakers: Set<Role> = [.member, .head, .secretary, .chair, .admin]

    /// Why somebody may not draft a cluster's regulation; `nil` where they may. `officers` are the units that lead its newest
    /// cycle. A draft binds nobody, so the agency needs no paper to offer one.
    public static func denial(of actor: Actor, draftingFor cluster: String, officers: [String]) -> Denial? {
        switch actor.role {
        case .secretary, .chair, .admin: nil
        case .member, .head:
            actor.unit.map(officers.contains) ?? false ? nil : notDrafting(cluster, officers)
        case .viewer, .auditor, .operator:
            notDrafting(cluster, officers)
        }
    }

    /// Why somebody may not act for a cluster in a year; `nil` where they may: its head and deputies do, and the agency or the chair
    /// on the paper that it stands on. `officers` are the units that lead it.
    public static func denial(
        of actor: Actor, forCluster cluster: String, officers: [String], document: String?
    ) -> Denial? {
        switch actor.role {
        case .secretary, .chair, .admin:
            document == nil ? .needsDocument(Message("paper_needed_for_cluster", ["cluster": cluster])) : nil
        case .head:
            actor.unit.map(officers.contains) ?? false ? nil : notLeading(cluster, officers)
        case .member, .viewer, .auditor, .operator:
            notLeading(cluster, officers)
        }
    }

    private static func notLeading(_ cluster: String, _ officers: [String]) -> Denial {
        guard !officers.isEmpty else { return .notYours(Message("cluster_without_officers", ["cluster": cluster])) }
        return .notYours(
            Message("cluster_led_by_others", ["cluster": cluster, "officers": officers.joined(separator: ", ")]))
    }

    /// Why somebody may not record or lift a finding about a unit; `nil` where they may: nobody decides about its own unit.
    public static func denial(of actor: Actor, findingAbout unit: String) -> Denial? {
        actor.unit == unit ? .notYours(Message("finding_about_own_unit", ["unit": unit])) : nil
    }

    private static func notDrafting(_ cluster: String, _ officers: [String]) -> Denial {
        guard !officers.isEmpty else { return .notYours(Message("drafting_without_officers", ["cluster": cluster])) }
        return .notYours(
            Message("cluster_not_yours", ["cluster": cluster, "officers": officers.joined(separator: ", ")]))
    }
}
