/// What holds for one kind of meeting. The table of all kinds is the only place where this is said to people, to code and to
/// tests; the database holds the same in its constraints and in `meeting_required_items`, and tests compare the two.
public struct MeetingRule: Sendable, Equatable {
    /// The kind that the rule is about.
    public let kind: MeetingKind
    /// How it may be held.
    public let modes: [MeetingMode]
    /// Items that it never goes without.
    public let fixedItems: [MeetingItem]
    /// The setting that names further required items, by year and cluster.
    public let agendaSetting: String?
    /// Whether it may be online only with the consent of members and council.
    public let needsConsentOnline: Bool
    /// The state that the cycle leaves only after such a meeting; `nil` where nothing waits for it.
    public let guards: CycleState?
    /// Whether those who lead the next year may act for it too.
    public let isBesideNext: Bool

    /// All kinds.
    public static let table: [MeetingRule] = [
        MeetingRule(.regulation, [.inPerson, .online], [.regulation]),
        MeetingRule(.covenant, [.inPerson, .online], [.covenant]),
        MeetingRule(
            .midYear, [.inPerson, .online], [.exemplars], agenda: "mid_year_agenda", needsConsentOnline: true,
            guards: .midYear),
        MeetingRule(
            .preparatory, [.inPerson, .online, .written],
            [.covenantResults, .modelsAndExemplars, .headAndDeputies, .conferenceContent], guards: .yearEnd,
            isBesideNext: true),
        MeetingRule(
            .yearEnd, [.inPerson], [.exemplars], agenda: "year_end_agenda", guards: .yearEnd, isBesideNext: true),
        MeetingRule(.council, [.inPerson, .online], []),
    ]

    private init(
        _ kind: MeetingKind, _ modes: [MeetingMode], _ fixedItems: [MeetingItem], agenda: String? = nil,
        needsConsentOnline: Bool = false, guards: CycleState? = nil, isBesideNext: Bool = false
    ) {
        (self.kind, self.modes, self.fixedItems) = (kind, modes, fixedItems)
        (agendaSetting, self.needsConsentOnline) = (agenda, needsConsentOnline)
        (self.guards, self.isBesideNext) = (guards, isBesideNext)
    }

    /// The rule of a kind.
    public static func of(_ kind: MeetingKind) -> MeetingRule {
        table.first { $0.kind == kind } ?? MeetingRule(kind, [], [])
    }

    /// The required items, where the setting names these: in its order, and behind them what is never left out.
    public func required(agenda: [MeetingItem]) -> [MeetingItem] {
        agenda + fixedItems.filter { !agenda.contains($0) }
    }

    /// Why such a meeting cannot be planned so; `nil` where it can.
    public func objection(mode: MeetingMode, items: [MeetingItem], required: [MeetingItem]) -> Message? {
        guard modes.contains(mode) else {
            return Message(
                "meeting_mode_refused",
                ["kind": kind.rawValue, "mode": mode.rawValue, "modes": Self.list(modes.map(\.rawValue))])
        }
        let lacking = required.filter { !items.contains($0) }
        guard !lacking.isEmpty else { return nil }
        return Message(
            "meeting_agenda_lacks", ["kind": kind.rawValue, "items": Self.list(lacking.map(\.rawValue))])
    }

    /// Why somebody may not act for such a meeting at all; `nil` where the rule of clusters decides.
    public func denial(of actor: Actor) -> Denial? {
        let isAgency = [.secretary, .chair, .admin].contains(actor.role)
        return kind == .council && !isAgency ? .notYours("meeting_of_council") : nil
    }

    static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}

/// How many members' consents an online review needs.
public enum ConsentRule {
    /// How many of the members must still consent; 0 where they are enough. `share` is in percent.
    public static func missing(agreed: Int, of members: Int, share: Points) -> Int {
        let needed = (share.hundredths * Int64(members) + 9_999) / 10_000
        return max(Int(needed) - agreed, 0)
    }
}
