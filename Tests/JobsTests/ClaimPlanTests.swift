import Postgres
import Testing

@Suite("The claim")
struct ClaimPlanTests {
    @Test("reads its index and no more rows than a batch, whatever lies in the future")
    func plan() async throws {
        try await LanesFixture.with { lanes async throws in
            try await lanes.plan(lanes: 1, jobs: 100)
            try await lanes.admin.withTransaction { transaction in
                try transaction.execute(
                    """
                    insert into job (council_id, kind, key, occurrence, due_at, run_at)
                    select 1, 'note', 'future', n, \(LanesFixture.noon), \(LanesFixture.noon)::timestamptz + interval '1 day'
                    from generate_series(1, 50000) as n
                    """)
                try transaction.execute("analyze job")
            }
            let plan = try await lanes.admin.withTransaction { transaction in
                try transaction.query(
                    """
                    explain (analyze, costs off, timing off, summary off)
                    select job_id from thidua.job
                    where council_id = 1 and state in ('ready', 'retry', 'held') and run_at <= \(LanesFixture.noon)
                    order by run_at, job_id limit 50
                    """
                ).map { try $0["QUERY PLAN"] as String }.joined(separator: "\n")
            }
            #expect(plan.contains("job_by_turn"), "\(plan)")
            #expect(plan.contains("actual rows=50"), "\(plan)")
            #expect(!plan.contains("Seq Scan") && !plan.contains("Sort"), "\(plan)")
        }
    }
}
