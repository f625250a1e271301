import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// The closing at mid-year: what it asks for, what it leaves, and that it can be verified.
@Suite("The mid-year closing")
struct MidYearClosingTests {
    private static func run(_ sample: SampleCouncil) async throws -> Closings.Run {
        try await sample.work { try Closings.run(year: 2025, kind: .midYear, $0) }
    }

    private static func differences(_ sample: SampleCouncil) async throws -> [String] {
        try await sample.work { transaction in
            let recount = try Closings.verify(year: 2025, kind: .midYear, cluster: nil, transaction)
            #expect(recount.cycles == 2)
            return recount.differences.map { "\($0.cluster) \($0.thing)" }
        }
    }

    @Test("waits for the review, begins the second half, and comes out the same when it is verified")
    func closesAndVerifies() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.regulate()
            #expect(
                try await Self.run(sample).cycles.map(\.guard?.code)
                    == Array(repeating: "cycle_before_mid_year", count: 2))
            try await sample.work { transaction in
                _ = try Cycles.advance(
                    year: 2025, clusters: nil, to: .midYear, by: .test, document: nil, record: "1/BB", transaction)
            }
            #expect(try await Self.run(sample).held == 2)
            _ = try await sample.work {
                try Cycles.record(year: 2025, clusters: nil, review: .midYear, document: "2/BB", $0)
            }
            #expect(try await Self.run(sample).closedNow == 2)
            #expect(try await sample.work { try Cycles.show(year: 2025, cluster: "cum-2", $0).state } == "second_half")
            #expect(try await Self.run(sample).closedNow == 0)
            #expect(try await Self.differences(sample).isEmpty)
            try await Self.tamper(sample)
            #expect(try await Self.differences(sample) == ["cum-1 standings_digest"])
        }
    }

    /// As whoever owns the server can, past every trigger.
    private static func tamper(_ sample: SampleCouncil) async throws {
        try await withPool(sample.database.superuser) { pool in
            try await pool.withTransaction { transaction in
                try transaction.execute("set local session_replication_role = replica")
                try transaction.execute(
                    """
                    update interim_standing set rank = 1, base = 1, bonus = 0, deduction = 0, total = 1
                    where unit_id = (select unit_id from unit where code = 'b')
                    """)
            }
        }
    }
}
