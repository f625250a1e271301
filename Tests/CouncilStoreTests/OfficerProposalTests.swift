import Councils
import Postgres
import Testing

@testable import CouncilStore

@Suite("Who leads next year")
struct OfficerProposalTests {
    static let secretary = Actor("s", role: .secretary)
    static let head = Actor("h", role: .head, unit: "a")

    /// A council whose `cum-1` is led by a with b, and has the list c, a, b.
    static func with(_ body: @escaping @Sendable (SampleCouncil) async throws -> Void) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { try appoint($0) }
            try await body(sample)
        }
    }

    static func appoint(_ transaction: borrowing Transaction) throws {
        _ = try Officers.appoint(
            OfficerSlate(head: "a", deputies: ["b"]), year: 2025, cluster: "cum-1", document: "1/QĐ", transaction)
        _ = try rotate("cum-1,c\ncum-1,a\ncum-1,b\n", transaction)
    }

    static func rotate(_ lines: String, _ transaction: borrowing Transaction) throws -> Int {
        try Rotations.importRows(
            RotationRows(csv: Array(("cluster,unit\n" + lines).utf8)), document: "2/BB", transaction)
    }

    static func propose(
        _ wish: OfficerProposals.Wish, by actor: Actor = head, document: String? = nil,
        _ transaction: borrowing Transaction
    ) throws -> OfficerProposals.Proposed {
        try OfficerProposals.propose(
            wish, year: 2025, cluster: "cum-1", by: actor, document: document, transaction)
    }

    static func answer(
        _ answer: OfficerProposals.Answer, _ unit: String?, _ transaction: borrowing Transaction
    ) throws -> OfficerProposals.Answered {
        try OfficerProposals.answer(
            answer, unit: unit, year: 2025, cluster: "cum-1", document: nil, transaction)
    }

    static func confirm(_ transaction: borrowing Transaction) throws -> Bool {
        try OfficerProposals.confirm(year: 2025, cluster: "cum-1", document: "9/QĐ", transaction).changed
    }

    static func openNext(_ transaction: borrowing Transaction) throws {
        _ = try Cycles.open(
            year: 2026, clusters: nil, startsOn: SampleCouncil.day(2026, 1, 1), endsOn: SampleCouncil.day(2026, 12, 31),
            transaction)
    }

    static func next(_ transaction: borrowing Transaction) throws -> [String] {
        try Officers.list(year: 2026, cluster: "cum-1", transaction).rows(transaction)
            .map { "\($0["role"] ?? "-") \($0["unit"] ?? "-")\($0["ended_at"] == nil ? "" : " ended")" }
    }

    static func gaps(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select gap.state || ' ' || gap.code || ' ' || gap.waiting || ' ' || coalesce(gap.first_unit, '-') || ' '
                   || array_to_string(gap.parameters, '=') as said
            from officer_gaps((select array_agg(cycle_id) from cycle)) as gap
            join cycle using (cycle_id)
            join cluster using (council_id, cluster_id)
            where cluster.code = 'cum-1' and cycle.year = 2025
            """
        ).map { try $0["said"] }
    }

    static func refusal(
        _ sample: SampleCouncil, _ body: @escaping @Sendable (borrowing Transaction) throws -> Void
    ) async -> String? {
        await #expect(throws: CouncilError.self) { try await sample.work { try body($0) } }?.message.code
    }

    @Test("is whose turn it is; another one needs a reason, and takes the place of the first")
    func proposing() async throws {
        try await Self.with { sample async throws in
            let slate = OfficerSlate(head: "b", deputies: ["c"])
            try await sample.work { transaction in
                let first = try Self.propose(.init(), transaction)
                #expect(first == .init(slate: slate, source: "rotation", isNew: true))
                #expect(try Self.propose(.init(head: "b"), transaction).isNew == false)
            }
            let refused1 = await Self.refusal(sample) { _ = try Self.propose(.init(head: "c"), $0) }
            #expect(refused1 == "departure_needs_reason")
            let refused2 = await Self.refusal(sample) { _ = try Self.propose(.init(deputies: ["a"]), $0) }
            #expect(refused2 == "departure_needs_reason")
            let refused3 = await Self.refusal(sample) { _ = try Self.propose(.init(head: "d", reason: "x"), $0) }
            #expect(refused3 == "officer_not_next_member")
            try await sample.work { transaction in
                let other = try Self.propose(.init(head: "c", reason: "b xin rút"), transaction)
                #expect(other == .init(slate: OfficerSlate(head: "c", deputies: ["a"]), source: "members", isNew: true))
                let list = try OfficerProposals.list(year: 2025, cluster: nil, transaction)
                #expect(
                    try list.lines(
                        "for_year", "head", "deputies", "source", "state", "reason", "in_office", in: transaction)
                        == ["2026 b c rotation withdrawn - no", "2026 c a members proposed b xin rút no"])
            }
        }
    }

    @Test("is proposed by who leads, or on a paper, and by nobody's list where there is none")
    func authority() async throws {
        try await Self.with { sample async throws in
            let others: [(Actor, String)] = [
                (Actor("h", role: .head, unit: "c"), "cluster_led_by_others"),
                (Self.secretary, "paper_needed_for_cluster"),
            ]
            for (actor, code) in others {
                let refused4 = await Self.refusal(sample) { _ = try Self.propose(.init(), by: actor, $0) }
                #expect(refused4 == code)
            }
            #expect(try await sample.work { try Self.propose(.init(), by: Self.secretary, document: "3/BB", $0).isNew })
            let missing = await Self.refusal(sample) {
                _ = try OfficerProposals.propose(
                    .init(), year: 2025, cluster: "cum-2", by: Self.secretary, document: "3/BB", $0)
            }
            #expect(missing == "rotation_missing")
            let named = try await sample.work {
                try OfficerProposals.propose(
                    .init(head: "e", deputies: ["d"]), year: 2025, cluster: "cum-2", by: Self.secretary,
                    document: "3/BB", $0)
            }
            #expect(named.source == "members")
        }
    }

    static func expectAgreement(_ transaction: borrowing Transaction) throws {
        #expect(try Self.gaps(transaction) == ["year_end next_officers_not_agreed 3 a next=2026"])
        _ = try Self.propose(.init(), transaction)
        #expect(
            try Self.answer(.agree, "a", transaction) == .init(units: ["a"], waiting: ["b", "c"], state: "proposed"))
        #expect(try Self.answer(.agree, "a", transaction).units == [], "once")
        #expect(try Self.gaps(transaction) == ["year_end next_officers_not_agreed 2 b next=2026"])
        #expect(try Self.answer(.agree, nil, transaction) == .init(units: ["b", "c"], waiting: [], state: "agreed"))
        #expect(try Self.gaps(transaction) == [])
    }

    static func expectOffice(_ transaction: borrowing Transaction) throws {
        try Self.openNext(transaction)
        #expect(try Self.next(transaction) == ["head b", "deputy c"])
        let list = try OfficerProposals.list(year: 2025, cluster: "cum-1", transaction)
        #expect(
            try list.lines("state", "agreed", "members", "in_office", in: transaction) == ["agreed 3 3 yes"])
        let appointed = try Events.list(after: nil, limit: 100, transaction).filter {
            $0.object == "cycle/cum-1/2026" && $0.command == "cycle appoint"
        }
        #expect(appointed.map(\.after?.text) == [#"{"head": "b", "deputies": "c"}"#])
        try Self.openNext(transaction)
        #expect(try Self.next(transaction) == ["head b", "deputy c"], "once")
    }

    @Test("is agreed when all members have, and then leads as soon as the next year opens")
    func agreeing() async throws {
        try await Self.with { sample async throws in
            let refused5 = await Self.refusal(sample) { _ = try Self.answer(.agree, "a", $0) }
            #expect(refused5 == "officers_not_proposed")
            try await sample.work { try Self.expectAgreement($0) }
            try await sample.work { try Self.expectOffice($0) }
            let refused6 = await Self.refusal(sample) { _ = try Self.propose(.init(head: "c", reason: "x"), $0) }
            #expect(refused6 == "officers_settled")
        }
    }

    @Test("is objected to with a reason, once; then a paper of the conference settles it, and who led steps down")
    func objecting() async throws {
        try await Self.with { sample async throws in
            try await sample.work { transaction in
                try Self.openNext(transaction)
                _ = try Officers.appoint(
                    OfficerSlate(head: "a", deputies: ["b"]), year: 2026, cluster: "cum-1", document: nil, transaction)
                _ = try Self.propose(.init(), transaction)
                #expect(try Self.answer(.object("chưa sẵn sàng"), "b", transaction).waiting == ["a", "b", "c"])
                #expect(
                    try Self.answer(.agree, nil, transaction)
                        == .init(units: ["a", "c"], waiting: ["b"], state: "proposed"))
            }
            let refused7 = await Self.refusal(sample) { _ = try Self.answer(.agree, "b", $0) }
            #expect(refused7 == "officer_answer_given")
            let refused8 = await Self.refusal(sample) { _ = try Self.answer(.agree, "d", $0) }
            #expect(refused8 == "officer_not_member")
            try await sample.work { transaction in
                #expect(try Self.confirm(transaction))
                #expect(try !Self.confirm(transaction))
                #expect(try Self.next(transaction) == ["head b", "deputy c", "head a ended", "deputy b ended"])
                let list = try OfficerProposals.list(year: 2025, cluster: "cum-1", transaction)
                #expect(
                    try list.lines("state", "objecting", "settled_document", "in_office", in: transaction)
                        == ["agreed b 9/QĐ yes"])
            }
        }
    }
}
