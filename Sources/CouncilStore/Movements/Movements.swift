public import Councils
public import Postgres

/// The emulation movements of a cluster's year, from draft to review.
public enum Movements {
    /// Which movement is meant, who acts and on what paper.
    public struct Act: Sendable {
        /// The award year.
        public var year: Int
        /// The cluster's code.
        public var cluster: String
        /// The movement's code.
        public var movement: String
        /// Who acts.
        public var actor: Actor
        /// The paper that the act stands on.
        public var document: String?

        /// An act on one movement.
        public init(year: Int, cluster: String, movement: String, by actor: Actor, document: String?) {
            self.year = year
            self.cluster = cluster
            self.movement = movement
            self.actor = actor
            self.document = document
        }
    }

    /// A movement that an act found, locked until the act ends.
    struct Found {
        let cycle: ClusterYear
        let id: Int64
        let movement: Movement

        /// Throws where the movement's state or what it lacks forbids a step.
        func require(_ step: MovementStep) throws {
            if let refusal = movement.refusal(of: step) { throw CouncilError(.wrongState, refusal) }
        }

        func record(
            _ step: MovementStep, after: [String: String?], _ transaction: borrowing Transaction
        ) throws {
            try Events.change(
                "movement \(step.rawValue)", cycle.object("movement", movement.code), after: after, transaction)
        }
    }

    /// Launches a movement: it lacks nothing, and is not changed any more. False where it was launched before.
    public static func launch(_ act: Act, _ transaction: borrowing Transaction) throws -> Bool {
        let found = try find(act, transaction)
        try found.cycle.require(act.actor, toSpeakFor: [found.movement.unit], document: act.document, transaction)
        if found.movement.state == .launched { return false }
        try found.require(.launch)
        try transaction.execute(
            """
            update movement
            set state = 'launched', launched_by = current_actor(), launched_at = current_instant(),
                launch_document = normalize(\(act.document))
            where cycle_id = \(found.cycle.id) and movement_id = \(found.id)
            """)
        try found.record(.launch, after: ["document": act.document], transaction)
        return true
    }

    /// Lets a unit take part in a launched movement. False where it takes part already.
    public static func register(_ unit: String, in act: Act, _ transaction: borrowing Transaction) throws -> Bool {
        let found = try find(act, transaction)
        try found.cycle.require(member: unit, transaction)
        try found.cycle.require(act.actor, toSpeakFor: [unit], document: act.document, transaction)
        if try takesPart(unit, in: found, transaction) { return false }
        try found.require(.register)
        try transaction.execute(
            """
            insert into movement_unit (council_id, cycle_id, movement_id, unit_id, document, author, at)
            select council_id, \(found.cycle.id), \(found.id), unit_id, normalize(\(act.document)), current_actor(),
                   current_instant()
            from unit
            where code = \(unit)
            """)
        try found.record(.register, after: ["unit": unit, "document": act.document], transaction)
        return true
    }

    /// Ends a movement with its final result. False where it ended with this very result.
    public static func review(_ act: Act, result: String, _ transaction: borrowing Transaction) throws -> Bool {
        let found = try find(act, transaction)
        try found.cycle.require(act.actor, toSpeakFor: [found.movement.unit], document: act.document, transaction)
        if found.movement.result == result { return false }
        try found.require(.review)
        try transaction.execute(
            """
            update movement
            set state = 'reviewed', result = normalize(\(result)), reviewed_by = current_actor(),
                reviewed_at = current_instant(), reviewed_on = council_today(),
                review_document = normalize(\(act.document))
            where cycle_id = \(found.cycle.id) and movement_id = \(found.id)
            """)
        try found.record(.review, after: ["result": result, "document": act.document], transaction)
        return true
    }

    static func takesPart(
        _ unit: String, in found: Found, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.first(
            """
            select
            from movement_unit
            join unit using (council_id, unit_id)
            where cycle_id = \(found.cycle.id) and movement_id = \(found.id) and unit.code = \(unit)
            """) != nil
    }
}
