public import Councils
public import Postgres

/// The closings of a council: when they are due, running them, and what they found.
public enum Closings {
    /// How one cycle came out.
    public struct CycleResult: Sendable, Equatable {
        /// The cluster's code.
        public let cluster: String
        /// `closed` or `held`.
        public let outcome: String
        /// What holds it, such as `card_not_decided`.
        public let guardCode: String?
        /// The first unit that it waits for, by code; `nil` where it waits for none.
        public let unit: String?
        /// How many units it waits for.
        public let waitingUnits: Int
        /// How many units it has; 0 where no unit is a member.
        public let units: Int
        /// The units at rank 1, separated by commas where they tie.
        public let leader: String?
        /// The total of the leader.
        public let total: Points?
        /// SHA-256 over what went in; `nil` while it is held.
        public let inputsDigest: [UInt8]?
        /// SHA-256 over what came out; `nil` while it is held.
        public let standingsDigest: [UInt8]?
        /// Whether this very run closed it; false for what was recorded before.
        public internal(set) var closedNow: Bool
    }

    /// What a run did or, in a dry run, would do.
    public struct Run: Sendable, Equatable {
        /// One entry a cycle, by cluster.
        public let cycles: [CycleResult]
        /// SHA-256 over the cycles' outcomes and digests, in hexadecimal; equal for a dry run and the run that follows it.
        public let digest: String

        /// How many cycles are closed.
        public var closed: Int { cycles.filter { $0.outcome == "closed" }.count }
        /// How many cycles are held.
        public var held: Int { cycles.count - closed }
        /// How many cycles this very run closed.
        public var closedNow: Int { cycles.filter(\.closedNow).count }
    }

    /// Where a closing stands.
    public struct Summary: Sendable {
        /// The closing's number.
        public let id: Int64
        /// The award year.
        public let year: Int
        /// `year_end` or `mid_year`.
        public let kind: String
        /// `scheduled`, `held` or `closed`.
        public let state: String
        /// When it is due.
        public let dueAt: Timestamp
        /// Until when held cycles are tried again.
        public let cutOffAt: Timestamp
        /// When it last ran; `nil` before the first run.
        public let lastRunAt: Timestamp?
        /// How many cycles are closed.
        public let closed: Int
        /// How many cycles are held.
        public let held: Int
    }

    /// Runs the closing of the council's due cycles; a second run returns what was recorded.
    ///
    /// With `demanding`, a digest of an earlier dry run or the beginning of one, the run is refused as
    /// ``CouncilError/Kind/planStale`` where it would do anything else.
    public static func run(
        year: Int, kind: ClosingKind, demanding plan: String? = nil, _ transaction: borrowing Transaction
    ) throws -> Run {
        let cycles = try transaction.query(
            "select * from close_cycles(\(Int32(year)), \(kind.rawValue))"
        ).map { row in try CycleResult(row, closedNow: row["closed_now"]) }
        let run = Run(cycles: cycles, digest: try digest(of: cycles, year: year, kind: kind, transaction))
        if let plan, !run.digest.hasPrefix(plan) {
            throw CouncilError(.planStale, "plan_stale", ["plan": plan, "now": String(run.digest.prefix(8))])
        }
        return run
    }

    /// One closing has one digest: council, year and kind stand before the cycles.
    private static func digest(
        of cycles: [CycleResult], year: Int, kind: ClosingKind, _ transaction: borrowing Transaction
    ) throws -> String {
        try transaction.only(
            """
            select encode(sha256(convert_to(
                (select digest_field(code) || digest_field(\("\(year)")) || digest_field(\(kind.rawValue)) from council)
                || coalesce(string_agg(
                digest_field(r.cluster) || digest_field(r.outcome) || digest_field(r.guard) || digest_field(r.unit)
                || digest_field(encode(r.inputs, 'hex')) || digest_field(encode(r.standings, 'hex')),
                '' order by r.cluster collate "C"), ''), 'UTF8')), 'hex') as digest
            from unnest(
                \(cycles.map(\.cluster)), \(cycles.map(\.outcome)), \(cycles.map(\.guardCode)), \(cycles.map(\.unit)),
                \(cycles.map(\.inputsDigest)), \(cycles.map(\.standingsDigest))
            ) as r (cluster, outcome, guard, unit, inputs, standings)
            """)["digest"]
    }
}
