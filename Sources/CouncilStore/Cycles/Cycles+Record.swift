public import Councils
public import Postgres

extension Cycles {
    /// What was put on record for one cycle.
    public struct OnRecord: Sendable, Equatable {
        /// The cluster's code.
        public let cluster: String
        /// The codes of what was missing and is now taken as done.
        public let codes: [String]
    }

    /// Takes what the review before a closing still lacks as done on a paper, for the clusters named or all: the closing does not
    /// ask for it again. What lacks nothing has no row.
    public static func record(
        year: Int, clusters: [String]?, review: ClosingKind = .yearEnd, document: String,
        _ transaction: borrowing Transaction
    ) throws -> [OnRecord] {
        let cycles = try transaction.query(
            """
            select cycle_id
            from cycle
            where cycle_id = any (wanted_cycles(\(Int32(year)), \(clusters)))
              and state <> 'closed'
            """
        ).map { try $0["cycle_id"] as Int64 }
        return try transaction.query(
            "select * from record_on_paper(\(cycles), \(review.rawValue), \(document))"
        ).map { OnRecord(cluster: try $0["cluster_code"], codes: try $0["codes"]) }
    }
}
