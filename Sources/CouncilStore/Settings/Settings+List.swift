public import Councils
public import Postgres

extension Settings {
    /// What a list of settings shows.
    public static let columns: [ListColumn] = [
        .code("name"), .code("value"), .code("layer"), .code("default"), .name("range"), .name("unit"),
        .code("in_effect"), .name("doc"),
    ]

    /// The settings as they hold for a year's guidance, or for a cluster's year, in the order of the definitions and in the words
    /// of a language; all, or those whose names begin with a prefix. Throws ``CouncilError/Kind/notFound`` for an unknown
    /// cluster.
    public static func list(
        year: Int, cluster: String?, prefix: String, in language: Language, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        try Clusters.require(cluster, transaction)
        let definitions = try definitions(transaction).filter { $0.name.hasPrefix(prefix) }
        return ListQuery(
            columns,
            """
            select said.name, resolved.value, resolved.layer, resolved.default_value as default, said.range, said.unit,
                   said.in_effect, said.doc
            from (select \(cluster)::text as code) as wanted
            left join cluster on cluster.code = wanted.code
            cross join lateral setting_layers(
                array[\(Int32(year))], array[cluster.cluster_id], \(definitions.map(\.name))) as resolved
            join unnest(
                \(definitions.map(\.name)), \(definitions.map { $0.kind.range.text(in: language) }),
                \(definitions.map(\.unit)), \(definitions.map(\.inEffect)),
                \(definitions.map { $0.doc(in: language) })
            ) with ordinality as said (name, range, unit, in_effect, doc, place) on said.name = resolved.name
            order by said.place
            """)
    }
}

extension SettingDefinition {
    /// Whether anything depends on it today, as answers say it.
    public var inEffect: String { isUsed ? "yes" : "no" }
}
