public import Councils
public import Postgres

/// What units achieved, the exemplars that rest on it, and how others come to know and follow them.
public enum Exemplars {
    /// Which exemplar is meant, who acts and on what paper.
    public struct Act: Sendable {
        /// The award year.
        public var year: Int
        /// The cluster's code.
        public var cluster: String
        /// The exemplar's code.
        public var exemplar: String
        /// Who acts.
        public var actor: Actor
        /// The paper that the act stands on.
        public var document: String?

        /// An act on one exemplar.
        public init(year: Int, cluster: String, exemplar: String, by actor: Actor, document: String?) {
            self.year = year
            self.cluster = cluster
            self.exemplar = exemplar
            self.actor = actor
            self.document = document
        }
    }

    /// How an exemplar was made known.
    public struct Publicity: Sendable {
        /// When, as seen from the conference.
        public var phase: PublicityPhase
        /// By which channel.
        public var channel: String
        /// To whom.
        public var audience: String
        /// Where.
        public var place: String
        /// On which day.
        public var on: CivilDate

        /// One occasion.
        public init(phase: PublicityPhase, channel: String, audience: String, place: String, on: CivilDate) {
            self.phase = phase
            self.channel = channel
            self.audience = audience
            self.place = place
            self.on = on
        }
    }

    struct Found {
        let cycle: ClusterYear
        let id: Int64
        let unit: String
    }

    static func find(_ act: Act, _ transaction: borrowing Transaction) throws -> Found {
        let cycle = try ClusterYear(year: act.year, cluster: act.cluster, transaction)
        let row = try transaction.first(
            """
            select exemplar.exemplar_id, unit.code as unit
            from exemplar
            join unit using (council_id, unit_id)
            where exemplar.cycle_id = \(cycle.id) and exemplar.code = \(act.exemplar)
            for no key update of exemplar
            """)
        guard let row else {
            throw CouncilError(
                .notFound, "exemplar_missing",
                ["exemplar": act.exemplar, "cluster": act.cluster, "year": "\(act.year)"])
        }
        return Found(cycle: cycle, id: try row["exemplar_id"], unit: try row["unit"])
    }

    /// Records how an exemplar was made known. False where that is on record.
    public static func publicise(
        _ publicity: Publicity, of act: Act, _ transaction: borrowing Transaction
    ) throws -> Bool {
        let found = try find(act, transaction)
        try found.cycle.require(act.actor, toSpeakFor: [found.unit], document: act.document, transaction)
        try CouncilDay.require(past: publicity.on, transaction)
        let added = try transaction.execute(
            """
            insert into exemplar_publicity (council_id, cycle_id, exemplar_id, phase, channel, audience, place, held_on,
                                            document, author, at)
            values (current_council(), \(found.cycle.id), \(found.id), \(publicity.phase.rawValue),
                    normalize(\(publicity.channel)), normalize(\(publicity.audience)), normalize(\(publicity.place)),
                    \(publicity.on), normalize(\(act.document)), current_actor(), current_instant())
            on conflict do nothing
            """)
        guard added > 0 else { return false }
        try Events.change(
            "exemplar publicise", found.cycle.object("exemplar", act.exemplar),
            after: [
                "phase": publicity.phase.rawValue, "channel": publicity.channel, "audience": publicity.audience,
                "place": publicity.place, "on": "\(publicity.on)", "document": act.document,
            ], transaction)
        return true
    }

    /// Records that another unit followed an exemplar, and what came of it. False where that is on record.
    public static func replicate(
        _ act: Act, unit: String, on day: CivilDate, result: String, _ transaction: borrowing Transaction
    ) throws -> Bool {
        let found = try find(act, transaction)
        if try transaction.first("select from unit where code = \(unit)") == nil {
            throw CouncilError(.notFound, "unit_missing", ["unit": unit])
        }
        if unit == found.unit { throw CouncilError(.badValue, "exemplar_replicates_itself", ["unit": unit]) }
        try found.cycle.require(act.actor, toSpeakFor: [unit], document: act.document, transaction)
        try CouncilDay.require(past: day, transaction)
        if let known = try recorded(of: found, unit: unit, on: day, transaction) {
            if known == result { return false }
            throw CouncilError(.wrongState, "replication_told_otherwise", ["unit": unit, "on": "\(day)"])
        }
        try transaction.execute(
            """
            insert into exemplar_replication (council_id, cycle_id, exemplar_id, unit_id, replicated_on, result, document,
                                              author, at)
            select council_id, \(found.cycle.id), \(found.id), unit_id, \(day), normalize(\(result)),
                   normalize(\(act.document)), current_actor(), current_instant()
            from unit
            where code = \(unit)
            """)
        try Events.change(
            "exemplar replicate", found.cycle.object("exemplar", act.exemplar),
            after: ["unit": unit, "on": "\(day)", "result": result, "document": act.document], transaction)
        return true
    }

    private static func recorded(
        of found: Found, unit: String, on day: CivilDate, _ transaction: borrowing Transaction
    ) throws -> String? {
        try transaction.first(
            """
            select result
            from exemplar_replication
            join unit using (council_id, unit_id)
            where cycle_id = \(found.cycle.id) and exemplar_id = \(found.id) and unit.code = \(unit)
              and replicated_on = \(day)
            """)?["result"]
    }
}
