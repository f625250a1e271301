import CouncilStore
import Postgres

extension Nation {
    /// The year after the one that is closed.
    static var nextYear: Int32 { Int32(year) + 1 }

    /// Opens the year after the one that is closed in every council, up to the moment when units score themselves: criteria are
    /// agreed, the first unit of each cluster leads it, and units up to a number have scored half of their lines.
    func openNextYear(scoredUnits: Int, on connection: Connection) async throws {
        for number in 1...councils {
            let code = code(number)
            let council: Int64 = try await connection.withTransaction { transaction in
                try transaction.only("select council_id from council where code = \(code)")["council_id"]
            }
            try await connection.withTransaction { transaction in
                try transaction.enterCouncil(council, actor: "bench", at: .now)
                try openNextYear(transaction)
                try appointHeads(transaction)
                try scoreHalf(upTo: scoredUnits, transaction)
            }
        }
        try await connection.administer(SQLScript("vacuum analyze"))
    }

    private func openNextYear(_ transaction: borrowing Transaction) throws {
        try transaction.execute("select open_cycles(\(Self.nextYear), null, '2026-01-01', '2026-12-31')")
        try importCriteria(year: Self.nextYear, transaction)
        try transaction.execute(
            """
            update cycle_criteria set agreed_at = current_instant(), agreed_by = 'bench'
            from cycle
            where cycle.council_id = cycle_criteria.council_id
              and cycle.cycle_id = cycle_criteria.cycle_id
              and cycle.year = \(Self.nextYear)
            """)
        try transaction.execute("update cycle set state = 'self_scoring' where year = \(Self.nextYear)")
    }

    private func appointHeads(_ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            insert into cycle_officer (council_id, cycle_id, unit_id, role, appointed_by, appointed_at)
            select card.council_id, card.cycle_id, min(card.unit_id), 'head', 'bench', current_instant()
            from scorecard as card
            join cycle using (council_id, cycle_id)
            where cycle.year = \(Self.nextYear)
            group by card.council_id, card.cycle_id
            """)
    }

    private func scoreHalf(upTo number: Int, _ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            with given as (
                insert into score_entry (council_id, author, at, command, role)
                values (current_council(), 'bench', current_instant(), 'card import', 'admin')
                returning entry_id
            )
            insert into scorecard_line (council_id, cycle_id, unit_id, criterion_no, criteria_set_id,
                                        self_points, self_bonus, self_entry)
            select card.council_id, card.cycle_id, card.unit_id, criterion.criterion_no, criterion.criteria_set_id,
                   0.25 * (20 + (card.unit_id * 7919 + criterion.criterion_no * 104729) % 21), 0, given.entry_id
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join unit using (council_id, unit_id)
            join criterion using (council_id, criteria_set_id)
            cross join given
            where cycle.year = \(Self.nextYear)
              and criterion.criterion_no <= \(criteria / 2)
              and substr(unit.code, 6)::integer <= \(number)
            """)
    }
}
