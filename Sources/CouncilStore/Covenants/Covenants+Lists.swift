public import Postgres

extension Covenants {
    /// The columns of the list of signatures.
    public static let signatureColumns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .flag("signed"), .value("signed_on"), .value("due"),
        .flag("late"), .code("recorded_by"), .instant("recorded_at"), .code("document"),
    ]

    /// Every member of the cycles of a year that have a covenant, with its signature or without; who came of units that
    /// signed stands with their day and paper. Late is what was put on record
    /// after the last day for signing, and what is missing after it.
    public static func signatures(
        year: Int, cluster: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            signatureColumns,
            """
            select cluster.code as cluster, unit.code as unit, unit.name as name, word.signed_on is not null as signed,
                   word.signed_on, deadline.due,
                   coalesce((signature.at at time zone council.time_zone)::date, word.signed_on, council_today())
                       > deadline.due as late,
                   signature.author as recorded_by, signature.at as recorded_at, word.document
            from covenant
            join cycle using (council_id, cycle_id)
            join council using (council_id)
            join cluster using (council_id, cluster_id)
            join (
                select resolved.cycle_id, day_of_setting(resolved.value, dated.year) as due
                from settings_of(array(select of_year.cycle_id from cycle as of_year where of_year.year = \(year)),
                                 array['covenant_closes_on']) as resolved
                join cycle as dated on dated.cycle_id = resolved.cycle_id
            ) as deadline on deadline.cycle_id = cycle.cycle_id
            join scorecard as card on card.council_id = cycle.council_id and card.cycle_id = cycle.cycle_id
            join unit on unit.council_id = card.council_id and unit.unit_id = card.unit_id
            left join covenant_signature as signature
                on signature.council_id = card.council_id and signature.cycle_id = card.cycle_id
               and signature.unit_id = card.unit_id
            left join covenant_words(array(select of_year.cycle_id from cycle as of_year where of_year.year = \(year))) as word
                on word.cycle_id = card.cycle_id and word.unit_id = card.unit_id
            where cycle.year = \(year) and (\(cluster)::text is null or cluster.code = \(cluster))
              and (card.left_on is null or word.signed_on is not null)
            order by cluster.name collate vi, cluster.code, unit.name collate vi, unit.code
            """)
    }
}

extension Targets {
    /// The columns of the list of targets.
    public static let columns: [ListColumn] = [
        .code("cluster"), .code("unit"), .name("name"), .name("indicator"), .value("half"), .name("measure"),
        .value("plan"), .value("result"), .value("percent"), .code("criterion"), .code("result_by"),
        .instant("result_at"), .code("result_document"),
    ]

    /// The targets of a year, of one cluster or one unit if given, in the order in which they were set.
    public static func list(
        year: Int, cluster: String?, unit: String?, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select cluster.code as cluster, unit.code as unit, unit.name as name, target.indicator, target.half,
                   target.measure, trim_scale(target.plan) as plan, trim_scale(target.result) as result,
                   round(target.result * 100 / nullif(target.plan, 0), 2) as percent, target.criterion,
                   target.result_by, target.result_at, target.result_document
            from covenant_target as target
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit on unit.council_id = target.council_id and unit.unit_id = target.unit_id
            where cycle.year = \(year) and target.withdrawn_at is null
              and (\(cluster)::text is null or cluster.code = \(cluster))
              and (\(unit)::text is null or unit.code = \(unit))
            order by cluster.name collate vi, cluster.code, unit.name collate vi, unit.code, target.target_id
            """)
    }
}
