public import Councils
public import Postgres

/// Who signs.
extension Covenants {
    /// How a signing came out.
    public struct Signed: Sendable, Equatable {
        /// The units that signed just now, by code.
        public let units: [String]
        /// The members that have not signed yet, by code.
        public let waiting: [String]
    }

    /// One act of signing.
    public struct Signing: Sendable {
        var year: Int
        var cluster: String
        var unit: String?
        var signedOn: CivilDate?
        var actor: Actor
        var document: String?

        /// A signature of a unit, or of all members where it is `nil`; as of today unless a day is named.
        public init(
            year: Int, cluster: String, unit: String?, signedOn: CivilDate? = nil, by actor: Actor, document: String?
        ) {
            (self.year, self.cluster, self.unit, self.signedOn) = (year, cluster, unit, signedOn)
            (self.actor, self.document) = (actor, document)
        }

        /// Whether the council's agency takes down a paper.
        fileprivate var isOnRecord: Bool {
            document != nil && [.secretary, .chair, .admin].contains(actor.role)
        }
    }

    /// Records that a member signed, or all of them; who signed before is passed over.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` before there is a covenant and after the last day for signing,
    /// ``CouncilError/Kind/notFound`` for a unit that is no member, ``CouncilError/Kind/notPermitted`` for another's word.
    public static func sign(_ signing: Signing, _ transaction: borrowing Transaction) throws -> Signed {
        let cycle = try CovenantCycle.lock(year: signing.year, cluster: signing.cluster, transaction)
        try requireVoice(of: signing.unit, in: cycle, signing.actor, document: signing.document, transaction)
        try cycle.requireCovenant()
        let day = signing.signedOn ?? cycle.today
        let waiting = try unsigned(cycle, transaction)
        if let unit = signing.unit {
            try requireMember(unit, of: cycle, transaction)
            // Who signed stays signed, whatever the day of a repeat.
            guard waiting.contains(unit) else { return Signed(units: [], waiting: waiting) }
        } else if waiting.isEmpty {
            return Signed(units: [], waiting: [])
        }
        let rule = SigningRule(today: cycle.today, closesOn: cycle.closesOn, isOnRecord: signing.isOnRecord)
        if let denial = rule.denial(signedOn: day, cycle.values) { throw CouncilError(denial) }
        let units = signing.unit.map { [$0] } ?? waiting
        try write(units, on: day, document: signing.document, of: cycle, transaction)
        return Signed(units: units, waiting: waiting.filter { !units.contains($0) })
    }

    private static func write(
        _ units: [String], on day: CivilDate, document: String?, of cycle: CovenantCycle,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            insert into covenant_signature (council_id, cycle_id, unit_id, signed_on, document, author, at)
            select card.council_id, card.cycle_id, card.unit_id, \(day), normalize(\(document)), current_actor(),
                   current_instant()
            from scorecard as card
            join unit using (council_id, unit_id)
            where card.cycle_id = \(cycle.id) and unit.code = any (\(units))
            order by unit.code collate "C"
            """)
        try Events.change(
            "covenant sign", cycle.object,
            after: ["units": units.joined(separator: ","), "signed_on": "\(day)", "document": document], transaction)
    }

    /// The members that have not signed, by code.
    private static func unsigned(
        _ cycle: CovenantCycle, _ transaction: borrowing Transaction
    ) throws -> [String] {
        try transaction.query(
            """
            select unit.code
            from cycle_members(array[\(cycle.id)]) as member
            join unit using (unit_id)
            left join covenant_words(array[\(cycle.id)]) as word using (unit_id)
            where word.unit_id is null
            order by unit.code collate "C"
            """
        ).map { try $0["code"] }
    }

    private static func requireMember(
        _ unit: String, of cycle: CovenantCycle, _ transaction: borrowing Transaction
    ) throws {
        let card = try transaction.first(
            """
            select from scorecard as card join unit using (council_id, unit_id)
            where card.cycle_id = \(cycle.id) and unit.code = \(unit)
            """)
        if card == nil {
            throw CouncilError(.notFound, "card_missing_in_cluster", cycle.values.merging(["unit": unit]) { $1 })
        }
    }

    /// Lets through whoever may speak for a unit, or for all members where it is `nil`.
    static func requireVoice(
        of unit: String?, in cycle: CovenantCycle, _ actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws {
        var leads = false
        if actor.role == .head, let own = actor.unit {
            leads = try CriteriaSets.isLed(cluster: cycle.cluster, year: cycle.year, by: own, transaction)
        }
        let denial = SpeakingRule.denial(of: actor, forUnit: unit, leadsCluster: leads, document: document)
        if let denial { throw CouncilError(denial) }
    }

    /// The cluster in which a unit competes in a year. Throws ``CouncilError/Kind/notFound``, or
    /// ``CouncilError/Kind/badValue`` where there are two.
    public static func cluster(
        of unit: String, year: Int, _ transaction: borrowing Transaction
    ) throws -> String {
        let cards = try CardsAtDesk.require(CardScope(year: year, unit: unit), lock: .none, transaction)
        guard let entry = cards.entries.first else {
            throw CouncilError(.notFound, "year_missing", ["year": "\(year)"])
        }
        return entry.cluster
    }
}
