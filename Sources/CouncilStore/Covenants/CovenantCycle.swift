import Councils
import Postgres

/// A cycle as its covenant sees it, locked until the transaction ends.
struct CovenantCycle {
    let id: Int64
    let year: Int
    let cluster: String
    let criteriaAreAgreed: Bool
    let hasCovenant: Bool
    let signatures: Int
    let today: CivilDate
    let closesOn: CivilDate

    /// What messages call it.
    var values: [String: String] { ["cluster": cluster, "year": "\(year)"] }
    /// What events call it.
    var object: String { "covenant/\(cluster)/\(year)" }

    /// The cycle of a cluster; drafts and signatures of it wait for each other here. Throws ``CouncilError/Kind/notFound``.
    static func lock(year: Int, cluster: String, _ transaction: borrowing Transaction) throws -> CovenantCycle {
        let cycle = try ClusterYear(year: year, cluster: cluster, locking: true, transaction)
        return try load(cycle.id, year: year, cluster: cluster, transaction)
    }

    private static func load(
        _ id: Int64, year: Int, cluster: String, _ transaction: borrowing Transaction
    ) throws -> CovenantCycle {
        let row = try transaction.only(
            """
            select exists (
                       select from cycle_criteria as agreed
                       where agreed.cycle_id = cycle.cycle_id and agreed.criteria_set_id = cycle.criteria_set_id
                         and agreed.agreed_at is not null) as criteria_agreed,
                   exists (select from covenant where covenant.cycle_id = cycle.cycle_id) as has_covenant,
                   (select count(*) from covenant_signature as signature
                    where signature.cycle_id = cycle.cycle_id) as signatures,
                   council_today() as today,
                   day_of_setting(setting_of(cycle.cycle_id, 'covenant_closes_on'), cycle.year) as closes_on
            from cycle
            where cycle.cycle_id = \(id)
            """)
        return CovenantCycle(
            id: id, year: year, cluster: cluster, criteriaAreAgreed: try row["criteria_agreed"],
            hasCovenant: try row["has_covenant"], signatures: Int(try row["signatures"] as Int64),
            today: try row["today"], closesOn: try row["closes_on"])
    }

    /// Throws where there is nothing yet to set targets under or to sign.
    func requireCovenant() throws {
        if !hasCovenant { throw CouncilError(.wrongState, "covenant_missing", values) }
    }
}
