public import Councils
public import Postgres

/// The council's calendar: which days are not what their weekday says.
public enum DaysOff {
    /// The columns of ``list(year:)``.
    public static let columns: [ListColumn] = [
        .value("day"), .code("weekday"), .code("kind"), .name("name"), .code("document"), .code("author"),
        .instant("at"),
    ]

    /// Writes days into the calendar; returns how many are new or changed.
    public static func importRows(
        _ rows: [DayOffRows.Row], document: String?, _ transaction: borrowing Transaction
    ) throws -> Int {
        let days = try rows.map { row in
            guard let day = CivilDate(year: row.day.year, month: row.day.month, day: row.day.day) else {
                throw CouncilError(.badValue, "date_malformed")
            }
            return day
        }
        let changed: Int32 = try transaction.only(
            """
            select import_days_off(\(days), \(rows.map(\.kind.rawValue)), \(rows.map(\.name)), \(document)) as changed
            """)["changed"]
        return Int(changed)
    }

    /// The days of the calendar, of one civil year if given.
    public static func list(year: Int?) -> ListQuery {
        ListQuery(
            columns,
            """
            select day_off.day,
                   (array['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
                       [extract(isodow from day_off.day)] as weekday,
                   day_off.kind, day_off.name, day_off.document, day_off.author, day_off.at
            from day_off
            where \(year)::int is null or extract(year from day_off.day) = \(year)
            order by day_off.day
            """)
    }
}
