/// One meeting as the rules look at it.
public struct MeetingCase: Sendable, Equatable {
    /// The organising council's code.
    public var council = "-"
    /// The cluster's code.
    public var cluster = "-"
    /// The award year.
    public var year = 0
    /// What it is about.
    public var kind: MeetingKind
    /// How it is held.
    public var mode: MeetingMode
    /// The day it is planned for, as an ISO date; of a written consultation the last day for answers.
    public var plannedOn: String
    /// Whether it is recorded as held.
    public var isHeld = false
    /// Whether it has minutes.
    public var hasMinutes = false
    /// How many members it has.
    public var members = 0
    /// How many of them consent to its being online.
    public var agreed = 0
    /// How many must, in percent.
    public var share: Points = .zero
    /// The first by code of those that do not consent.
    public var firstSilent: String?
    /// Whether the organising council consents to its being online.
    public var councilConsents = false
    /// How many members' attendance is not on record.
    public var unrecorded = 0
    /// The first of them by code.
    public var firstUnrecorded: String?
    /// How many members were present, or answered.
    public var present = 0
    /// Required items that were not treated.
    public var missingItems: [MeetingItem] = []

    /// A meeting that is planned and of which nothing else is known.
    public init(kind: MeetingKind, mode: MeetingMode = .inPerson, plannedOn: String = "2025-07-15") {
        (self.kind, self.mode, self.plannedOn) = (kind, mode, plannedOn)
    }

    private var rule: MeetingRule { .of(kind) }

    private var needsConsent: Bool { mode == .online && rule.needsConsentOnline }

    /// What the consents lack that an online review needs: the members' by their share, and the council's.
    public var consentGaps: [Message] {
        guard needsConsent else { return [] }
        var gaps: [Message] = []
        if !AgreementRule.isMet(agreed: agreed, of: members, share: share) {
            let missing = ConsentRule.missing(agreed: agreed, of: members, share: share)
            gaps.append(say("meeting_consents_missing", count: missing, first: firstSilent))
        }
        if !councilConsents { gaps.append(say("meeting_council_consent_missing")) }
        return gaps
    }

    /// Why the meeting cannot be recorded as held on a day; `nil` where it can. Both days are ISO dates.
    public func objection(toHolding day: String, today: String) -> Message? {
        if !rule.modes.contains(mode) { return rule.objection(mode: mode, items: [], required: []) }
        if day > today { return Message("meeting_in_future", ["on": day, "today": today]) }
        if let gap = consentGaps.first { return gap }
        guard mode == .written, unrecorded > 0, today <= plannedOn else { return nil }
        return say("consultation_waiting", count: unrecorded, first: firstUnrecorded)
    }

    /// What the meeting lacks before it counts, in the order in which people see to it.
    public var gaps: [Message] {
        var gaps = consentGaps
        guard isHeld else { return [say(kind == .yearEnd ? "conference_not_held" : "meeting_not_held")] + gaps }
        if unrecorded > 0 {
            gaps.append(say("meeting_attendance_missing", count: unrecorded, first: firstUnrecorded))
        } else if present == 0 && kind != .council {
            gaps.append(say("meeting_nobody_present"))
        }
        if !hasMinutes { gaps.append(say("meeting_without_minutes")) }
        return gaps + itemGaps
    }

    private var itemGaps: [Message] {
        if missingItems.isEmpty { return [] }
        let code = kind == .preparatory ? "preparatory_not_settled" : "meeting_items_missing"
        let named = kind == .preparatory ? missingItems : missingItems.filter { $0 != .exemplars }
        let items = MeetingRule.list(named.map(\.rawValue))
        let others = named.isEmpty ? [] : [say(code, items: items)]
        return others + (named == missingItems ? [] : [say("meeting_exemplars_missing")])
    }

    private func say(_ code: String, count: Int? = nil, first: String? = nil, items: String? = nil) -> Message {
        var parameters = [
            "kind": kind.rawValue, "on": plannedOn, "cluster": cluster, "year": "\(year)", "council": council,
        ]
        parameters["count"] = count.map { "\($0)" }
        parameters["first"] = count == nil ? nil : first ?? "-"
        parameters["items"] = items
        return Message(code, parameters)
    }
}
