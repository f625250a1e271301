import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

@Suite("Findings")
struct FindingTests {
    private static func add(
        _ effect: FindingEffect, points: Int64? = nil, unit: String = "a", reason: String = "Nợ thuế",
        cluster: String? = nil, _ transaction: borrowing Transaction
    ) throws -> (finding: Int64, isNew: Bool) {
        let finding = Findings.New(
            channel: .tax, effect: effect, points: points.flatMap(Points.init(hundredths:)), reason: reason,
            document: "41/TB")
        return try Findings.add(finding, unit: unit, year: 2025, cluster: cluster, transaction)
    }

    private static func total(_ unit: String, _ transaction: borrowing Transaction) throws -> String {
        let totals = try Cards.show(CardScope(year: 2025, unit: unit), for: .test, transaction).totals
        return "\(totals.deduction.map { "\($0)" } ?? "-") \(totals.total.map { "\($0)" } ?? "-")"
    }

    private static func digest(_ unit: String, _ transaction: borrowing Transaction) throws -> [UInt8]? {
        try transaction.only(
            "select card.digest from scorecard as card join unit using (council_id, unit_id) where unit.code = \(unit)"
        )["digest"]
    }

    private static func guards(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select cluster.code || ' ' || coalesce(g.code, '-') || ' ' || coalesce(g.first_unit, '-') || ' '
                   || coalesce(g.waiting, 0) as said
            from cycle
            join cluster using (council_id, cluster_id)
            left join closing_guards('year_end', array(select cycle_id from cycle where year = 2025), null) as g
                on g.cycle_id = cycle.cycle_id and g.place < 10
            where cycle.year = 2025
            order by 1
            """
        ).map { try $0["said"] }
    }

    @Test("that deduct count beside the deduction criteria until they are lifted, never below a total of 0")
    func deducting() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided + "\na,p,3,,muộn")
            try await sample.work { transaction in
                #expect(try Self.total("a", transaction) == "3.00 87.00")
                let first = try Self.add(.deduct, points: 250, transaction)
                #expect(try Self.total("a", transaction) == "5.50 84.50")
                #expect(try Self.add(.deduct, points: 250, transaction) == (first.finding, false), "the same again")
                let second = try Self.add(.deduct, points: 9_000, reason: "Khác", transaction)
                #expect(try Self.total("a", transaction) == "95.50 0.00")
                #expect(try Self.total("b", transaction) == "0.00 90.00")
                #expect(try Findings.lift(second.finding, reason: "Nhầm", transaction))
                #expect(try !Findings.lift(second.finding, reason: "Nhầm", transaction))
                #expect(try Self.total("a", transaction) == "5.50 84.50")
                #expect(
                    try Self.add(.deduct, points: 9_000, reason: "Khác", transaction).isNew, "a lifted one is no twin")
            }
            try await sample.importCards("a,p,4,,muộn\n")
            #expect(try await sample.work { try Self.total("a", $0) } == "96.50 0.00")
        }
    }

    @Test("wait on a card that is not complete, and count once it is")
    func incomplete() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                _ = try Self.add(.deduct, points: 100, transaction)
                #expect(try Self.total("a", transaction) == "- -")
            }
            try await sample.importCards("a,1.1,60,,\n")
            #expect(try await sample.work { try Self.total("a", $0) } == "- -")
            try await sample.importCards("a,2.1,30,,\n")
            #expect(try await sample.work { try Self.total("a", $0) } == "1.00 89.00")
        }
    }

    @Test("change the card's digest, and lifting changes it again")
    func digests() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                let before = try Self.digest("a", transaction)
                let finding = try Self.add(.none, transaction).finding
                let with = try Self.digest("a", transaction)
                _ = try Findings.lift(finding, reason: "x", transaction)
                let lifted = try Self.digest("a", transaction)
                #expect(Set([before, with, lifted]).count == 3)
                let expected =
                    try transaction.only(
                        """
                        select sha256(convert_to(string_agg(line_digest_text(line), '' order by criterion_no)
                            || digest_field(\("\(finding)")) || '3:tax4:none-4:true', 'UTF8')) as digest
                        from scorecard_line as line join unit using (council_id, unit_id)
                        where unit.code = 'a'
                        """)["digest"] as [UInt8]
                #expect(lifted == expected)
            }
        }
    }

    @Test("that hold keep their cycle from closing, after every card is decided; lifted, it closes")
    func holding() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided.replacing("\ne,2.1,24.75,,", with: ""))
            let ids = try await sample.work { transaction in
                let ids = try ["e", "b", "a"].map { try Self.add(.hold, unit: $0, transaction).finding }
                _ = try Self.add(.hold, unit: "b", reason: "Khác", transaction)
                _ = try Findings.lift(ids[2], reason: "x", transaction)
                return ids
            }
            #expect(
                try await sample.work { try Self.guards($0) }
                    == ["cum-1 finding_holds b 1", "cum-2 card_not_decided e 1", "cum-2 finding_holds e 1"])
            try await sample.importCards("e,2.1,24.75,,\n")
            let held = try await sample.work { try Closings.close(2025, $0).cycles }
            #expect(
                held.map(\.guard?.code) == ["finding_holds", "finding_holds"] && held.map(\.guard?.unit) == ["b", "e"])
            let waitsFor = try await sample.work {
                try Cycles.outlook(year: 2025, cluster: "cum-1", $0).closingGuards.first
            }
            #expect(waitsFor?.code == "finding_holds" && waitsFor?.unit == "b" && waitsFor?.waitingUnits == 1)
            let closed = try await sample.work { transaction in
                _ = try Findings.lift(ids[0], reason: "x", transaction)
                return try Closings.close(2025, transaction).cycles.map(\.outcome)
            }
            #expect(closed == ["held", "closed"])
        }
    }

    @Test("that disqualify leave rank and class and set the gate, which the standings' digest covers")
    func disqualifying() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            let plain = try await sample.work(ending: .rollback) { try Closings.close(2025, $0) }
            let (run, standings) = try await sample.work { transaction in
                let lifted = try Self.add(.disqualify, unit: "d", transaction).finding
                _ = try Findings.lift(lifted, reason: "x", transaction)
                _ = try Self.add(.disqualify, unit: "a", transaction)
                _ = try Self.add(.disqualify, unit: "a", reason: "Khác", transaction)
                let run = try Closings.close(2025, transaction)
                return (
                    run,
                    try Standings.list(year: 2025, cluster: nil, transaction)
                        .lines("unit", "rank", "class", "gate", in: transaction)
                )
            }
            #expect(
                standings == [
                    "a 1 excellent disqualified", "b 2 excellent -", "c 3 fair -", "d 1 good -", "e 2 average -",
                ])
            #expect(run.cycles[0].standingsDigest != plain.cycles[0].standingsDigest)
            #expect(run.cycles[1].standingsDigest == plain.cycles[1].standingsDigest, "a lifted one is no gate")
        }
    }

    @Test("are refused for a unit without a card, for points that cannot be, and in a closed year")
    func refusals() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                _ = try Self.add(.none, transaction)
                _ = try Closings.close(2025, transaction)
            }
            let tried: [(String, @Sendable (borrowing Transaction) throws -> Void)] = [
                ("card_missing", { _ = try Self.add(.none, unit: "x", $0) }),
                ("card_missing_in_cluster", { _ = try Self.add(.none, cluster: "cum-2", $0) }),
                ("cluster_missing", { _ = try Self.add(.none, cluster: "x", $0) }),
                ("finding_needs_points", { _ = try Self.add(.deduct, $0) }),
                ("finding_over_base", { _ = try Self.add(.deduct, points: 10_001, $0) }),
                ("finding_without_points", { _ = try Self.add(.hold, points: 1, $0) }),
                ("finding_missing", { _ = try Findings.lift(999_999, reason: "x", $0) }),
                ("cycle_frozen", { _ = try Self.add(.hold, $0) }),
                (
                    "cycle_frozen",
                    { transaction in
                        let list = try Findings.list(year: 2025, unit: nil, cluster: nil, in: .english, transaction)
                        let id = try list.values("finding", transaction).first.flatMap(Int64.init) ?? 0
                        _ = try Findings.lift(id, reason: "x", transaction)
                    }
                ),
            ]
            for (expected, body) in tried {
                let error = await #expect(throws: CouncilError.self) { try await sample.work { try body($0) } }
                #expect(error?.message.code == expected)
            }
        }
    }

    @Test("are listed by unit and cluster, with who lifted them and why, and only in their council")
    func listing() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.prepare("tinh-khac")
            let id = try await sample.work { transaction in
                _ = try Self.add(.hold, unit: "d", transaction)
                let id = try Self.add(.deduct, points: 100, transaction).finding
                _ = try Findings.lift(id, reason: "Đã nộp", transaction)
                let list = { (unit: String?, cluster: String?, transaction: borrowing Transaction) in
                    try Findings.list(year: 2025, unit: unit, cluster: cluster, in: .english, transaction)
                        .lines("cluster", "unit", "meaning", "lifted_reason", in: transaction)
                }
                let holds = FindingEffect.hold.meaning(points: nil, isLifted: false).text(in: .english)
                let ended = FindingEffect.hold.meaning(points: nil, isLifted: true).text(in: .english)
                let (held, lifted) = ("cum-2 d \(holds) -", "cum-1 a \(ended) Đã nộp")
                #expect(try list(nil, nil, transaction) == [held, lifted])
                #expect(try list("a", nil, transaction) == [lifted] && list(nil, "cum-2", transaction) == [held])
                #expect(try list("a", "cum-2", transaction) == [])
                return id
            }
            let missing = await #expect(throws: CouncilError.self) {
                try await sample.work("tinh-khac") { _ = try Findings.lift(id, reason: "x", $0) }
            }
            #expect(missing?.message.code == "finding_missing")
            #expect(
                try await sample.work("tinh-khac") {
                    try Findings.list(year: 2025, unit: nil, cluster: nil, in: .english, $0).rows($0).count
                }
                    == 0)
        }
    }

    @Test("and cards that arrive at the same moment all count, and two that say the same count once")
    func together() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            for round in 0..<5 {
                async let cards = sample.importCards("a,1.1,\(50 + round),,\na,2.1,30,,\na,p,1,,muộn\n", .selfScored)
                async let first = sample.work { try Self.add(.deduct, points: 100, reason: "\(round)", $0).isNew }
                async let second = sample.work { try Self.add(.deduct, points: 100, reason: "\(round)", $0).isNew }
                let (_, one, other) = try await (cards, first, second)
                #expect(one != other)
                let deduction = 2 + round
                #expect(
                    try await sample.work { try Self.total("a", $0) } == "\(deduction).00 \(80 + round - deduction).00")
            }
        }
    }

    @Test("and lines in any order come to the same as a naive sum", arguments: [1, 2, 3] as [UInt64])
    func model(seed: UInt64) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(units: ["a"])
            var random = SeededGenerator(seed: seed)
            var (lines, found): ([String: Int64], [Int64: Int64]) = ([:], [:])
            for _ in 0..<25 {
                switch Int.random(in: 0..<5, using: &random) {
                case 0...1:
                    let criterion = ["1.1", "2.1", "p"].randomElement(using: &random) ?? "p"
                    let points = Int64.random(in: 0...20, using: &random)
                    lines[criterion] = points * 100
                    try await sample.importCards("a,\(criterion),\(points),,lý do\n")
                case 2...3:
                    let points = Int64.random(in: 1...3_000, using: &random)
                    let id = try await sample.work {
                        try Self.add(.deduct, points: points, reason: "\(points)", $0).finding
                    }
                    found[id] = points
                default:
                    guard let id = found.keys.sorted().randomElement(using: &random) else { continue }
                    found[id] = nil
                    _ = try await sample.work { try Findings.lift(id, reason: "x", $0) }
                }
                var expected = "- -"
                if let first = lines["1.1"], let second = lines["2.1"] {
                    let deduction = (lines["p"] ?? 0) + found.values.reduce(0, +)
                    let total = max(first + second - deduction, 0)
                    expected = [deduction, total].map { "\(Points(hundredths: $0) ?? .zero)" }.joined(separator: " ")
                }
                #expect(try await sample.work { try Self.total("a", $0) } == expected, "seed \(seed)")
            }
        }
    }
}
