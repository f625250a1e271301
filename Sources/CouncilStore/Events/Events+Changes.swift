import Postgres

extension Events {
    /// Records a change by what was and what is; names without a value are left out.
    static func change(
        _ command: String, _ object: String, before: [String: String?] = [:], after: [String: String?] = [:],
        reason: String? = nil, _ transaction: borrowing Transaction
    ) throws {
        let (was, now) = (before.compactMapValues { $0 }, after.compactMapValues { $0 })
        try transaction.execute(
            """
            select record_event(\(command), \(object), nullif(\(JSONText(encoding: was)), '{}'),
                                nullif(\(JSONText(encoding: now)), '{}'), \(reason))
            """)
    }
}
