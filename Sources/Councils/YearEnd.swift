/// When a year-end closing happens unless a council says otherwise.
///
/// Published practice lies between 26 November and 31 January; see the page "Dates".
public enum YearEnd {
    /// The civil local time at which the closing of an award year is due: 31 January of the next year, 17:00.
    public static func defaultDueTime(year: Int) -> String {
        "\(year + 1)-01-31T17:00"
    }

    /// How long after the due time held cycles are tried again, in days.
    public static let cutOffDays = 30
}

/// The years for which units compete.
public enum AwardYear {
    /// From the first year of the state to a far end that catches slips of the pen.
    public static let range = 1945...2200
}
