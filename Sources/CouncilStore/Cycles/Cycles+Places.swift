import Councils
import Postgres

extension Cycles {
    /// One cycle, locked where it is to be led on.
    struct Placed: Sendable {
        let id: Int64
        let place: CyclePlace
        /// The state that it was held in; `nil` while it is not on hold.
        let heldFrom: CycleState?
    }

    /// The cycles of a year, those of the clusters named or all, with everything that they lack. Throws
    /// ``CouncilError/Kind/notFound`` where there is none.
    static func places(
        year: Int, clusters: [String]?, locking: Bool, _ transaction: borrowing Transaction
    ) throws -> [Placed] {
        if locking { try transaction.execute("select wanted_cycles(\(Int32(year)), \(clusters))") }
        let rows = try transaction.query("select * from cycle_places(\(Int32(year)), \(clusters))")
        guard !rows.isEmpty else { throw missing(year, clusters) }
        let gaps = try gaps(of: try rows.map { try $0["cycle_id"] }, transaction)
        return try rows.map { row in
            let id: Int64 = try row["cycle_id"]
            return Placed(
                id: id,
                place: CyclePlace(
                    cluster: try row["cluster"], year: year, state: CycleState(rawValue: try row["stage"]) ?? .onHold,
                    order: CycleOrder(rawValue: try row["order_first"]) ?? .appraisalFirst, head: try row["head"],
                    gaps: gaps[id] ?? []),
                heldFrom: (try row["held_from"] as String?).flatMap(CycleState.init))
        }
    }

    private static func gaps(
        of cycles: [Int64], _ transaction: borrowing Transaction
    ) throws -> [Int64: [CycleGap]] {
        let rows = try transaction.query(
            """
            select *
            from cycle_gaps(\(cycles))
            order by cycle_id, state, code, parameters
            """)
        var gaps: [Int64: [CycleGap]] = [:]
        for row in rows {
            guard let state = CycleState(rawValue: try row["state"]) else { continue }
            let gap = CycleGap(
                state: state, code: try row["code"], count: Int(try row["waiting"] as Int32? ?? 0),
                first: try row["first_unit"],
                parameters: CycleGap.pairs(try row["parameters"]))
            gaps[try row["cycle_id"], default: []].append(gap)
        }
        return gaps
    }

    private static func missing(_ year: Int, _ clusters: [String]?) -> CouncilError {
        guard let cluster = clusters?.first else { return CouncilError(.notFound, "year_missing", ["year": "\(year)"]) }
        return ClusterYear.missing(year: year, cluster: cluster)
    }
}
