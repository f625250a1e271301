public import Councils
public import Postgres

extension Closings {
    /// What a list of closings shows.
    public static let columns: [ListColumn] = [
        .value("year"), .code("kind"), .code("state"), .instant("due_at"), .instant("cut_off_at"),
        .instant("last_run_at"), .value("closed"), .value("held"),
    ]

    /// The council's closings, newest year first.
    public static let list = ListQuery(columns, "\(summaries) order by year desc, kind")

    private static let summaries: SQL = """
        select closing.closing_id, closing.year, closing.kind, closing.state, closing.due_at, closing.cut_off_at,
               closing.last_run_at, counts.closed, counts.held
        from closing
        cross join lateral (
            select count(*) filter (where recorded.outcome = 'closed') as closed,
                   count(*) filter (where recorded.outcome = 'held') as held
            from closing_cycle as recorded
            join cycle using (council_id, cycle_id)
            where recorded.council_id = closing.council_id
              and recorded.closing_id = closing.closing_id
              and recorded.revision = revision_of(cycle, closing.kind)
        ) as counts
        """

    /// One closing with how its cycles came out; throws ``CouncilError/Kind/notFound``.
    public static func show(
        year: Int, kind: ClosingKind, _ transaction: borrowing Transaction
    ) throws -> (summary: Summary, cycles: [CycleResult]) {
        let found = try transaction.first("\(summaries) where year = \(year) and kind = \(kind.rawValue)")
        guard let summary = try found.map(Summary.init) else {
            throw CouncilError(.notFound, "closing_missing", ["kind": kind.rawValue, "year": "\(year)"])
        }
        let cycles = try transaction.query("select * from closing_results(\(summary.id)) order by cluster_code").map {
            row in
            try CycleResult(row, year: year, closedNow: false)
        }
        return (summary, cycles)
    }
}

extension Closings.Summary {
    init(_ row: Row) throws {
        id = try row["closing_id"]
        year = Int(try row["year"] as Int16)
        kind = try row["kind"]
        state = try row["state"]
        dueAt = try row["due_at"]
        cutOffAt = try row["cut_off_at"]
        lastRunAt = try row["last_run_at"]
        closed = try row["closed"]
        held = try row["held"]
    }
}
