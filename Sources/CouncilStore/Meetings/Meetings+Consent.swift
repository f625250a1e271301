public import Councils
public import Postgres

/// What members and the council say before a meeting.
extension Meetings {
    /// Whose word is recorded.
    public enum Speaker: Sendable, Equatable {
        /// A member, by its code.
        case unit(String)
        /// The organising council.
        case council

        var unit: String? { if case .unit(let code) = self { code } else { nil } }
    }

    /// Records whether a member, or the organising council, consents to a review being online. Who said the same before changes
    /// nothing. Throws ``CouncilError`` where no consent is asked for, or none any more.
    public static func consent(
        _ consents: Bool, of speaker: Speaker, _ key: Key, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Bool {
        if let denial = denial(of: actor, speakingFor: speaker, document: document) { throw CouncilError(denial) }
        let meeting = try find(key, transaction)
        guard MeetingRule.of(key.kind).needsConsentOnline, meeting.state.mode == .online else {
            throw meeting.refusal(.wrongState, "meeting_needs_no_consent")
        }
        try meeting.requireAhead()
        if let unit = speaker.unit { try meeting.requireMember(unit, transaction) }
        let written = try transaction.execute(
            """
            insert into meeting_consent as known (council_id, cycle_id, meeting_id, unit_id, consents, author, at, document)
            select current_council(), \(meeting.cycle), \(meeting.id), said.unit_id, \(consents), current_actor(),
                   current_instant(), normalize(\(document))
            from (select (select unit_id from unit where code = \(speaker.unit)) as unit_id) as said
            on conflict (council_id, cycle_id, meeting_id, unit_id) do update
            set (consents, author, at, document) = (excluded.consents, excluded.author, excluded.at, excluded.document)
            where known.consents <> excluded.consents
            """)
        guard written > 0 else { return false }
        try Events.change(
            "meeting consent", meeting.object,
            after: ["of": speaker.unit ?? "council", "consents": consents ? "yes" : "no", "document": document],
            transaction)
        return true
    }

    private static func denial(of actor: Actor, speakingFor speaker: Speaker, document: String?) -> Denial? {
        if let unit = speaker.unit { return SpeakingRule.denial(of: actor, forUnit: unit, document: document) }
        guard [.secretary, .chair, .admin].contains(actor.role) else {
            return .notYours(Message("meeting_council_speaks", ["role": actor.role.rawValue]))
        }
        return document == nil
            ? .needsDocument(Message("meeting_council_speaks", ["role": actor.role.rawValue])) : nil
    }

    /// Records what a member answers to items of a written consultation, or to all of them; returns how many answers changed.
    public static func answer(
        _ agrees: Bool, to items: [MeetingItem]?, text: String?, unit: String, _ key: Key, by actor: Actor,
        document: String?, _ transaction: borrowing Transaction
    ) throws -> Int {
        if let denial = SpeakingRule.denial(of: actor, forUnit: unit, document: document) { throw CouncilError(denial) }
        let meeting = try find(key, transaction)
        guard meeting.state.mode == .written else { throw meeting.refusal(.wrongState, "consultation_needed") }
        try meeting.requireAhead()
        try meeting.requireMember(unit, transaction)
        try meeting.requireOnAgenda(items ?? [], transaction)
        guard agrees || text != nil else { throw CouncilError(.badValue, "answer_needs_reason") }
        let written: Int = try transaction.only(
            """
            select answer_meeting(\(meeting.cycle), \(meeting.id), \(unit), \(items?.map(\.rawValue)), \(agrees), \(text),
                                  \(document)) as written
            """)["written"]
        guard written > 0 else { return 0 }
        try Events.change(
            "meeting answer", meeting.object,
            after: [
                "unit": unit, "items": items.map { $0.map(\.rawValue).joined(separator: ",") } ?? "all",
                "agrees": agrees ? "yes" : "no", "text": text, "document": document,
            ], transaction)
        return written
    }
}

extension Meetings.Found {
    /// Throws where the meeting was held: words that precede it stay as they are.
    func requireAhead() throws {
        if heldOn != nil { throw refusal(.wrongState, "meeting_was_held") }
    }

    /// Throws ``CouncilError/Kind/badValue`` for a unit that is no member on the meeting's day.
    func requireMember(_ unit: String, _ transaction: borrowing Transaction) throws {
        guard try members(transaction).contains(unit) else {
            throw refusal(.badValue, "meeting_unit_not_member", ["unit": unit])
        }
    }

    /// Who is asked to the meeting, by code.
    func members(_ transaction: borrowing Transaction) throws -> Set<String> {
        Set(
            try transaction.query(
                "select unit from meeting_members(\([cycle])) as member where member.meeting_id = \(id)"
            ).map { try $0["unit"] as String })
    }

    /// Throws ``CouncilError/Kind/badValue`` for an item that does not stand on the agenda.
    func requireOnAgenda(_ items: [MeetingItem], _ transaction: borrowing Transaction) throws {
        let agenda: [String] = try transaction.query(
            """
            select item
            from meeting_item
            where cycle_id = \(cycle) and meeting_id = \(id) and on_agenda
            order by item
            """
        ).map { try $0["item"] }
        guard let strange = items.first(where: { !agenda.contains($0.rawValue) }) else { return }
        throw refusal(
            .badValue, "meeting_item_not_on_agenda",
            ["item": strange.rawValue, "items": agenda.joined(separator: ", ")])
    }
}
