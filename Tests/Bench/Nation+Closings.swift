import CouncilStore
import Postgres

extension Nation {
    /// As if nothing had been closed yet, everything written to disk. What hangs on the closings goes with them.
    func forgetClosings(on superuser: Connection) async throws {
        for command in [
            "set session_replication_role = replica", "truncate closing, event, standing, cycle_transition cascade",
            "delete from job where kind = 'closing.year_end'",
            "update cycle set state = 'appraisal' where state = 'closed'", "reset session_replication_role",
            "vacuum full cycle", "vacuum analyze", "checkpoint",
        ] {
            try await superuser.administer(SQLScript(command))
        }
    }

    /// Hands the year over to the next one, as it is where that was opened on its day, before the closing.
    func openNextYear(on superuser: Connection) async throws {
        for number in 1...councils {
            try await superuser.withTransaction { transaction in
                guard let instant = Timestamp("2025-12-01T00:00:00Z") else { return }
                let council: Int64 = try transaction.only(
                    "select council_id from thidua.council where code = \(code(number))")["council_id"]
                try transaction.enterCouncil(council, actor: "bench", at: instant)
                try transaction.execute(
                    "select carry_over(array(select cycle_id from cycle where year = \(Int32(Self.year))))")
            }
        }
    }

    /// As if nobody had opened the next year, so that the closing does.
    func forgetNextYear(on superuser: Connection) async throws {
        let next = Int32(Self.year) + 1
        for command: SQL in [
            "set session_replication_role = replica", "truncate cycle_succession",
            "delete from scorecard using cycle where cycle.cycle_id = scorecard.cycle_id and cycle.year = \(next)",
            "delete from cycle_criteria using cycle where cycle.cycle_id = cycle_criteria.cycle_id and cycle.year = \(next)",
            "delete from cycle where year = \(next)", "reset session_replication_role",
        ] {
            try await superuser.withTransaction { try $0.execute(command) }
        }
    }

    /// How many councils have closed the year, every cycle of it.
    func closedCouncils(_ superuser: Connection) async throws -> Int {
        try await superuser.withTransaction { transaction in
            try transaction.only(
                """
                select count(*)::integer as councils
                from closing
                where year = \(Int32(Self.year)) and kind = 'year_end' and state = 'closed'
                  and not exists (
                      select from cycle
                      where cycle.council_id = closing.council_id and cycle.year = closing.year and cycle.state <> 'closed')
                """)["councils"]
        }
    }
}
