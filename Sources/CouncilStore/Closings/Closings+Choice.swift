public import Councils
public import Postgres

extension Closings {
    /// Puts a unit into a slot that ranks left open: the flag, or a certificate. Returns how many slots are filled by that, for with
    /// the flag given the certificates follow by rank.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` before the closing, where no slot is open, and for a unit that is not among those
    /// that are equal at its place.
    public static func choose(
        year: Int, cluster: String, award: Award, unit: String, reason: String, document: String,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        let filled: Int32 = try transaction.only(
            """
            select choose_award(
                \(Int32(year)), \(cluster), \(award.rawValue), \(unit), \(reason), \(document)) as filled
            """)["filled"]
        return Int(filled)
    }
}
