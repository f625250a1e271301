import Postgres
import TestSupport

extension YearGround {
    /// Does for these councils what a repaired year says, past all commands.
    func repair(_ codes: [String]) async throws {
        try await superuser.withTransaction { transaction in
            try transaction.execute(
                """
                create temporary table waiting on commit drop as
                select cycle.council_id, cycle.cycle_id
                from cycle
                join council using (council_id)
                where council.code = any (\(codes)) and cycle.year = 2025 and cycle.state <> 'closed'
                """)
            for step in Self.repairs { try transaction.execute(step) }
            try transaction.execute(
                """
                insert into cycle_waiver (council_id, cycle_id, state, code, document, author, at)
                select council_id, cycle_id, 'year_end', code, '14/BB-CTĐ', 't', \(YearRows.instant)::text::timestamptz
                from waiting
                cross join unnest(\(NaiveCluster.gapCodes)) as code
                on conflict do nothing
                """)
        }
    }

    private static let repairs: [SQL] = [
        "update cycle set state = 'appraisal' from waiting where cycle.cycle_id = waiting.cycle_id and state = 'on_hold'",
        """
        update scorecard as card
        set state = 'decided'
        from waiting
        where card.cycle_id = waiting.cycle_id and card.left_on is null and card.figure = 'decided'
        """,
        """
        update finding
        set lifted_by = 't', lifted_at = at, lifted_reason = 'đã xác minh'
        from waiting
        join scorecard as card using (council_id, cycle_id)
        where finding.cycle_id = waiting.cycle_id and finding.unit_id = card.unit_id and card.left_on is null
          and finding.effect = 'hold' and finding.lifted_at is null
        """,
    ]
}
