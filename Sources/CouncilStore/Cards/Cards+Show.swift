public import Councils
public import Postgres

extension Cards {
    /// Where a card is and what it adds up to under its latest complete figure; the sums are `nil` while none is complete.
    public struct Totals: Sendable {
        /// The cluster's code.
        public let cluster: String
        /// The unit's name.
        public let unitName: String
        /// How far the card has come, such as `in_review`.
        public let state: String
        /// The latest figure that all required lines have, such as `decided`.
        public let figure: String?
        /// The sum of the criteria in the base.
        public let base: Points?
        /// Bonus points, after the cap of the set.
        public let bonus: Points?
        /// What is taken off, by criteria and by findings.
        public let deduction: Points?
        /// Base and bonus less the deduction, never below 0.
        public let total: Points?
    }

    /// One line of a card with its four figures.
    public struct Line: Sendable {
        /// The criterion's code.
        public let criterion: String
        /// 0 for the whole year, else the half.
        public let half: Int
        /// How its points come about, such as `manual`.
        public let kind: String
        /// The most points it gives.
        public let max: Points
        /// The ladder, as the table writes it; `nil` for other kinds.
        public let rule: String?
        /// Self, head, agreed, decided, in this order.
        public let figures: [LineFigure]
    }

    /// What one figure of a line says, who gave it and when.
    public struct LineFigure: Sendable {
        /// The points; `nil` is missing, not zero.
        public let points: Points?
        /// Bonus points of this line, on top of the points.
        public let bonus: Points?
        /// What the points were computed from; `nil` where they were given.
        public let fact: String?
        /// Why; `nil` where nobody had to say.
        public let reason: String?
        /// Who gave it.
        public let author: String?
        /// When.
        public let at: Timestamp?
        /// The paper it rests on; `nil` where it was given in person.
        public let document: String?
    }

    /// A unit's card of a year, for somebody who may see it. A unit that moved can have one in two clusters: then the cluster
    /// must be named, or ``CouncilError/Kind/badValue`` is thrown; ``CouncilError/Kind/notFound`` where there is none.
    public static func show(
        _ scope: CardScope, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> (totals: Totals, lines: [Line]) {
        let entry = try CardVisibility.require(scope, for: actor, transaction)
        let row = try transaction.only(
            """
            select cluster.code as cluster, unit.name, card.state, card.figure, card.base, card.bonus, card.deduction,
                   card.total
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where card.cycle_id = \(entry.cycle) and card.unit_id = \(entry.unitID)
            """)
        return (try Totals(row), try lines(entry, transaction))
    }

    static func lines(_ entry: CardsAtDesk.Entry, _ transaction: borrowing Transaction) throws -> [Line] {
        let rows = try transaction.query(
            """
            select criterion.code, halves.half, criterion.kind, criterion.max, criterion.rule, figure.points, figure.bonus,
                   figure.fact, figure.reason, given.author, given.at, given.document
            from cycle
            join criteria_set using (council_id, criteria_set_id)
            cross join lateral unnest(
                case criteria_set.aggregate when 'annual' then '{0}'::smallint[] else '{1,2}' end) as halves (half)
            join criterion
                on criterion.council_id = cycle.council_id
               and criterion.criteria_set_id = case when halves.half = 1
                       then coalesce(cycle.first_half_set_id, cycle.criteria_set_id) else cycle.criteria_set_id end
            left join scorecard_line as line
                on line.council_id = cycle.council_id and line.cycle_id = cycle.cycle_id and line.unit_id = \(entry.unitID)
               and line.criterion_no = criterion.criterion_no and line.half = halves.half
            cross join lateral (values
                (1, line.self_points, line.self_bonus, line.self_fact, line.self_reason, line.self_entry),
                (2, line.head_points, line.head_bonus, line.head_fact, line.head_reason, line.head_entry),
                (3, line.agreed_points, line.agreed_bonus, line.agreed_fact, line.agreed_reason, line.agreed_entry),
                (4, line.decided_points, line.decided_bonus, line.decided_fact, line.decided_reason, line.decided_entry)
            ) as figure (place, points, bonus, fact, reason, entry_id)
            left join score_entry as given on given.council_id = line.council_id and given.entry_id = figure.entry_id
            where cycle.cycle_id = \(entry.cycle)
            order by halves.half, criterion.criterion_no, figure.place
            """)
        return try stride(from: 0, to: rows.count, by: Figure.allCases.count).map { start in
            Line(
                criterion: try rows[start]["code"], half: Int(try rows[start]["half"] as Int16),
                kind: try rows[start]["kind"], max: try rows[start]["max"], rule: try rows[start]["rule"],
                figures: try rows[start..<start + Figure.allCases.count].map(LineFigure.init))
        }
    }
}

extension Cards.Totals {
    init(_ row: Row) throws {
        cluster = try row["cluster"]
        unitName = try row["name"]
        state = try row["state"]
        figure = try row["figure"]
        base = try row["base"]
        bonus = try row["bonus"]
        deduction = try row["deduction"]
        total = try row["total"]
    }
}

extension Cards.LineFigure {
    init(_ row: Row) throws {
        points = try row["points"]
        bonus = try row["bonus"]
        fact = try row["fact"]
        reason = try row["reason"]
        author = try row["author"]
        at = try row["at"]
        document = try row["document"]
    }
}
