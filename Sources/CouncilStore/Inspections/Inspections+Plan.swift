public import Councils
public import Postgres

extension Inspections {
    /// A draw of cross-inspections as it is wanted.
    public struct Wish: Sendable {
        /// The year.
        public var year: Int
        /// The cluster's code.
        public var cluster: String
        /// The number that decides.
        public var seed: Int
        /// The last day for all of them.
        public var due: CivilDate
        /// The `cross` criterion that they give points for.
        public var criterion: String?
        /// The paper that the draw stands on.
        public var document: String?
        /// Why a plan that is there already makes way for this; `nil` where none is to make way.
        public var redrawReason: String?

        /// A first draw.
        public init(
            year: Int, cluster: String, seed: Int, due: CivilDate, criterion: String? = nil, document: String? = nil,
            redrawReason: String? = nil
        ) {
            (self.year, self.cluster, self.seed, self.due) = (year, cluster, seed, due)
            (self.criterion, self.document, self.redrawReason) = (criterion, document, redrawReason)
        }
    }

    /// A plan in effect.
    private struct Standing {
        let seed: Int
        let due: CivilDate
        let criterion: String?
        let held: Int
        let pairs: Set<CrossPlan.Pair>

        func isAsked(by wish: Wish, _ plan: CrossPlan) -> Bool {
            seed == wish.seed && due == wish.due && criterion == wish.criterion && pairs == Set(plan.pairs)
        }
    }

    /// Draws who inspects whom and keeps it; the same draw again changes nothing, and then `isNew` is false.
    ///
    /// Whoever leads the cluster draws, and on paper the agency. Throws ``CouncilError/Kind/wrongState`` where there is a plan
    /// already, unless a reason is given to draw another and nothing of it was held yet.
    public static func draw(
        _ wish: Wish, by actor: Actor, _ transaction: borrowing Transaction
    ) throws -> (plan: CrossPlan, isNew: Bool) {
        try Officers.require(
            actor, toLead: wish.cluster, year: wish.year, document: wish.document, transaction)
        let place = try Place.lock(year: wish.year, cluster: wish.cluster, transaction)
        guard (place.startsOn...place.endsOn).contains(wish.due) else {
            throw CouncilError(
                .badValue, "inspection_due_outside", ["from": "\(place.startsOn)", "to": "\(place.endsOn)"])
        }
        try place.require(criterion: wish.criterion, transaction)
        let plan = try plan(wish, place, transaction)
        if let standing = try standing(in: place, transaction) {
            if standing.isAsked(by: wish, plan) { return (plan, false) }
            try require(standing, toMakeWayFor: wish)
        }
        try write(plan, wish, place, transaction)
        return (plan, true)
    }

    private static func plan(
        _ wish: Wish, _ place: Place, _ transaction: borrowing Transaction
    ) throws -> CrossPlan {
        let (members, lastYear) = (try members(of: place, transaction), try lastYear(of: place, transaction))
        do {
            return try CrossPlan(members: members, lastYear: lastYear, seed: wish.seed)
        } catch {
            throw CouncilError(.wrongState, error)
        }
    }

    /// The units of the cycle that are still there.
    private static func members(of place: Place, _ transaction: borrowing Transaction) throws -> Set<String> {
        Set(
            try transaction.query(
                """
                select unit.code
                from scorecard as card
                join unit using (council_id, unit_id)
                where card.cycle_id = \(place.cycle)
                  and (unit.valid_to is null or unit.valid_to > council_today())
                """
            ).map { try $0["code"] as String })
    }

    /// Who was to inspect whom in the year before, wherever the units competed then. A unit that is no more stands for the one
    /// that followed it.
    private static func lastYear(
        of place: Place, _ transaction: borrowing Transaction
    ) throws -> Set<CrossPlan.Pair> {
        try pairs(
            transaction.query(
                """
                with recursive heir as (
                    select unit.council_id, unit.unit_id, unit.code
                    from unit
                    where unit.successor_id is null
                    union all
                    select unit.council_id, unit.unit_id, heir.code
                    from heir
                    join unit on unit.council_id = heir.council_id and unit.successor_id = heir.unit_id
                )
                select inspector.code as inspector, inspected.code as inspected
                from inspection
                join cycle using (council_id, cycle_id)
                join heir as inspector
                    on inspector.council_id = inspection.council_id and inspector.unit_id = inspection.inspector_id
                join heir as inspected
                    on inspected.council_id = inspection.council_id and inspected.unit_id = inspection.unit_id
                where cycle.year = \(place.year - 1)
                  and inspection.kind = 'cross'
                  and inspection.withdrawn_at is null
                """))
    }

    private static func pairs(_ rows: some Sequence<Row>) throws -> Set<CrossPlan.Pair> {
        Set(try rows.map { CrossPlan.Pair(try $0["inspector"], try $0["inspected"]) })
    }

    private static func standing(in place: Place, _ transaction: borrowing Transaction) throws -> Standing? {
        let row = try transaction.first(
            """
            select plan_id, seed, due_on, criterion
            from inspection_plan
            where cycle_id = \(place.cycle) and withdrawn_at is null
            """)
        guard let row else { return nil }
        let rows = try transaction.query(
            """
            select inspector.code as inspector, inspected.code as inspected, inspection.held_on
            from inspection
            join unit as inspector
                on inspector.council_id = inspection.council_id and inspector.unit_id = inspection.inspector_id
            join unit as inspected
                on inspected.council_id = inspection.council_id and inspected.unit_id = inspection.unit_id
            where inspection.cycle_id = \(place.cycle) and inspection.plan_id = \(try row["plan_id"] as Int64)
            """)
        let held = try rows.filter { try ($0["held_on"] as CivilDate?) != nil }.count
        return Standing(
            seed: try row["seed"], due: try row["due_on"], criterion: try row["criterion"], held: held,
            pairs: try pairs(rows))
    }

    private static func require(_ standing: Standing, toMakeWayFor wish: Wish) throws {
        let (cluster, year) = (wish.cluster, "\(wish.year)")
        guard standing.held == 0 else {
            throw CouncilError(
                .wrongState, "cross_plan_under_way", ["cluster": cluster, "year": year, "held": "\(standing.held)"])
        }
        guard wish.redrawReason != nil else {
            throw CouncilError(
                .wrongState, "cross_plan_drawn", ["cluster": cluster, "year": year, "seed": "\(standing.seed)"])
        }
    }

    private static func write(
        _ plan: CrossPlan, _ wish: Wish, _ place: Place, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            select draw_inspections(
                \(place.cycle), \(plan.seed), \(Int32(plan.repeats.count)), \(wish.due), \(wish.criterion),
                \(wish.document), \(wish.redrawReason), \(plan.pairs.map(\.inspector)), \(plan.pairs.map(\.inspected)))
            """)
    }
}
