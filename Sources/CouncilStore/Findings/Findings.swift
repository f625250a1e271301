public import Councils
public import Postgres

/// What other channels say about units, and what follows from it for their cards.
public enum Findings {
    /// A finding to be recorded.
    public struct New: Sendable {
        /// Through which channel it became known.
        public var channel: FindingChannel
        /// What follows.
        public var effect: FindingEffect
        /// What is deducted; only with ``FindingEffect/deduct``.
        public var points: Points?
        /// What it is about.
        public var reason: String
        /// The paper that it stands on.
        public var document: String

        /// A finding as a secretary records it.
        public init(
            channel: FindingChannel, effect: FindingEffect, points: Points?, reason: String, document: String
        ) {
            (self.channel, self.effect, self.points) = (channel, effect, points)
            (self.reason, self.document) = (reason, document)
        }
    }

    /// One finding in a list.
    public struct Entry: Sendable {
        /// Its number.
        public let id: Int64
        /// The cluster's code.
        public let cluster: String
        /// The unit's code.
        public let unit: String
        /// Through which channel it became known.
        public let channel: String
        /// What follows, such as `deduct`.
        public let effect: String
        /// What is deducted.
        public let points: Points?
        /// What it is about.
        public let reason: String
        /// The paper that it stands on.
        public let document: String
        /// Who recorded it.
        public let author: String
        /// When.
        public let at: Timestamp
        /// Who lifted it; `nil` while it has its effect.
        public let liftedBy: String?
        /// When it was lifted.
        public let liftedAt: Timestamp?
        /// Why it was lifted.
        public let liftedReason: String?
        /// The finding about a predecessor that it goes on from.
        public let carriedFrom: Int64?

        /// What the effect means, for people.
        public var meaning: Message {
            (FindingEffect(rawValue: effect) ?? .none).meaning(points: points, isLifted: liftedAt != nil)
        }
    }

    /// Records a finding about a unit's card. The same one again, while it is not lifted, changes nothing.
    ///
    /// Points that it deducts count at once, and on a card without a complete figure as soon as it has one. Throws
    /// ``CouncilError/Kind/notFound`` without a card and ``CouncilError/Kind/badValue`` for points that cannot be.
    public static func add(
        _ finding: New, unit: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> (finding: Int64, isNew: Bool) {
        let card = try CardKey.find(unit: unit, year: year, cluster: cluster, transaction)
        if let objection = finding.effect.objection(points: finding.points, base: card.base) {
            throw CouncilError(.badValue, objection.code, objection.parameters)
        }
        let twin = try twin(of: finding, card, transaction)
        if let twin { return (twin, false) }
        return (try insert(finding, card, unit: unit, year: year, transaction), true)
    }

    /// The same finding, recorded before and not lifted. Of two that say the same at once the second waits on the card and then
    /// finds the first. The cycle is locked before the card, as an import of cards does.
    private static func twin(
        of finding: New, _ card: CardKey, _ transaction: borrowing Transaction
    ) throws -> Int64? {
        try transaction.execute("select from cycle where cycle_id = \(card.cycle) for share")
        try transaction.execute(
            "select from scorecard where cycle_id = \(card.cycle) and unit_id = \(card.unit) for no key update")
        let row = try transaction.first(
            """
            select finding_id
            from finding
            where cycle_id = \(card.cycle)
              and unit_id = \(card.unit)
              and lifted_at is null
              and (channel, effect, reason, document)
                  = (\(finding.channel.rawValue), \(finding.effect.rawValue), normalize(\(finding.reason)),
                     normalize(\(finding.document)))
              and points is not distinct from \(finding.points)
            order by finding_id
            limit 1
            """)
        return try row.map { try $0["finding_id"] }
    }

    private static func insert(
        _ finding: New, _ card: CardKey, unit: String, year: Int, _ transaction: borrowing Transaction
    ) throws -> Int64 {
        let id: Int64 = try transaction.only(
            """
            insert into finding (council_id, cycle_id, unit_id, channel, effect, points, reason, document, author, at)
            values (current_council(), \(card.cycle), \(card.unit), \(finding.channel.rawValue),
                    \(finding.effect.rawValue), \(finding.points), normalize(\(finding.reason)),
                    normalize(\(finding.document)), current_actor(), current_instant())
            returning finding_id
            """)["finding_id"]
        try Events.change(
            "finding add", "finding/\(unit)/\(year)/\(id)",
            after: [
                "channel": finding.channel.rawValue, "effect": finding.effect.rawValue,
                "points": finding.points.map { "\($0)" }, "cluster": card.cluster, "document": finding.document,
            ], reason: finding.reason, transaction)
        return id
    }

    /// Which unit a finding is about; throws ``CouncilError/Kind/notFound``.
    public static func unit(of finding: Int64, _ transaction: borrowing Transaction) throws -> String {
        let row = try transaction.first(
            """
            select unit.code
            from finding
            join unit using (council_id, unit_id)
            where finding.finding_id = \(finding)
            """)
        guard let row else { throw CouncilError(.notFound, "finding_missing", ["finding": "\(finding)"]) }
        return try row["code"]
    }

    /// Ends a finding's effect for a reason; it stays on record. False where it was lifted before.
    public static func lift(_ finding: Int64, reason: String, _ transaction: borrowing Transaction) throws -> Bool {
        let unit = try unit(of: finding, transaction)
        let row = try transaction.first(
            """
            update finding
            set lifted_by = current_actor(), lifted_at = current_instant(), lifted_reason = normalize(\(reason))
            from cycle
            where finding.finding_id = \(finding)
              and finding.lifted_at is null
              and cycle.council_id = finding.council_id
              and cycle.cycle_id = finding.cycle_id
            returning cycle.year, finding.effect, finding.points
            """)
        guard let row else { return false }
        let points: Points? = try row["points"]
        try Events.change(
            "finding lift", "finding/\(unit)/\(try row["year"] as Int16)/\(finding)",
            before: ["effect": try row["effect"], "points": points.map { "\($0)" }], reason: reason, transaction)
        return true
    }
}
