import CouncilStore
import Councils
import Postgres
import TestSupport

/// Many councils with a year each in one database, closed by the daemon's own code.
struct YearGround: Sendable {
    let superuser: Connection
    let pool: ConnectionPool
    /// The councils' ids by code.
    let councils: [String: Int64]

    /// How many closings run at once.
    private static let workers = 2

    /// Runs the body with these years in a database of their own, whose planner goes without one way to join.
    static func with<R: Sendable>(
        _ years: [NaiveYear], without join: String? = nil, _ body: @escaping @Sendable (YearGround) async throws -> R
    ) async throws -> R {
        try await withCouncilDatabase { database in
            let superuser = try await Connection.connect(database.superuser, logger: TestServer.silentLogger)
            let councils = try await load(years, superuser)
            var daemon = database.daemon
            if let join {
                daemon.settings[join] = "off"
                // Plans that seem dear would be compiled, one after the other.
                daemon.settings["jit"] = "off"
            }
            let result = try await withPool(daemon) { pool in
                try await body(YearGround(superuser: superuser, pool: pool, councils: councils))
            }
            await superuser.close()
            return result
        }
    }

    /// Rows go in as they are; the totals and digests of cards come from the triggers, as ever.
    private static func load(_ years: [NaiveYear], _ connection: Connection) async throws -> [String: Int64] {
        var rows = YearRows()
        var councils: [String: Int64] = [:]
        for year in years { councils[year.code] = rows.add(year) }
        let made = rows
        try await connection.withTransaction { transaction in
            for table in YearTable.allCases {
                _ = try transaction.copyIn(table.copy) { writer in
                    for row in made.rows[table] ?? [] { try writer.writeRow(row) }
                }
            }
            try leave(made, transaction)
            // What the closing adds gets numbers behind those given here.
            try transaction.execute(
                """
                select setval(pg_get_serial_sequence('cycle', 'cycle_id'), 1000000),
                       setval(pg_get_serial_sequence('closing', 'closing_id'), 1000000),
                       setval(pg_get_serial_sequence('officer_proposal', 'proposal_id'), 1000000),
                       setval(pg_get_serial_sequence('criteria_set', 'criteria_set_id'), 1000000)
                """)
        }
        try await connection.administer(SQLScript("analyze"))
        return councils
    }

    private static func leave(_ rows: YearRows, _ transaction: borrowing Transaction) throws {
        let (councils, cycles) = (rows.departures.map(\.council), rows.departures.map(\.cycle))
        let (units, heirs) = (rows.departures.map(\.unit), rows.departures.map(\.heir))
        try transaction.execute(
            """
            update scorecard as card
            set left_on = '2025-06-01', left_to = gone.heir::bigint
            from unnest(\(councils), \(cycles), \(units), \(heirs)) as gone (council, cycle, unit, heir)
            where card.council_id = gone.council::bigint and card.cycle_id = gone.cycle::bigint
              and card.unit_id = gone.unit::bigint
            """)
        try transaction.execute(
            """
            update unit
            set valid_to = '2025-06-01', successor_id = gone.heir::bigint
            from unnest(\(councils), \(units), \(heirs)) as gone (council, unit, heir)
            where unit.council_id = gone.council::bigint and unit.unit_id = gone.unit::bigint
            """)
    }

    /// Closes the year in these councils, or in every one, each in a transaction of its own.
    func close(only codes: [String]? = nil) async throws {
        let wanted = (codes ?? councils.keys.sorted()).compactMap { councils[$0] }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<Self.workers {
                group.addTask {
                    for place in stride(from: worker, to: wanted.count, by: Self.workers) {
                        try await close(wanted[place])
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func close(_ council: Int64) async throws {
        try await pool.withTransaction { transaction in
            try transaction.enterCouncil(council, actor: "t", at: SampleCouncil.instant)
            _ = try Closings.run(year: YearRows.year, kind: .yearEnd, transaction)
        }
    }
}
