import Councils
import Postgres

/// Which scorecard a unit's code, a year and perhaps a cluster mean.
struct CardKey: Sendable {
    /// The cycle's id.
    let cycle: Int64
    /// The unit's id.
    let unit: Int64
    /// The cluster's code.
    let cluster: String
    /// What the cycle's criteria add up to; `nil` before it has any.
    let base: Points?

    /// The card of a unit. A unit that moved can have one in two clusters of a year: then the cluster must be named, or
    /// ``CouncilError/Kind/badValue`` is thrown. Throws ``CouncilError/Kind/notFound`` where there is none.
    static func find(
        unit: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> CardKey {
        try Clusters.require(cluster, transaction)
        let places = try transaction.query(
            """
            select card.cycle_id, card.unit_id, cluster.code as cluster, criteria_set.base_total
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            left join criteria_set using (council_id, criteria_set_id)
            where unit.code = \(unit)
              and cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and card.left_on is null
            order by cluster.code
            """
        ).map { row in
            CardKey(
                cycle: try row["cycle_id"], unit: try row["unit_id"], cluster: try row["cluster"],
                base: try row["base_total"])
        }
        guard let place = places.first else {
            try refuseLeft(unit: unit, year: year, cluster: cluster, transaction)
            let code = cluster == nil ? "card_missing" : "card_missing_in_cluster"
            throw CouncilError(.notFound, code, ["unit": unit, "year": "\(year)", "cluster": cluster ?? ""])
        }
        guard places.count == 1 else {
            let clusters = places.map(\.cluster).joined(separator: ", ")
            throw CouncilError(
                .badValue, "card_in_two_clusters", ["unit": unit, "year": "\(year)", "clusters": clusters])
        }
        return place
    }

    /// Throws ``CouncilError/Kind/wrongState`` where the unit had a card that has left the year: it stays as it was.
    static func refuseLeft(
        unit: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws {
        if let message = try departure(unit: unit, year: year, cluster: cluster, transaction) {
            throw CouncilError(.wrongState, message)
        }
    }

    /// Where the unit had a card that has left the year: since when, and whose card goes on.
    static func departure(
        unit: String, year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> Message? {
        let row = try transaction.first(
            """
            select cluster.code as cluster, card.left_on::text, heir.code as successor
            from scorecard as card
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            join unit as heir on heir.council_id = card.council_id and heir.unit_id = card.left_to
            where unit.code = \(unit)
              and cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by card.left_on desc, cluster.code
            limit 1
            """)
        guard let row else { return nil }
        return Message(
            "card_has_left",
            [
                "unit": unit, "year": "\(year)", "cluster": try row["cluster"], "on": try row["left_on"],
                "successor": try row["successor"],
            ])
    }
}
