public import Postgres

/// The calendar as a council sees it.
public enum CouncilDay {
    /// The civil date of the transaction's instant in the council's time zone.
    public static func today(_ transaction: borrowing Transaction) throws -> CivilDate {
        try transaction.only(
            "select council_today() as today")["today"]
    }
}
