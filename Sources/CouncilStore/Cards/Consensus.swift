public import Councils
public import Postgres

/// The members' word on the cluster's whole table: the table itself, agreement, objections and their answers.
public enum Consensus {
    /// One card of the table.
    public struct TableRow: Sendable {
        /// The unit's code.
        public let unit: String
        /// The unit's name.
        public let unitName: String
        /// How far the card is.
        public let state: String
        /// The latest complete figure.
        public let figure: String?
        /// The sum of the criteria in the base.
        public let base: Points?
        /// Bonus points, after the cap of the set.
        public let bonus: Points?
        /// What is taken off.
        public let deduction: Points?
        /// Base and bonus less the deduction, never below 0.
        public let total: Points?
        /// Whether the unit has agreed to the table.
        public let hasAgreed: Bool
        /// How many objections to the card wait for an answer.
        public let objections: Int
    }

    /// The table of a cluster's year, highest total first, for somebody who may see it. Throws
    /// ``CouncilError/Kind/notPermitted`` for members before it opens to them.
    public static func table(
        year: Int, cluster: String, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> [TableRow] {
        let cycle = try requireVisible(year: year, cluster: cluster, for: actor, transaction)
        return try transaction.query(
            """
            select unit.code, unit.name, card.state, card.figure, card.base, card.bonus, card.deduction, card.total,
                   exists (
                       select from table_response as agreed
                       where agreed.council_id = card.council_id and agreed.cycle_id = card.cycle_id
                         and agreed.unit_id = card.unit_id) as has_agreed,
                   (select count(*) from objection
                    where objection.council_id = card.council_id and objection.cycle_id = card.cycle_id
                      and objection.unit_id = card.unit_id and objection.outcome is null) as objections
            from scorecard as card
            join unit using (council_id, unit_id)
            where card.cycle_id = \(cycle) and card.left_on is null
            order by card.total desc nulls last, unit.name collate vi, unit.code
            """
        ).map(TableRow.init)
    }

    /// Puts down that a unit agrees to its cluster's table, or that all of them do, on record. Returns the units that had not
    /// agreed before.
    public static func agree(
        _ scope: CardScope, by actor: Actor, document: String?, _ transaction: borrowing Transaction
    ) throws -> [String] {
        let cards = try CardsAtDesk.require(scope, transaction)
        for entry in cards.entries {
            try requireMember(entry, actor, document)
        }
        return try transaction.query(
            """
            with agreed as (
                insert into table_response (council_id, cycle_id, unit_id, document, author, at)
                select current_council(), card.cycle_id, card.unit_id, \(document), current_actor(), current_instant()
                from unnest(\(cards.entries.map(\.cycle)), \(cards.entries.map(\.unitID))) as card (cycle_id, unit_id)
                on conflict do nothing
                returning cycle_id, unit_id
            ), recorded as (
                insert into event (council_id, at, actor, command, object, after)
                select current_council(), current_instant(), current_actor(), 'table agree', 'table/' || unit.code,
                       jsonb_build_object('document', \(document)::text)
                from agreed
                join unit using (unit_id)
            )
            select unit.code from agreed join unit using (unit_id) order by unit.code
            """
        ).map { try $0["code"] }
    }
}

extension Consensus.TableRow {
    init(_ row: Row) throws {
        unit = try row["code"]
        unitName = try row["name"]
        state = try row["state"]
        figure = try row["figure"]
        base = try row["base"]
        bonus = try row["bonus"]
        deduction = try row["deduction"]
        total = try row["total"]
        hasAgreed = try row["has_agreed"]
        objections = Int(try row["objections"] as Int64)
    }
}
