/// What a part of a cluster's regulation (quy chế hoạt động) is about.
public enum RegulationPart: String, Sendable, CaseIterable {
    /// A law, decree, circular or decision that the regulation rests on; one part each.
    case legalBasis = "legal_basis"
    /// Principles of the cluster's work.
    case principles
    /// How the cluster is organised.
    case organisation
    /// The working regime: meetings, reports, the rotation of the head.
    case workingRegime = "working_regime"
    /// Duties, powers and relations of the members.
    case members
    /// Duties and powers of head and deputies.
    case headAndDeputies = "head_and_deputies"
    /// Whatever else the cluster writes.
    case other

    /// The sections that no regulation comes into force without, in the order of the checklist.
    public static let checklist: [RegulationPart] = [
        .principles, .organisation, .workingRegime, .members, .headAndDeputies,
    ]

    /// Whether a regulation may have several parts of the kind; a section of the checklist stands once.
    public var mayRepeat: Bool { !Self.checklist.contains(self) }

    /// What a regulation of these parts lacks before the council can approve it: a legal basis, sections of the checklist.
    public static func missing(among parts: some Sequence<RegulationPart>) -> [RegulationPart] {
        let present = Set(parts)
        return ([.legalBasis] + checklist).filter { !present.contains($0) }
    }
}

/// Where a version of a regulation stands; it only goes forward.
public enum RegulationState: String, Sendable, CaseIterable {
    /// Members comment and agree.
    case draft
    /// The council approved it; it waits for its day.
    case approved
    /// The cluster lives by it.
    case inForce = "in_force"
    /// A later version took its place.
    case superseded
}

/// Whether enough members agreed.
public enum AgreementRule {
    /// Whether `agreed` of `members` are at least `share` percent of them; nobody agrees for a cluster without members.
    public static func isMet(agreed: Int, of members: Int, share: Points) -> Bool {
        members > 0 && Int64(agreed) * 10_000 >= share.hundredths * Int64(members)
    }
}
