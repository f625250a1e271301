public import Councils
public import Postgres

extension Cards {
    /// The points that a figure of one line has now, whether they were given or computed; `nil` where it has none.
    public static func points(
        of row: CardRows.Row, _ writing: Writing, _ transaction: borrowing Transaction
    ) throws -> Points? {
        try transaction.first(
            """
            select case \(writing.figure.rawValue)::text
                       when 'self' then line.self_points
                       when 'head' then line.head_points
                       when 'agreed' then line.agreed_points
                       when 'decided' then line.decided_points
                   end as points
            from unit
            join scorecard as card using (council_id, unit_id)
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join scorecard_line as line using (council_id, cycle_id, unit_id)
            join criterion on criterion.council_id = line.council_id
                and criterion.criteria_set_id = line.criteria_set_id and criterion.criterion_no = line.criterion_no
            where unit.council_id = current_council()
              and unit.code = \(row.unit.rawValue)
              and cycle.year = \(Int32(writing.year))
              and (\(writing.cluster)::text is null or cluster.code = \(writing.cluster))
              and criterion.code = \(row.criterion.rawValue)
              and line.half = \(Int16(row.half))
            order by card.left_on nulls first
            limit 1
            """)?["points"] ?? nil
    }
}
