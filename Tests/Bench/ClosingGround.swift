import CouncilStore
import Councils
import Postgres
import TestSupport

/// A generated nation in a database of its own, whose year can be closed again and again.
struct ClosingGround: Sendable {
    let nation: Nation
    private let superuser: Connection
    private let store: CouncilStore

    /// The standings were not those of the baseline, or not all cycles were closed.
    struct Differs: Error {}

    /// Generates the nation and runs the body with it.
    static func with(_ nation: Nation, _ body: @escaping @Sendable (ClosingGround) async throws -> Void) async throws {
        try await withCouncilDatabase { database in
            let superuser = try await Connection.connect(database.superuser, logger: TestServer.silentLogger)
            say("generating \(nation.title), \(nation.lines) lines")
            try await nation.generate(on: superuser) { number in
                if number % 10 == 0 { say("  \(number) councils") }
            }
            try await superuser.administer(SQLScript(bareTable))
            try await nation.openNextYear(on: superuser)
            // As the daemon sets its own connections.
            var daemon = database.daemon
            daemon.settings["jit"] = "off"
            try await withPool(daemon) { pool in
                try await body(
                    ClosingGround(nation: nation, superuser: superuser, store: CouncilStore(pool: pool) { .now }))
            }
            await superuser.close()
        }
    }

    /// As if nothing had been closed yet, everything written to disk; the next year is open, unless the closing is to open it.
    func reset(openingNextYear: Bool = false) async throws {
        if openingNextYear { try await nation.forgetNextYear(on: superuser) }
        try await superuser.administer(SQLScript("truncate bare_standing"))
        try await nation.forgetClosings(on: superuser)
    }

    /// Closes the year in every council, each in its own committed transaction, as many at once as there are workers.
    func close(workers: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    for number in stride(from: worker + 1, through: nation.councils, by: workers) {
                        try await close(nation.code(number))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func close(_ council: String) async throws {
        let run = try await store.withCouncil(council, actor: "bench") { transaction in
            try Closings.run(year: Int(Nation.year), kind: .yearEnd, transaction)
        }
        guard run.held == 0, run.closedNow == run.cycles.count else { throw Differs() }
    }

    /// The bare statement: the same standings into a plain table, as psql would send it.
    func closeBarely() async throws { try await superuser.administer(SQLScript(Self.bareInsert)) }

    /// Throws ``Differs`` unless both sides wrote the same.
    func compare() async throws {
        let different = try await superuser.withTransaction { transaction -> Int in
            try transaction.only(
                """
                select count(*) as rows
                from standing
                full join bare_standing as bare using (council_id, cycle_id, unit_id)
                where (standing.rank, standing.tied, standing.class, standing.total)
                    is distinct from (bare.rank, bare.tied, bare.class, bare.total)
                """)["rows"]
        }
        guard different == 0 else { throw Differs() }
    }

    private static let bareTable = """
        create table bare_standing (like standing including defaults, primary key (council_id, cycle_id, unit_id))
        """

    private static let bareInsert = """
        insert into bare_standing (council_id, cycle_id, unit_id, closing_id, rank, tied, class, base, bonus, deduction, total)
        select card.council_id, card.cycle_id, card.unit_id, 1, rank() over place,
               count(*) over (partition by card.council_id, card.cycle_id, card.total) > 1,
               case when card.total * 100 >= 90 * criteria_set.base_total then 'excellent'
                    when card.total * 100 >= 80 * criteria_set.base_total then 'good'
                    when card.total * 100 >= 65 * criteria_set.base_total then 'fair'
                    else 'average' end,
               card.base, card.bonus, card.deduction, card.total
        from scorecard as card
        join cycle using (council_id, cycle_id)
        join criteria_set using (council_id, criteria_set_id)
        where cycle.year = \(Nation.year)
        window place as (partition by card.council_id, card.cycle_id order by card.total desc)
        """
}
