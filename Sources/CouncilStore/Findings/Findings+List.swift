public import Councils
public import Postgres

extension Findings {
    /// What a list of findings shows.
    public static let columns: [ListColumn] = [
        .value("finding"), .code("cluster"), .code("unit"), .code("channel"), .code("effect"), .value("points"),
        .name("meaning"), .name("reason"), .name("document"), .name("author"), .instant("at"), .name("lifted_by"),
        .instant("lifted_at"), .name("lifted_reason"), .value("carried_from"),
    ]

    /// The findings of a year, of one unit or cluster if given, in the order in which they were recorded, with what they mean in a
    /// language; throws ``CouncilError/Kind/notFound`` for an unknown cluster.
    public static func list(
        year: Int, unit: String?, cluster: String?, in language: Language, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        return ListQuery(
            columns,
            """
            select finding.*, finding.finding_id as finding, cluster.code as cluster, unit.code as unit,
                   finding.carried_finding_id as carried_from, \(meaning(in: language)) as meaning
            from finding
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            where cycle.year = \(year)
              and (\(unit)::text is null or unit.code = \(unit))
              and (\(cluster)::text is null or cluster.code = \(cluster))
            order by finding.finding_id
            """)
    }

    /// What a finding means, in words that SQL can search and sort; the points are put in there.
    private static func meaning(in language: Language) -> SQL {
        let effects = FindingEffect.allCases
        let texts = effects.map { $0.meaning(points: "{points}", isLifted: false).text(in: language) }
        let lifted = FindingEffect.none.meaning(points: nil, isLifted: true).text(in: language)
        return """
            case
                when finding.lifted_at is not null then \(lifted)
                else (
                    select replace(said.text, '{points}', coalesce(finding.points::text, '-'))
                    from unnest(\(effects.map(\.rawValue)), \(texts)) as said (effect, text)
                    where said.effect = finding.effect)
            end
            """
    }
}
