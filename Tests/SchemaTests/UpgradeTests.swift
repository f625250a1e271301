import CouncilStore
import Councils
import Foundation
import Postgres
import Schema
import TestSupport
import Testing

@Suite("A database of the first release")
struct UpgradeTests {
    private static func withUpgraded(_ body: (CouncilDatabase, Connection) async throws -> Void) async throws {
        try await FirstRelease.with { database, connection in
            let migrator = Migrator(connection: connection, logger: TestServer.silentLogger, now: { .now })
            let report = try await migrator.migrate()
            #expect(!report.applied.isEmpty)
            try await body(database, connection)
        }
    }

    private static func texts(_ sql: SQL, _ connection: Connection) async throws -> [String] {
        try await connection.withTransaction { try $0.query(sql).map { try $0["text"] } }
    }

    /// What a closed year rests on and what it came to.
    private static let closedYear: SQL = """
        select closing_cycle.cycle_id || encode(inputs_digest, 'hex') || encode(standings_digest, 'hex') as text
        from thidua.closing_cycle where outcome = 'closed'
        union all
        select concat_ws(' ', unit_id, rank, tied, class, base, bonus, deduction, total) from thidua.standing
        union all
        select concat_ws(' ', unit_id, figure, base, bonus, deduction, total, encode(digest, 'hex'))
        from thidua.scorecard join thidua.cycle using (council_id, cycle_id) where year = 2024
        union all
        select encode(s.digest, 'hex') from thidua.criteria_set as s where year = 2024
        union all
        select concat_ws(' ', unit_id, criterion_no, self_points, decided_points, decided_reason)
        from thidua.scorecard_line join thidua.cycle using (council_id, cycle_id) where year = 2024
        order by text
        """

    @Test("becomes what a new one is, down to the last function")
    func schema() async throws {
        try await Self.withUpgraded { database, connection in
            let fresh = try await withCouncilDatabase { try SchemaDump.text(of: $0.superuser) }
            let ours = Set(try SchemaDump.text(of: database.superuser).split(separator: "\n"))
            let theirs = Set(fresh.split(separator: "\n"))
            #expect(ours.subtracting(theirs).isEmpty, "only the upgraded one: \(ours.subtracting(theirs))")
            #expect(theirs.subtracting(ours).isEmpty, "only the new one: \(theirs.subtracting(ours))")
            #expect(try await connection.withTransaction { try SchemaState.read($0) } == .current)
        }
    }

    @Test("has its functions that take whole rows made anew, for their tables could not change under them")
    func rowFunctions() async throws {
        let query: SQL = """
            select p.oid::text as text from pg_proc as p
            where p.pronamespace = 'thidua'::regnamespace and p.proname = 'line_digest_text'
            """
        try await FirstRelease.with { database, connection in
            let before = try await Self.texts(query, connection)
            let migrator = Migrator(connection: connection, logger: TestServer.silentLogger, now: { .now })
            let report = try await migrator.migrate()
            let after = try await Self.texts(query, connection)
            #expect(before.count == 1 && after.count == 1 && before != after)
            #expect(
                report.applied.count { $0.hasPrefix("functions/") } == SchemaFile.all.count { $0.kind == .function })
            #expect(try await migrator.migrate().applied.isEmpty, "and the next run finds nothing to do")
        }
    }

    @Test("keeps its closed year to the octet, with the thresholds that it had")
    func closedYears() async throws {
        try await FirstRelease.with { database, connection in
            let before = try await Self.texts(Self.closedYear, connection)
            #expect(before.count == 29, "2 cycles, 6 standings, 6 cards, a set and 14 lines")
            let migrator = Migrator(connection: connection, logger: TestServer.silentLogger, now: { .now })
            _ = try await migrator.migrate()
            #expect(try await Self.texts(Self.closedYear, connection) == before)
            let settings: SQL =
                "select concat_ws(' ', year, layer, name, value) as text from thidua.setting order by year"
            let kept = try await Self.texts(settings, connection)
            #expect(
                kept == ["2024 guidance excellent_from 95.00", "2025 guidance excellent_from 95.00"])
            try await Self.withStore(database) { store in
                let again = try await store.work { try Closings.run(year: 2024, kind: .yearEnd, $0) }
                #expect(again.closedNow == 0 && again.closed == 2 && again.held == 0)
            }
        }
    }

    @Test("knows from the figures how far cards have come")
    func states() async throws {
        try await Self.withUpgraded { _, connection in
            let states: SQL = """
                select year || unit.code || ' ' || scorecard.state as text
                from thidua.scorecard
                join thidua.cycle using (council_id, cycle_id)
                join thidua.unit using (council_id, unit_id)
                order by year, unit.code
                """
            let found = try await Self.texts(states, connection)
            #expect(
                found == [
                    "2024a decided", "2024b decided", "2024c decided", "2024d decided", "2024e decided",
                    "2024f decided",
                    "2025a decided", "2025b agreed", "2025c reviewed", "2025d attested", "2025e filling",
                    "2025f filling",
                ])
        }
    }

    @Test("has the digests of its open year as they are written now, and knows its criteria again")
    func digests() async throws {
        try await Self.withUpgraded { database, _ in
            try await Self.withStore(database) { store in
                let kept = try await store.work { try Self.cardDigests($0) }
                #expect(kept.count { $0 != nil } == 5)
                let renewed = try await store.work { transaction in
                    try transaction.execute(
                        """
                        select refresh_cards(council_id, array_agg(cycle_id), array_agg(unit_id))
                        from scorecard join cycle using (council_id, cycle_id)
                        where year = 2025
                        group by council_id
                        """)
                    return try Self.cardDigests(transaction)
                }
                #expect(renewed == kept)
                let again = try await store.work {
                    try CriteriaSets.importTable(
                        csv: Array(Self.shortTable.utf8), code: "bang-ngan", year: 2025, clusters: ["cum-2"], $0
                    ).report
                }
                #expect(!again.isNew && again.cycles == 0 && again.version == 1)
            }
        }
    }

    @Test("asks the members of open cycles about their criteria, and then goes on to its closing")
    func goesOn() async throws {
        try await Self.withUpgraded { database, _ in
            try await Self.withStore(database) { store in
                let proposed = try await store.work { try CriteriaSets.list(year: 2025).page(ListRequest(), $0).rows }
                #expect(proposed.map { $0[6] } == ["proposed", "proposed"])
                let early = await store.code { try await store.importCards(Self.rest, .decided) }
                #expect(early == "criteria_not_agreed")
                let agreed = try await store.work {
                    try CriteriaSets.agree(
                        year: 2025, clusters: nil, unit: nil, version: nil, document: "1/BB-CTĐ", $0)
                }
                #expect(
                    agreed.map(\.isNewlyAgreed) == [true, true], "what was scored already may be agreed to as it is")
                #expect(try await store.importCards(Self.rest, .decided).cards == 5)
                let held = try await store.work(ending: .rollback) { try Closings.run(year: 2025, kind: .yearEnd, $0) }
                #expect(held.cycles.map(\.guard?.code) == ["meeting_not_planned", "meeting_not_planned"])
                let run = try await store.work { transaction in
                    _ = try Cycles.record(year: 2025, clusters: nil, document: "2/BB-CTĐ", transaction)
                    return try Closings.run(year: 2025, kind: .yearEnd, transaction)
                }
                #expect(run.closedNow == 2 && run.held == 0)
                #expect(run.cycles.map(\.leader) == ["b", "e"])
            }
        }
    }

    private static let rest = """
        b,1.1,60,Họp Hội đồng\nb,2.1,40,\nc,1.1,49.5,\nc,2.1,40,\nd,1.1,50,\nd,2.1,40,
        e,A1,55,\ne,A2,40,\nf,A1,50,\nf,A2,40,
        """

    private static let shortTable = """
        group,group_max,criterion,text,max,kind,step,bonus_max,evidence
        A,100,A1,một,60,manual,0.5,0,no
        A,100,A2,hai,40,manual,0.5,0,no
        """

    private static func cardDigests(_ transaction: borrowing Transaction) throws -> [String?] {
        try transaction.query(
            """
            select encode(digest, 'hex') as digest
            from scorecard join cycle using (council_id, cycle_id)
            where year = 2025
            order by unit_id
            """
        ).map { try $0["digest"] }
    }

    private static func withStore(
        _ database: CouncilDatabase, _ body: @escaping @Sendable (UpgradedStore) async throws -> Void
    ) async throws {
        try await withPool(database.daemon) { pool in
            let now = Timestamp(microsecondsSinceEpoch: 1_769_853_600_000_000)
            try await body(UpgradedStore(store: CouncilStore(pool: pool, clock: { now })))
        }
    }
}

/// The store of today on the council of then.
private struct UpgradedStore: Sendable {
    let store: CouncilStore

    func work<R: Sendable>(
        ending: Ending = .commit, _ body: @escaping @Sendable (borrowing Transaction) throws -> R
    ) async throws -> R {
        try await store.withCouncil("tinh-mau", actor: "thu", ending: ending, body)
    }

    /// Cards of 2025, on record.
    func importCards(_ rows: String, _ figure: Figure) async throws -> Cards.ImportReport {
        try await work { transaction in
            try Cards.importRows(
                Array(("unit,criterion,points,reason\n" + rows).utf8),
                Cards.Writing(
                    figure, year: 2025, by: Actor("thu", role: .admin), document: "1/QĐ", isRecord: true), transaction)
        }
    }

    /// The code of what the body was refused with.
    func code(_ body: () async throws -> some Any) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch let error as CouncilError {
            return error.message.code
        } catch {
            return "\(error)"
        }
    }
}
