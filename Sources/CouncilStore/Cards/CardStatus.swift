public import Councils
public import Postgres

/// Who has not yet done what.
public enum CardStatus {
    /// What the list shows of a unit's card: how far cycle and card are, at whose desk it lies, the command that comes next, how
    /// many lines are required and have each figure, and what else is missing.
    public static let columns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .code("stage"), .code("state"), .code("desk"),
        .code("waits_for"), .value("lines"), .value("self"), .value("head"), .value("agreed"), .value("decided"),
        .value("without_evidence"), .value("objections"), .value("holds"), .code("figure"), .value("total"),
    ]

    /// Every card of a year, of one cluster if given, by cluster and unit as Vietnamese sorts names; one query. Throws
    /// ``CouncilError/Kind/notFound`` for an unknown cluster. Somebody who acts for a unit sees the clusters that it leads or is
    /// deputy of; throws ``CouncilError/Kind/notPermitted`` where it leads none.
    public static func list(
        year: Int, cluster: String?, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        let led = actor.role == .head ? try ledClusters(year: year, unit: actor.unit ?? "", transaction) : nil
        if let led, !led.contains(where: { cluster == nil || cluster == $0 }) {
            throw CouncilError(.notPermitted, "leads_no_cluster", ["year": "\(year)"])
        }
        return ListQuery(
            columns, counting: .code("waits_for"),
            """
            select status.*, unit_name as name, self_lines as self, head_lines as head, agreed_lines as agreed,
                   decided_lines as decided
            from card_status(\(Int32(year)), \(cluster)) as status
            where \(led)::text[] is null or status.cluster = any (\(led))
            """)
    }

    /// The clusters that a unit is head or deputy of in a year.
    private static func ledClusters(
        year: Int, unit: String, _ transaction: borrowing Transaction
    ) throws -> [String] {
        try transaction.query(
            """
            select cluster.code
            from cycle_officer as officer
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cycle.year = \(year) and unit.code = \(unit) and officer.ended_at is null
            """
        ).map { try $0["code"] }
    }
}
