public import Councils
public import Postgres

extension Closings {
    /// The file of one cluster's closed year, which is checked without any server; see the page "Bundles".
    ///
    /// Throws ``CouncilError/Kind/notFound`` without the cycle, and ``CouncilError/Kind/wrongState`` where it is not closed or was
    /// closed by an earlier release.
    public static func bundle(
        year: Int, cluster: String, _ transaction: borrowing Transaction
    ) throws -> String {
        let cycle = try ClusterYear(year: year, cluster: cluster, transaction)
        let values = ["year": "\(year)", "cluster": cluster]
        let closed = try transaction.first(
            """
            select recorded.recipe
            from cycle
            join closing using (council_id, year)
            join closing_cycle as recorded using (council_id, closing_id, cycle_id, revision)
            where cycle.cycle_id = \(cycle.id)
              and closing.kind = 'year_end'
              and recorded.outcome = 'closed'
            """)
        guard let closed else { throw CouncilError(.wrongState, "bundle_before_closing", values) }
        guard try closed["recipe"] as Int16 == 2 else {
            throw CouncilError(.wrongState, "bundle_of_earlier_release", values)
        }
        let rows = try transaction.query(
            """
            select fields
            from bundle_rows(\(Int32(year)), \(cluster))
            order by place, unit_code collate "C", part, number
            """)
        return BundleText.file(try rows.map { try $0["fields"] as [String?] })
    }
}
