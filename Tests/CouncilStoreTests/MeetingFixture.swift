import CouncilStore
import Councils
import Postgres

/// Meetings of `cum-1` in 2025, on a clock that stands at 31 January 2026.
enum MeetingFixture {
    static func key(_ kind: MeetingKind, _ number: Int? = nil, cluster: String = "cum-1") -> Meetings.Key {
        Meetings.Key(cluster: cluster, year: 2025, kind: kind, number: number)
    }

    @discardableResult
    static func plan(
        _ kind: MeetingKind, as mode: MeetingMode = .inPerson, on day: (Int, Int, Int) = (2025, 7, 15),
        items: [MeetingItem]? = nil, by actor: Actor = .test, _ transaction: borrowing Transaction
    ) throws -> String {
        let day = try SampleCouncil.day(day.0, day.1, day.2)
        return try Meetings.plan(
            Meetings.Plan(key(kind), on: day, mode: mode, place: nil, items: items), by: actor, document: "1/KH",
            transaction)?.change ?? "-"
    }

    @discardableResult
    static func hold(
        _ kind: MeetingKind, on day: (Int, Int, Int) = (2025, 7, 15), by actor: Actor = .test,
        _ transaction: borrowing Transaction
    ) throws -> Bool {
        try Meetings.hold(
            key(kind), on: try SampleCouncil.day(day.0, day.1, day.2), by: actor, document: "2/BB", transaction)
    }

    @discardableResult
    static func attend(
        _ kind: MeetingKind, _ units: [String], being presence: MeetingPresence = .present,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        try Meetings.attend(
            units.map { AttendanceRows.Row(unit: $0, presence: presence) }, key(kind), by: .test, document: "2/BB",
            command: "meeting attend", transaction)
    }

    @discardableResult
    static func minute(
        _ kind: MeetingKind, number: String? = "3/BB", items: [MeetingItem] = [], conclusion: String? = nil,
        _ transaction: borrowing Transaction
    ) throws -> Bool {
        try Meetings.minute(
            Meetings.Minutes(number: number, items: items, conclusion: conclusion), key(kind), by: .test,
            document: "2/BB", transaction)
    }

    @discardableResult
    static func consent(
        _ unit: String?, says consents: Bool = true, by actor: Actor = .test, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try Meetings.consent(
            consents, of: unit.map { .unit($0) } ?? .council, key(.midYear), by: actor, document: "4/CV", transaction)
    }

    @discardableResult
    static func answer(
        _ unit: String, to items: [MeetingItem]? = nil, agrees: Bool = true, text: String? = nil,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        try Meetings.answer(
            agrees, to: items, text: text, unit: unit, key(.preparatory), by: .test, document: "5/CV", transaction)
    }

    /// What keeps `cum-1` from leaving a state, as `code` or `code count first`.
    static func gaps(_ state: String, _ transaction: borrowing Transaction) throws -> [String] {
        try gapMessages(state, transaction).map { message, waiting, first in
            message.code + (waiting.map { " \($0) \(first ?? "-")" } ?? "")
        }
    }

    static func gapMessages(
        _ state: String, _ transaction: borrowing Transaction
    ) throws -> [(Message, Int?, String?)] {
        try transaction.query(
            """
            select code, waiting, first_unit, parameters
            from meeting_gaps((select array_agg(cycle_id) from cycle join cluster using (council_id, cluster_id)
                               where cluster.code = 'cum-1'))
            where state = \(state)
            """
        ).map { row in
            (Message(try row["code"], pairs: try row["parameters"]), try row["waiting"], try row["first_unit"])
        }
    }

    /// What the units of `cum-1` owe, as `unit kind thing due done`.
    static func obligations(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select unit.code || ' ' || owed.kind || ' ' || owed.thing || ' ' || owed.due_on || ' '
                   || coalesce(owed.done_on::text, '-') as said
            from meeting_obligations((select array_agg(cycle_id) from cycle)) as owed
            join unit using (unit_id)
            order by 1
            """
        ).map { try $0["said"] }
    }
}
