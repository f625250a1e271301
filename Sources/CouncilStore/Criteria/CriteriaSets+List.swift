public import Councils
public import Postgres

extension CriteriaSets {
    /// One version of a set and the clusters that have it in the same way.
    public struct Summary: Sendable {
        /// The award year.
        public let year: Int
        /// What people type.
        public let code: String
        /// The version under the code and year.
        public let version: Int
        /// What the groups add up to.
        public let base: Points
        /// How many criteria it has.
        public let criteria: Int
        /// `annual` or `halves`.
        public let aggregate: String
        /// How the clusters have it: `proposed`, `agreed`, `former` or `withdrawn`; `nil` where none was ever given it.
        public let state: String?
        /// The clusters' codes, separated by commas.
        public let clusters: String?
        /// The day from which the clusters have it.
        public let effectiveFrom: CivilDate?
        /// When enough members had agreed.
        public let agreedAt: Timestamp?
    }

    /// The council's sets, of one year if given, newest year first, each version in the order of its code.
    public static func list(year: Int?, _ transaction: borrowing Transaction) throws -> [Summary] {
        try transaction.query(
            """
            select s.year, s.code, s.version, s.base_total, s.aggregate,
                   (select count(*) from criterion
                    where criterion.council_id = s.council_id and criterion.criteria_set_id = s.criteria_set_id)
                       as criteria,
                   given.state, given.effective_from, given.agreed_at,
                   string_agg(given.cluster, ',' order by given.cluster collate "C") as clusters
            from criteria_set as s
            left join (
                select c.council_id, c.criteria_set_id, c.effective_from, c.agreed_at, cluster.code::text as cluster,
                       case when c.withdrawn_at is not null then 'withdrawn'
                            when c.agreed_at is null then 'proposed'
                            when c.criteria_set_id = cycle.criteria_set_id then 'agreed'
                            else 'former' end as state
                from cycle_criteria as c
                join cycle using (council_id, cycle_id)
                join cluster using (council_id, cluster_id)
            ) as given using (council_id, criteria_set_id)
            where \(year)::int is null or s.year = \(year)
            group by s.council_id, s.criteria_set_id, given.state, given.effective_from, given.agreed_at
            order by s.year desc, s.code collate "C", s.version, given.effective_from, given.agreed_at, clusters
            """
        ).map(Summary.init)
    }
}

extension CriteriaSets.Summary {
    init(_ row: Row) throws {
        year = Int(try row["year"] as Int16)
        code = try row["code"]
        version = Int(try row["version"] as Int16)
        base = try row["base_total"]
        criteria = try row["criteria"]
        aggregate = try row["aggregate"]
        state = try row["state"]
        clusters = try row["clusters"]
        effectiveFrom = try row["effective_from"]
        agreedAt = try row["agreed_at"]
    }
}
