public import Councils
public import Postgres

extension Movements {
    /// What is noted of a movement on its way.
    public struct Note: Sendable {
        /// What kind of note it is.
        public var kind: MovementNoteKind
        /// The unit that it is about; `nil` for the whole movement.
        public var unit: String?
        /// What it says.
        public var text: String

        /// A note.
        public init(kind: MovementNoteKind, unit: String?, text: String) {
            self.kind = kind
            self.unit = unit
            self.text = text
        }
    }

    /// Adds a note to a launched movement. False where this very note is on record.
    ///
    /// Whoever launched the movement notes what it sees, each unit that takes part how itself gets on, and who leads the cluster
    /// what an inspection saw.
    public static func note(_ note: Note, on act: Act, _ transaction: borrowing Transaction) throws -> Bool {
        let found = try find(act, transaction)
        try require(note, found, act, transaction)
        try found.require(.note)
        let added = try transaction.execute(
            """
            insert into movement_note (council_id, cycle_id, movement_id, unit_id, kind, text, document, author, at)
            select current_council(), \(found.cycle.id), \(found.id), unit.unit_id, \(note.kind.rawValue),
                   normalize(\(note.text)), normalize(\(act.document)), current_actor(), current_instant()
            from (values (\(note.unit))) as named (unit)
            left join unit on unit.code = named.unit
            where not exists (
                select
                from movement_note as known
                where known.cycle_id = \(found.cycle.id)
                  and known.movement_id = \(found.id)
                  and known.unit_id is not distinct from unit.unit_id
                  and known.kind = \(note.kind.rawValue)
                  and known.text = normalize(\(note.text)))
            """)
        guard added > 0 else { return false }
        try found.record(
            .note,
            after: ["kind": note.kind.rawValue, "unit": note.unit, "text": note.text, "document": act.document],
            transaction)
        return true
    }

    private static func require(
        _ note: Note, _ found: Found, _ act: Act, _ transaction: borrowing Transaction
    ) throws {
        if let unit = note.unit, try !takesPart(unit, in: found, transaction) {
            throw CouncilError(
                .notFound, "movement_unit_not_in_it", ["unit": unit, "movement": found.movement.code])
        }
        // A unit's own word counts for itself; everything else is said by the launcher, or by the head that inspects.
        let speaksForItself = note.unit != nil && note.unit == act.actor.unit && note.kind != .inspection
        let officers = try Officers.leading(act.cluster, years: [act.year], transaction)
        let leads = act.actor.role == .head && act.actor.unit.map(officers.contains) ?? false
        if speaksForItself || note.kind == .inspection && leads {
            return try requireUnit(note, found, act, transaction)
        }
        try found.cycle.require(act.actor, toSpeakFor: [found.movement.unit], document: act.document, transaction)
    }

    /// Its own unit is spoken for by who belongs to it; the head that inspects needs nobody's leave.
    private static func requireUnit(
        _ note: Note, _ found: Found, _ act: Act, _ transaction: borrowing Transaction
    ) throws {
        guard note.kind != .inspection, let unit = note.unit else { return }
        try found.cycle.require(act.actor, toSpeakFor: [unit], document: act.document, transaction)
    }
}
