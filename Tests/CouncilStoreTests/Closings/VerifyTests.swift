import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("A recount of a closed year")
struct VerifyTests {
    /// What somebody above all rules did, and what is found first and at all.
    struct Tampering: Sendable {
        let name: String
        let statement: SQL
        /// As `cluster unit thing recorded computed`.
        let first: String
        var things: [String]?
    }

    private static let b: SQL = "unit_id = (select unit_id from unit where code = 'b')"

    private static let tamperings = [
        Tampering(
            name: "the points of a line",
            statement: "update scorecard_line set decided_points = 49 where \(b) and decided_points = 50",
            first: "cum-1 b card base 90.00 89.00",
            things: [
                "card base", "card digest", "card total", "standing tie_values",
            ]),
        Tampering(
            name: "the reason of a line",
            statement: "update scorecard_line set decided_reason = 'khác' where \(b) and decided_points = 50",
            first: "cum-1 b card digest", things: ["card digest"]),
        Tampering(
            name: "a total", statement: "update scorecard set base = 91, total = 91 where \(b) and figure is not null",
            first: "cum-1 b card base 91.00 90.00"),
        Tampering(
            name: "a finding",
            statement: """
                insert into finding (council_id, cycle_id, unit_id, channel, effect, points, reason, document, author, at)
                select council_id, cycle_id, unit_id, 'tax', 'deduct', 5, 'x', 'x', 'x', \(SampleCouncil.instant)
                from scorecard where \(b) and figure is not null
                """,
            first: "cum-1 b card deduction 0.00 5.00"),
        Tampering(
            name: "a rank", statement: "update standing set rank = 1 where \(b)",
            first: "cum-1 b standing rank 1 2", things: ["standing rank"]),
        Tampering(
            name: "a class", statement: "update standing set class = 'good' where \(b)",
            first: "cum-1 b standing class good excellent", things: ["standing class"]),
        Tampering(
            name: "a gate", statement: "update standing set gate = 'disqualified' where \(b)",
            first: "cum-1 b standing gate disqualified -", things: ["standing gate"]),
        Tampering(
            name: "a standing that is gone", statement: "delete from standing where rank = 3",
            first: "cum-1 c standing base - 70.00"),
        Tampering(
            name: "a standing too many",
            statement: """
                with more as (
                    insert into unit (council_id, code, name, valid_from) select council_id, 'z', 'Z', valid_from
                    from unit where code = 'b' returning *
                ), card as (
                    insert into scorecard (council_id, cycle_id, unit_id, left_on, left_to)
                    select b.council_id, b.cycle_id, more.unit_id, '2025-06-01', b.unit_id
                    from scorecard as b, more where b.\(b) and b.figure is not null
                )
                insert into standing (council_id, cycle_id, unit_id, revision, closing_id, rank, tied, class, base, bonus,
                                      deduction, total)
                select b.council_id, b.cycle_id, more.unit_id, 1, b.closing_id, 1, false, 'excellent', 99, 0, 0, 99
                from standing as b, more where b.\(b)
                """,
            first: "cum-1 z standing base 99.00 -"),
        Tampering(
            name: "a slot",
            statement: "update award_slot set unit_id = (select unit_id from unit where code = 'c') where \(b)",
            first: "cum-1 c certificate 1 c b", things: ["certificate 1"]),
        Tampering(
            name: "a slot that is gone", statement: "delete from award_slot where award = 'flag' and \(a)",
            first: "cum-1 a flag 1 - a", things: ["flag 1"]),
        Tampering(
            name: "a criterion", statement: "update criterion set max = 61 where code = '1.1'",
            first: "cum-1 - criteria",
            things: ["criteria", "criteria"]),
        Tampering(
            name: "a ballot",
            statement: """
                insert into cluster_ballot (council_id, cycle_id, unit_id, votes, document, author, at)
                select council_id, cycle_id, unit_id, 1, 'x', 'x', \(SampleCouncil.instant)
                from scorecard where \(b) and figure is not null
                """,
            first: "cum-1 b standing tie_values"),
        Tampering(
            name: "a setting",
            statement: """
                insert into setting (council_id, year, layer, name, value, set_by, set_at)
                select council_id, 2025, 'guidance', 'excellent_from', '95.00', 'x', \(SampleCouncil.instant) from council
                """,
            first: "cum-1 a standing class excellent good"),
        Tampering(
            name: "a digest",
            statement:
                "update closing_cycle set standings_digest = sha256('x') where cycle_id = (select min(cycle_id) from cycle)",
            first: "cum-1 - standings_digest", things: ["standings_digest"]),
    ]

    private static let a: SQL = "unit_id = (select unit_id from unit where code = 'a')"

    private static func differences(_ sample: SampleCouncil, cluster: String? = nil) async throws -> [Closings
        .Difference]
    {
        try await sample.work(ending: .rollback) {
            try Closings.verify(year: 2025, kind: .yearEnd, cluster: cluster, $0).differences
        }
    }

    @Test("finds nothing as long as nobody touched it, and of another cluster nothing ever")
    func untouched() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            #expect(
                await verdict { try await Self.differences(sample) } == "nothing_closed")
            try await sample.importCards(SampleCouncil.decided)
            try await sample.close()
            #expect(try await Self.differences(sample).isEmpty)
            try await Self.tamper(sample, "update standing set rank = 1 where \(Self.b)")
            #expect(try await Self.differences(sample, cluster: "cum-2").isEmpty)
            #expect(try await Self.differences(sample, cluster: "cum-1").count == 1)
        }
    }

    @Test("names first what was touched", arguments: tamperings)
    func tampered(example: Tampering) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.close()
            try await Self.tamper(sample, example.statement)
            let found = try await Self.differences(sample)
            let first = found.first.map {
                "\($0.cluster) \($0.unit ?? "-") \($0.thing) \($0.recorded ?? "-") \($0.computed ?? "-")"
            }
            #expect(first?.hasPrefix(example.first) == true, "\(example.name): \(found)")
            if let things = example.things {
                #expect(
                    found.map(\.thing).filter { !$0.hasSuffix("_digest") || things.contains($0) } == things,
                    "\(example.name)")
            }
        }
    }

    /// As whoever owns the server can, past every trigger.
    private static func tamper(_ sample: SampleCouncil, _ statement: SQL) async throws {
        try await withPool(sample.database.superuser) { pool in
            try await pool.withTransaction { transaction in
                try transaction.execute("set local session_replication_role = replica")
                #expect(try transaction.execute(statement) > 0)
            }
        }
    }
}
