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

    /// What scheduling did.
    public struct Scheduled: Sendable {
        /// The closing's number.
        public let closing: Int64
        /// The job's number.
        public let job: Int64
        /// When it is due.
        public let dueAt: Timestamp
        /// Until when held cycles are tried again.
        public let cutOffAt: Timestamp
        /// When it was due before; `nil` for a new one.
        public let movedFrom: Timestamp?
        /// Whether anything was written.
        public let changed: Bool
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

    /// Makes a closing due at a time, which becomes a job; one that is not closed yet can be moved.
    ///
    /// `at` is an RFC 3339 time with offset, or a civil time that is meant in the council's zone. Held cycles are tried again
    /// until `cutOffDays` days after it. Throws ``CouncilError/Kind/badValue`` for a text that is no time.
    public static func schedule(
        year: Int, kind: ClosingKind, at: String, cutOffDays: Int, _ transaction: borrowing Transaction
    ) throws -> Scheduled {
        let due = try instant(at, transaction)
        let row = try transaction.only(
            """
            select scheduled.closing_id, scheduled.job_id, scheduled.moved_from, scheduled.changed,
                   \(due) + make_interval(days => \(Int32(cutOffDays))) as cut_off_at
            from schedule_closing(
                \(Int32(year)), \(kind.rawValue), \(due), \(due) + make_interval(days => \(Int32(cutOffDays)))) as scheduled
            """)
        return Scheduled(
            closing: try row["closing_id"], job: try row["job_id"], dueAt: due, cutOffAt: try row["cut_off_at"],
            movedFrom: try row["moved_from"], changed: try row["changed"])
    }

    /// The instant that a text means; a civil time is one of the council's zone.
    private static func instant(_ text: String, _ transaction: borrowing Transaction) throws -> Timestamp {
        // Only these two shapes: the server would also read "tomorrow", or a time whose offset it then ignores.
        if text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)/) != nil,
            let instant = Timestamp(text)
        {
            return instant
        }
        guard text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?/) != nil else { throw noTime(text) }
        do {
            return try transaction.savepoint { transaction in
                try transaction.only("select \(text)::text::timestamp at time zone time_zone as instant from council")[
                    "instant"]
            }
        } catch PostgresError.server(let error) where error.sqlState.conditionClass == "22" {
            throw noTime(text)
        }
    }

    private static func noTime(_ text: String) -> CouncilError {
        CouncilError(.badValue, "not_a_time", ["text": text])
    }
}
