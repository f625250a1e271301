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

    /// Makes a closing due at a time, which becomes a job; one that is not closed yet can be moved.
    ///
    /// `at` is an RFC 3339 time with offset, or a civil time that is meant in the council's zone. Held cycles are tried again
    /// until `cutOffDays` days after it. What is `nil` is as the year's cycles have it set; a cut-off in working days goes by
    /// the council's calendar. Throws ``CouncilError/Kind/badValue`` for a text that is no time and where the cycles differ.
    public static func schedule(
        year: Int, kind: ClosingKind, at: String? = nil, cutOffDays: Int? = nil, _ transaction: borrowing Transaction
    ) throws -> Scheduled {
        let defaults = Defaults(kind)
        let settings = try CommonSettings(defaults.names, year: year, clusters: nil, transaction)
        let due = try instant(at ?? settings.dueTime(defaults, year: year, transaction), transaction)
        let cutOff = try cutOff(after: due, days: cutOffDays, defaults, settings, transaction)
        let row = try transaction.only(
            """
            select scheduled.closing_id, scheduled.job_id, scheduled.moved_from, scheduled.changed
            from schedule_closing(\(Int32(year)), \(kind.rawValue), \(due), \(cutOff)) as scheduled
            """)
        return Scheduled(
            closing: try row["closing_id"], job: try row["job_id"], dueAt: due, cutOffAt: cutOff,
            movedFrom: try row["moved_from"], changed: try row["changed"])
    }

    /// So many days after the due day, at the same time of day in the council's zone.
    private static func cutOff(
        after due: Timestamp, days: Int?, _ defaults: Defaults, _ settings: CommonSettings,
        _ transaction: borrowing Transaction
    ) throws -> Timestamp {
        let dayKind = try days == nil ? settings.text(defaults.cutOffDayKind, orGive: "cut_off_days=") : "calendar"
        let days = try days ?? settings.cutOffDays(defaults)
        return try transaction.only(
            """
            select (add_days((local.at)::date, \(Int32(days)), \(dayKind)) + (local.at)::time) at time zone council.time_zone
                       as cut_off
            from council
            cross join lateral (select \(due) at time zone council.time_zone as at) as local
            """)["cut_off"]
    }

    /// The settings behind what scheduling leaves out, by name.
    fileprivate struct Defaults {
        let (day, time, cutOffDays, cutOffDayKind): (String, String, String, String)

        init(_ kind: ClosingKind) {
            (day, time, cutOffDays, cutOffDayKind) =
                switch kind {
                case .midYear:
                    (
                        "mid_year_closing_on", "mid_year_closing_time", "mid_year_cut_off_days",
                        "mid_year_cut_off_day_kind"
                    )
                case .yearEnd:
                    (
                        "year_end_closing_on", "year_end_closing_time", "year_end_cut_off_days",
                        "year_end_cut_off_day_kind"
                    )
                }
        }

        var names: [String] { [day, time, cutOffDays, cutOffDayKind] }
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
    fileprivate func text(_ setting: String, orGive argument: String) throws -> String {
        try value(setting, orRefuse: "closing_setting_differs", argument: argument)
    }

    /// The civil time of the closing.
    fileprivate func dueTime(
        _ defaults: Closings.Defaults, year: Int, _ transaction: borrowing Transaction
    ) throws -> String {
        let day = try text(defaults.day, orGive: "at=")
        let date: CivilDate = try transaction.only("select day_of_setting(\(day), \(Int32(year))) as day")["day"]
        return try "\(date)T" + text(defaults.time, orGive: "at=")
    }

    /// How many days held cycles are tried again.
    fileprivate func cutOffDays(_ defaults: Closings.Defaults) throws -> Int {
        let days = try text(defaults.cutOffDays, orGive: "cut_off_days=")
        guard let days = Int(days) else { throw Settings.WrongKind(name: defaults.cutOffDays) }
        return days
    }
}
