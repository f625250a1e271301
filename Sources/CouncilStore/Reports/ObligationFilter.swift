public import Councils
import Postgres

/// Which of a year's obligations or reports are wanted.
public struct ObligationFilter: Sendable {
    /// The award year.
    public var year: Int
    /// One cluster only.
    public var cluster: String?
    /// One unit only.
    public var unit: String?
    /// One kind only.
    public var kind: String?
    /// Only those that stand so.
    public var state: ObligationState?
    /// Only of clusters in which this unit has a card: that of whoever looks, unless they see all.
    public var ofClustersWith: String?

    /// All of a year.
    public init(year: Int) { self.year = year }

    /// The cycles that are looked at.
    var cycles: SQL {
        """
        array(
            select cycle.cycle_id
            from cycle
            join cluster using (council_id, cluster_id)
            where cycle.year = \(year)
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and (\(ofClustersWith)::text is null or exists (
                  select
                  from scorecard as card
                  join unit using (council_id, unit_id)
                  where card.council_id = cycle.council_id
                    and card.cycle_id = cycle.cycle_id
                    and unit.code = \(ofClustersWith))))
        """
    }

    var rows: SQL {
        """
        (\(unit)::text is null or unit.code = \(unit))
        and (\(kind)::text is null or owed.kind = \(kind))
        and (\(state?.rawValue)::text is null or \(state?.rawValue) = owed.state)
        """
    }
}
