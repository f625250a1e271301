public import Councils
public import Postgres

extension Closings {
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

    /// Makes the year-end closing due at a time, which becomes a job; one that is not closed yet can be moved.
    ///
    /// `at` is an RFC 3339 time with offset, or a civil time that is meant in the council's zone. Held cycles are tried again
    /// until `cutOffDays` days after it. What is `nil` is as the year's cycles have it set. Throws
    /// ``CouncilError/Kind/badValue`` for a text that is no time and where the cycles differ.
    public static func schedule(
        year: Int, kind: ClosingKind, at: String? = nil, cutOffDays: Int? = nil, _ transaction: borrowing Transaction
    ) throws -> Scheduled {
        let settings = try CommonSettings(Default.allCases.map(\.rawValue), year: year, clusters: nil, transaction)
        let due = try instant(at ?? settings.dueTime(year: year, transaction), transaction)
        let days = Int32(try cutOffDays ?? settings.cutOffDays())
        let row = try transaction.only(
            """
            select scheduled.closing_id, scheduled.job_id, scheduled.moved_from, scheduled.changed,
                   \(due) + make_interval(days => \(days)) as cut_off_at
            from schedule_closing(
                \(Int32(year)), \(kind.rawValue), \(due), \(due) + make_interval(days => \(days))) as scheduled
            """)
        return Scheduled(
            closing: try row["closing_id"], job: try row["job_id"], dueAt: due, cutOffAt: try row["cut_off_at"],
            movedFrom: try row["moved_from"], changed: try row["changed"])
    }

    /// The settings behind what scheduling leaves out.
    fileprivate enum Default: String, CaseIterable {
        case day = "year_end_closing_on"
        case time = "year_end_closing_time"
        case cutOffDays = "year_end_cut_off_days"
        case cutOffDayKind = "year_end_cut_off_day_kind"
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

extension CommonSettings {
    fileprivate func text(_ setting: Closings.Default, orGive argument: String) throws -> String {
        try value(setting.rawValue, orRefuse: "closing_setting_differs", argument: argument)
    }

    /// The civil time of the closing.
    fileprivate func dueTime(year: Int, _ transaction: borrowing Transaction) throws -> String {
        let day = try text(.day, orGive: "at=")
        let date: CivilDate = try transaction.only("select day_of_setting(\(day), \(Int32(year))) as day")["day"]
        return try "\(date)T" + text(.time, orGive: "at=")
    }

    /// How many calendar days held cycles are tried again. Which days are working days nobody has told yet.
    fileprivate func cutOffDays() throws -> Int {
        let kind = try text(.cutOffDayKind, orGive: "cut_off_days=")
        guard kind == "calendar" else {
            throw CouncilError(.badValue, "working_days_unknown", ["name": Closings.Default.cutOffDayKind.rawValue])
        }
        let days = try text(.cutOffDays, orGive: "cut_off_days=")
        guard let days = Int(days) else { throw Settings.WrongKind(name: Closings.Default.cutOffDays.rawValue) }
        return days
    }
}
