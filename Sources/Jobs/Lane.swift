import Postgres

/// One council's work in order, held by one worker at a time.
///
/// A session-level advisory lock holds the lane over the two transactions of a turn: the attempts are counted and committed
/// first, so that a job which kills the daemon is counted, and no other worker may count or run the same jobs in between. A row
/// lock would end with the first transaction. The lock falls with the connection, whatever kills it.
struct Lane: Sendable {
    let id: Int64

    /// The first class of the lock's two keys, so that lanes never meet other advisory locks.
    private static let lockClass: Int32 = 0x6C61

    /// How many lanes that are due are looked at before the worker gives up: more than there are workers.
    private static let candidates = 32

    /// Takes the lane that has waited longest among those that are due and free; `nil` when there is none.
    static func take(at instant: Timestamp, _ transaction: borrowing Transaction) throws -> Lane? {
        try transaction.actAsScheduler()
        let due = try transaction.query(
            """
            select council_id
            from thidua.lane
            where turn_at <= \(instant)
            order by turn_at, council_id
            limit \(candidates)
            """)
        for row in due {
            let lane = Lane(id: try row["council_id"])
            if try lane.lock(transaction) { return lane }
        }
        return nil
    }

    private func lock(_ transaction: borrowing Transaction) throws -> Bool {
        try transaction.only(
            "select pg_try_advisory_lock(\(Self.lockClass), \(lockKey)) as taken")["taken"]
    }

    /// Gives back whatever lane the connection holds; only after the turn's transaction has ended.
    ///
    /// The lock outlives a transaction that failed and is counted where it is taken again, so all of it goes at once.
    static func release(_ transaction: borrowing Transaction) throws {
        try transaction.execute("select pg_advisory_unlock_all()")
    }

    /// Councils are counted from 1, far below the range of the lock's key.
    private var lockKey: Int32 { Int32(truncatingIfNeeded: id) }

    /// When the earliest lane wants a turn; `nil` while nothing waits.
    static func nextTurn(_ transaction: borrowing Transaction) throws -> Timestamp? {
        try transaction.actAsScheduler()
        return try transaction.only("select min(turn_at) as turn_at from thidua.lane")["turn_at"]
    }
}

extension Transaction {
    /// Makes the rest of the transaction see what the daemon's login does, which is nothing.
    func actAsLogin() throws {
        try execute("select set_config('role', 'none', true)")
    }

    /// Makes the rest of the transaction see lanes and jobs of all councils, and nothing else of them.
    func actAsScheduler() throws {
        try execute("select set_config('role', 'thidua_scheduler', true), set_config('thidua.council', '', true)")
    }
}
