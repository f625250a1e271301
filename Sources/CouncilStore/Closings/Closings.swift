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
        /// What holds it; `nil` where it is closed.
        public let `guard`: Guard?
        /// What was made of missing work: `zero` or `not_ranked`; `nil` where none was missing.
        public let policy: String?
        /// How many units it has; 0 where no unit is a member.
        public let units: Int
        /// The units at rank 1, separated by commas where they tie.
        public let leader: String?
        /// The total of the leader.
        public let total: Points?
        /// The unit that is nominated for the flag.
        public let nominee: String?
        /// Whether the council still has to choose the nominee, because several units are equal or none is left.
        public let isChoiceOpen: Bool
        /// What the next year took over, such as `cycle`, `officers`, `criteria`.
        public let takenOver: [String]
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
        /// Until when held cycles are tried again; `nil` for one that was never scheduled, so that it never passes.
        public let cutOffAt: Timestamp?
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
    /// ``CouncilError/Kind/planStale`` where it would do anything else, and the refusal names what changed.
    public static func run(
        year: Int, kind: ClosingKind, demanding plan: String? = nil, _ transaction: borrowing Transaction
    ) throws -> Run {
        let cycles = try transaction.query(
            "select * from close_cycles(\(Int32(year)), \(kind.rawValue))"
        ).map { row in try CycleResult(row, year: year, closedNow: row["closed_now"]) }
        let run = Run(cycles: cycles, digest: try digest(of: cycles, year: year, kind: kind, transaction))
        if let plan, !run.digest.hasPrefix(plan) {
            throw try stale(plan, run, year: year, kind: kind, transaction)
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
                \(cycles.map(\.cluster)), \(cycles.map(\.outcome)), \(cycles.map(\.guard?.code)),
                \(cycles.map(\.guard?.unit)), \(cycles.map(\.inputsDigest)), \(cycles.map(\.standingsDigest))
            ) as r (cluster, outcome, guard, unit, inputs, standings)
            """)["digest"]
    }
}

extension Closings.CycleResult {
    init(_ row: Row, year: Int, closedNow: Bool) throws {
        cluster = try row["cluster_code"]
        outcome = try row["outcome"]
        policy = try row["policy"]
        units = Int(try row["units"] as Int32)
        leader = try row["leader"]
        total = try row["total"]
        nominee = try row["nominee"]
        isChoiceOpen = try row["is_choice_open"] ?? false
        takenOver = try row["taken_over"] ?? []
        inputsDigest = try row["inputs_digest"]
        standingsDigest = try row["standings_digest"]
        self.closedNow = closedNow
        guard let code: String = try row["guard"] else {
            self.guard = nil
            return
        }
        self.guard = Closings.Guard(
            code: code, unit: try row["unit_code"], waitingUnits: Int(try row["waiting_units"] as Int32),
            others: Int(try row["guards"] as Int32) - 1, cluster: cluster, year: year,
            parameters: CycleGap.pairs(try row["guard_parameters"]))
    }
}
