import CouncilStore
import Postgres
import TestSupport

/// Small councils, unlike each other, whose cards are decided and whose closing of one year has come due.
struct DueCouncils: Sendable {
    var count: Int
    /// Decides over their sizes and points.
    var seed: UInt64

    static let year: Int32 = 2024

    /// Makes them in a migrated database, past any daemon.
    func make(in database: CouncilDatabase) async throws {
        var random = SeededRandom(seed)
        let councils = (1...count).map { number in
            Council(
                code: "tinh-\(number)", clusters: Int32.random(in: 2...4, using: &random),
                units: Int32.random(in: 2...6, using: &random), salt: Int32.random(in: 0...9999, using: &random))
        }
        try await database.withSuperuser { connection in
            for council in councils {
                try await connection.withTransaction { transaction in
                    try council.make(transaction)
                    try council.decideCards(transaction)
                    try council.makeReady(transaction)
                }
            }
        }
    }
}

/// One council with a file's worth of rows, written by the functions that the daemon's commands call.
private struct Council: Sendable {
    var code: String
    var clusters: Int32
    /// In each cluster.
    var units: Int32
    /// Tells its points from those of other councils.
    var salt: Int32

    func make(_ transaction: borrowing Transaction) throws {
        try transaction.enterCouncil(nil, actor: "test", at: Timestamp.now)
        try transaction.execute("select add_council(\(code), \(code), 'province', null, 'Asia/Ho_Chi_Minh')")
        try transaction.execute(
            """
            select import_clusters(
                array_agg('cum-' || c), array_agg('Cụm ' || c), array_agg('cum'::text),
                array_agg(format('unit-%s-%s', c, u)), array_agg(format('Đơn vị %s-%s', c, u)), '2024-01-01')
            from generate_series(1, \(clusters)) as c, generate_series(1, \(units)) as u
            """)
        try transaction.execute("select open_cycles(\(DueCouncils.year), null, '2024-01-01', '2024-12-31')")
        try transaction.execute(
            """
            select import_criteria(
                'bang-diem', \(DueCouncils.year), null, 100, 0, array['A', 'B'], array[60, 40],
                array['A1', 'A2', 'B1'], array[1, 1, 2], array['Thi đua', 'Sáng kiến', 'Phong trào'],
                array['manual', 'manual', 'manual'], array[40, 20, 40], array[0.5, 0.5, 0.5], array[0, 0, 0],
                array[false, false, false])
            """)
    }

    /// Few different points, so that some units tie.
    func decideCards(_ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            insert into scorecard_line (council_id, cycle_id, unit_id, criterion_no, criteria_set_id,
                                        decided_points, decided_bonus, decided_entry)
            select card.council_id, card.cycle_id, card.unit_id, criterion.criterion_no, criterion.criteria_set_id,
                   0.5 * (37 + (\(salt) + card.unit_id * 7919 + criterion.criterion_no * 104729) % 4), 0, 1
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join criterion using (council_id, criteria_set_id)
            """)
        try transaction.execute("update cycle set state = 'appraisal'")
        try transaction.execute("update scorecard set state = 'decided'")
    }

    /// What else a closing asks for stands here, and then that it is due.
    func makeReady(_ transaction: borrowing Transaction) throws {
        try transaction.execute("select record_on_paper(array(select cycle_id from cycle), 'year_end', '1/BB')")
        try transaction.execute(
            "select schedule_closing(\(DueCouncils.year), 'year_end', '2025-01-31T10:00Z', '2025-03-01T00:00Z')")
    }
}
