import CouncilStore
import Postgres

/// How large a generated nation is; its councils are alike, and every card of theirs is decided.
struct Nation: Sendable {
    var councils: Int
    /// In each council.
    var units: Int
    /// Lines of each card.
    var criteria: Int
    /// Units in each cluster.
    var clusterSize: Int

    static let year: Int16 = 2025

    var lines: Int { councils * units * criteria }

    func code(_ number: Int) -> String { "council-\(number)" }

    var codes: [String] { (1...councils).map(code) }

    var title: String { "\(councils) councils × \(units) units × \(criteria) criteria" }
}

extension Nation {
    /// Fills a migrated database through the councils' own functions and triggers, so that totals and digests are theirs.
    ///
    /// Only the foreign keys of the lines are not checked: their rows are made from those that they refer to.
    func generate(on connection: Connection, progress: (Int) -> Void) async throws {
        try await connection.administer(
            SQLScript("alter table scorecard_line disable trigger all; alter table scorecard_line enable trigger user"))
        for number in 1...councils {
            try await connection.withTransaction { transaction in try generateCouncil(number, transaction) }
            progress(number)
        }
        try await connection.administer(SQLScript("alter table scorecard_line enable trigger all"))
        try await connection.administer(SQLScript("vacuum analyze"))
    }

    private func generateCouncil(_ number: Int, _ transaction: borrowing Transaction) throws {
        try transaction.enterCouncil(nil, actor: "bench", at: try instant("2025-01-01T00:00:00Z"))
        let code = code(number)
        try transaction.execute("select add_council(\(code), \(code), 'province', null, 'Asia/Ho_Chi_Minh')")
        try transaction.execute(
            """
            select import_clusters(
                array_agg('cluster-' || (i - 1) / \(clusterSize) + 1), array_agg('Cụm ' || (i - 1) / \(clusterSize) + 1),
                array_agg('cum'::text), array_agg('unit-' || i), array_agg('Đơn vị ' || i), '2025-01-01')
            from generate_series(1, \(units)) as i
            """)
        try transaction.execute("select open_cycles(\(Int32(Self.year)), null, '2025-01-01', '2025-12-31')")
        try importCriteria(year: Int32(Self.year), transaction)
        try generateLines(transaction)
        try prepareClosing(transaction)
    }

    /// The same table of criteria for the cycles of a year.
    func importCriteria(year: Int32, _ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            select import_criteria(
                'table', \(year), null, 10 * count(*), 0, array['1'], array[10 * count(*)],
                array_agg('1.' || i), array_agg(1), array_agg('Tiêu chí ' || i), array_agg('manual'::text),
                array_agg(10::numeric), array_agg(0.25), array_agg(0::numeric), array_agg(false))
            from generate_series(1, \(criteria)) as i
            """)
    }

    /// Points differ from unit to unit but not by chance, so that every run closes the same year.
    private func generateLines(_ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            insert into scorecard_line (council_id, cycle_id, unit_id, criterion_no, criteria_set_id,
                                        decided_points, decided_bonus, decided_entry)
            select card.council_id, card.cycle_id, card.unit_id, criterion.criterion_no, criterion.criteria_set_id,
                   0.25 * (20 + (card.unit_id * 7919 + criterion.criterion_no * 104729) % 21), 0, 1
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join criterion using (council_id, criteria_set_id)
            """)
    }

    /// Brings every cycle of the council as far as its closing asks for.
    private func prepareClosing(_ transaction: borrowing Transaction) throws {
        try transaction.execute("update cycle set state = 'appraisal'")
        try transaction.execute("update scorecard set state = 'decided'")
        try transaction.execute(
            "select record_on_paper(array(select cycle_id from cycle), 'year_end', 'bench')")
    }

    private func instant(_ text: String) throws -> Timestamp {
        guard let instant = Timestamp(text) else { throw PostgresError.misuse("\(text) is not an instant") }
        return instant
    }
}
