public import Postgres

/// How much a council has.
public struct CouncilCounts: Sendable {
    /// Its clusters.
    public let clusters: Int
    /// The units that are members of a cluster today.
    public let units: Int
    /// The cycles that are not closed.
    public let openCycles: Int
    /// The cycles that are closed.
    public let closedCycles: Int

    /// Counts what the council has today.
    public static func today(_ transaction: borrowing Transaction) throws -> CouncilCounts {
        let row = try transaction.only(
            """
            select (select count(*) from cluster) as clusters,
                   (select count(*) from membership
                    where daterange(membership.valid_from, membership.valid_to) @> council_today()) as units,
                   count(*) filter (where cycle.state <> 'closed') as open_cycles,
                   count(*) filter (where cycle.state = 'closed') as closed_cycles
            from cycle
            """)
        return CouncilCounts(
            clusters: try row["clusters"], units: try row["units"], openCycles: try row["open_cycles"],
            closedCycles: try row["closed_cycles"])
    }
}
