public import Councils
public import Postgres

/// What is recorded of a meeting once it takes place.
extension Meetings {
    /// Minutes as they are named.
    public struct Minutes: Sendable {
        /// Their number, such as `12/BB-CTĐ`; `nil` where they are named already and only items are added.
        public var number: String?
        /// The day they are of; the meeting's own if `nil`.
        public var day: CivilDate?
        /// Which items were treated, or settled.
        public var items: [MeetingItem]
        /// What was concluded on the one item that is named.
        public var conclusion: String?

        /// Minutes as given.
        public init(number: String?, day: CivilDate? = nil, items: [MeetingItem], conclusion: String? = nil) {
            (self.number, self.day, self.items, self.conclusion) = (number, day, items, conclusion)
        }
    }

    /// Records that a meeting was held on a day, or ends a written consultation; the same again changes nothing, another day
    /// corrects it. Throws ``CouncilError/Kind/wrongState`` with what is missing.
    public static func hold(
        _ key: Key, on day: CivilDate?, by actor: Actor, document: String?, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try require(actor, key, document: document, transaction)
        let meeting = try find(key, transaction)
        let today = try CouncilDay.today(transaction)
        let day = day ?? today
        if meeting.heldOn == day { return false }
        if let objection = meeting.state.objection(toHolding: "\(day)", today: "\(today)") {
            throw CouncilError(.wrongState, objection)
        }
        if let far = try far(day, key, transaction) { throw CouncilError(.badValue, far) }
        try transaction.execute(
            """
            update meeting
            set (held_on, held_document, held_by, held_at)
                = (\(day), normalize(\(document)), current_actor(), current_instant())
            where cycle_id = \(meeting.cycle) and meeting_id = \(meeting.id)
            """)
        try Events.change(
            "meeting hold", meeting.object, before: ["held_on": meeting.heldOn.map { "\($0)" }],
            after: ["held_on": "\(day)", "document": document], transaction)
        return true
    }

    /// Records who came, a line for each delegate; returns how many units' records changed. Throws `ImportRejection` for units
    /// that are no members and ``CouncilError/Kind/wrongState`` before the day.
    public static func attend(
        _ rows: [AttendanceRows.Row], _ key: Key, by actor: Actor, document: String?, command: String,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        try require(actor, key, document: document, transaction)
        let meeting = try find(key, transaction)
        let today = try CouncilDay.today(transaction)
        if meeting.heldOn == nil && meeting.plannedOn > today {
            throw meeting.refusal(.wrongState, "meeting_in_future", ["today": "\(today)"])
        }
        try require(rows, meeting, transaction)
        let written: Int = try transaction.only(
            """
            select record_attendance(
                \(meeting.cycle), \(meeting.id), \(rows.map(\.unit)), \(rows.map(\.presence.rawValue)),
                \(rows.map { $0.delegate?.name }), \(rows.map { $0.delegate?.title }), \(document)) as written
            """)["written"]
        guard written > 0 else { return 0 }
        try Events.change(
            command, meeting.object,
            after: [
                "units": "\(written)", "unit": Set(rows.map(\.unit)).count == 1 ? rows.first?.unit : nil,
                "presence": rows.count == 1 ? rows.first?.presence.rawValue : nil, "document": document,
            ], transaction)
        return written
    }

    private static func require(
        _ rows: [AttendanceRows.Row], _ meeting: Found, _ transaction: borrowing Transaction
    ) throws {
        let members = try meeting.members(transaction)
        let isWritten = meeting.state.mode == .written
        let mistakes = rows.compactMap { row -> ImportMistake? in
            let isStranger = !members.contains(row.unit)
            guard isStranger || isWritten && row.presence == .present else { return nil }
            let code = isStranger ? "meeting_unit_not_member" : "attendance_by_answers"
            let reason = meeting.refusal(.badValue, code, ["unit": row.unit]).message
            return ImportMistake(line: row.line, column: "unit", value: row.unit, reason: reason)
        }
        if !mistakes.isEmpty { throw ImportRejection(mistakes) }
    }

    /// Names the minutes of a meeting that was held, and what was treated; what is on record already is passed over. Throws
    /// ``CouncilError/Kind/wrongState`` before it was held.
    public static func minute(
        _ minutes: Minutes, _ key: Key, by actor: Actor, document: String?, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try require(actor, key, document: document, transaction)
        let meeting = try find(key, transaction)
        guard let heldOn = meeting.heldOn, let number = minutes.number ?? meeting.minutes else {
            let gaps = meeting.state.gaps.first { $0.code != "meeting_attendance_missing" }
            throw CouncilError(.wrongState, gaps ?? "meeting_without_minutes")
        }
        if let day = minutes.day, day < heldOn {
            throw meeting.refusal(.badValue, "minutes_before_meeting", ["date": "\(day)"])
        }
        try meeting.requireOnAgenda(minutes.items, transaction)
        let named = minutes.number == nil ? 0 : try name(number, minutes.day, meeting, transaction)
        let treated = try treat(minutes, meeting, transaction)
        guard named + treated > 0 else { return false }
        try Events.change(
            "meeting minutes", meeting.object, before: ["number": meeting.minutes],
            after: [
                "number": number, "items": minutes.items.map(\.rawValue).joined(separator: ","),
                "conclusion": minutes.conclusion, "document": document,
            ], transaction)
        return true
    }

    private static func name(
        _ number: String, _ day: CivilDate?, _ meeting: Found, _ transaction: borrowing Transaction
    ) throws -> Int {
        try transaction.execute(
            """
            update meeting
            set (minutes_number, minutes_on, minutes_by, minutes_at)
                = (normalize(\(number)), coalesce(\(day), minutes_on, held_on), current_actor(), current_instant())
            where cycle_id = \(meeting.cycle)
              and meeting_id = \(meeting.id)
              and (minutes_number, minutes_on)
                  is distinct from (normalize(\(number)), coalesce(\(day), minutes_on, held_on))
            """)
    }

    private static func treat(
        _ minutes: Minutes, _ meeting: Found, _ transaction: borrowing Transaction
    ) throws -> Int {
        try transaction.execute(
            """
            update meeting_item
            set (conclusion, treated_by, treated_at)
                = (coalesce(normalize(\(minutes.conclusion)), conclusion), current_actor(), current_instant())
            where cycle_id = \(meeting.cycle)
              and meeting_id = \(meeting.id)
              and item = any (\(minutes.items.map(\.rawValue)))
              and (treated_at is null
                   or coalesce(normalize(\(minutes.conclusion)), conclusion) is distinct from conclusion)
            """)
    }
}
