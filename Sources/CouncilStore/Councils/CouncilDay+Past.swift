import Councils
import Postgres

extension CalendarDay {
    /// The day as the database knows it; a day of the calendar is always one.
    var civil: CivilDate? { CivilDate(year: year, month: month, day: day) }
}

extension CouncilDay {
    /// Throws for a day that is still to come: what is recorded has been.
    static func require(past day: CivilDate, _ transaction: borrowing Transaction) throws {
        let today = try today(transaction)
        guard day.daysSinceEpoch > today.daysSinceEpoch else { return }
        throw CouncilError(.badValue, "held_in_future", ["on": "\(day)", "today": "\(today)"])
    }
}
