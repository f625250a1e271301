import Postgres

extension Nation {
    /// As if nothing had been closed yet, everything written to disk. What hangs on the closings goes with them.
    func forgetClosings(on superuser: Connection) async throws {
        for command in [
            "set session_replication_role = replica", "truncate closing, event cascade",
            "delete from job where kind = 'closing.year_end'",
            "update cycle set state = 'appraisal' where state = 'closed'", "reset session_replication_role",
            "vacuum full cycle", "vacuum analyze", "checkpoint",
        ] {
            try await superuser.administer(SQLScript(command))
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
