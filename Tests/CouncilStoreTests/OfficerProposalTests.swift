import Councils
import Postgres
import Testing

@testable import CouncilStore

@Suite("Who leads next year")
struct OfficerProposalTests {
    private static let secretary = Actor("s", role: .secretary)
    private static let head = Actor("h", role: .head, unit: "a")

    /// A council whose `cum-1` is led by a with b, and has the list c, a, b.
    private static func with(_ body: @escaping @Sendable (SampleCouncil) async throws -> Void) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { try appoint($0) }
            try await body(sample)
        }
    }

    private static func appoint(_ transaction: borrowing Transaction) throws {
        _ = try Officers.appoint(
            OfficerSlate(head: "a", deputies: ["b"]), year: 2025, cluster: "cum-1", document: "1/QĐ", transaction)
        _ = try rotate("cum-1,c\ncum-1,a\ncum-1,b\n", transaction)
    }

    private static func rotate(_ lines: String, _ transaction: borrowing Transaction) throws -> Int {
        try Rotations.importRows(
            RotationRows(csv: Array(("cluster,unit\n" + lines).utf8)), document: "2/BB", transaction)
    }

    private static func propose(
        _ wish: OfficerProposals.Wish, by actor: Actor = head, document: String? = nil,
        _ transaction: borrowing Transaction
    ) throws -> OfficerProposals.Proposed {
        try OfficerProposals.propose(
            wish, year: 2025, cluster: "cum-1", by: actor, document: document, transaction)
    }

    private static func answer(
        _ answer: OfficerProposals.Answer, _ unit: String?, _ transaction: borrowing Transaction
    ) throws -> OfficerProposals.Answered {
        try OfficerProposals.answer(
            answer, unit: unit, year: 2025, cluster: "cum-1", document: nil, transaction)
    }

    private static func confirm(_ transaction: borrowing Transaction) throws -> Bool {
        try OfficerProposals.confirm(year: 2025, cluster: "cum-1", document: "9/QĐ", transaction).changed
    }

    private static func openNext(_ transaction: borrowing Transaction) throws {
        _ = try Cycles.open(
            year: 2026, clusters: nil, startsOn: SampleCouncil.day(2026, 1, 1), endsOn: SampleCouncil.day(2026, 12, 31),
            transaction)
    }

    private static func next(_ transaction: borrowing Transaction) throws -> [String] {
        try Officers.list(year: 2026, cluster: "cum-1", transaction).rows(transaction)
            .map { "\($0["role"] ?? "-") \($0["unit"] ?? "-")\($0["ended_at"] == nil ? "" : " ended")" }
    }

    private static func gaps(_ transaction: borrowing Transaction) throws -> [String] {
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

    private func refusal(
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
            let refused1 = await refusal(sample) { _ = try Self.propose(.init(head: "c"), $0) }
            #expect(refused1 == "departure_needs_reason")
            let refused2 = await refusal(sample) { _ = try Self.propose(.init(deputies: ["a"]), $0) }
            #expect(refused2 == "departure_needs_reason")
            let refused3 = await refusal(sample) { _ = try Self.propose(.init(head: "d", reason: "x"), $0) }
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
                let refused4 = await refusal(sample) { _ = try Self.propose(.init(), by: actor, $0) }
                #expect(refused4 == code)
            }
            #expect(try await sample.work { try Self.propose(.init(), by: Self.secretary, document: "3/BB", $0).isNew })
            let missing = await refusal(sample) {
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

    private static func expectAgreement(_ transaction: borrowing Transaction) throws {
        #expect(try Self.gaps(transaction) == ["year_end next_officers_not_agreed 3 a next=2026"])
        _ = try Self.propose(.init(), transaction)
        #expect(
            try Self.answer(.agree, "a", transaction) == .init(units: ["a"], waiting: ["b", "c"], state: "proposed"))
        #expect(try Self.answer(.agree, "a", transaction).units == [], "once")
        #expect(try Self.gaps(transaction) == ["year_end next_officers_not_agreed 2 b next=2026"])
        #expect(try Self.answer(.agree, nil, transaction) == .init(units: ["b", "c"], waiting: [], state: "agreed"))
        #expect(try Self.gaps(transaction) == [])
    }

    private static func expectOffice(_ transaction: borrowing Transaction) throws {
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
            let refused5 = await refusal(sample) { _ = try Self.answer(.agree, "a", $0) }
            #expect(refused5 == "officers_not_proposed")
            try await sample.work { try Self.expectAgreement($0) }
            try await sample.work { try Self.expectOffice($0) }
            let refused6 = await refusal(sample) { _ = try Self.propose(.init(head: "c", reason: "x"), $0) }
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
            let refused7 = await refusal(sample) { _ = try Self.answer(.agree, "b", $0) }
            #expect(refused7 == "officer_answer_given")
            let refused8 = await refusal(sample) { _ = try Self.answer(.agree, "d", $0) }
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

    @Test("needs as many as the council sets, or only the council where it assigns")
    func settings() async throws {
        try await Self.with { sample async throws in
            let guidance = try Settings.Place(year: 2025, layer: .guidance, cluster: nil)
            try await sample.work(ending: .rollback) { transaction in
                _ = try Settings.set("officer_agreement_share", to: "66", at: guidance, transaction)
                _ = try Self.propose(.init(), transaction)
                #expect(try Self.answer(.agree, "a", transaction).state == "proposed")
                #expect(try Self.answer(.agree, "c", transaction).state == "agreed")
            }
            try await sample.work(ending: .rollback) { transaction in
                try Self.openNext(transaction)
                let slate = OfficerSlate(head: "c", deputies: ["b"])
                _ = try Officers.appoint(slate, year: 2026, cluster: "cum-1", document: "5/QĐ", transaction)
                #expect(try Self.gaps(transaction).count == 1, "the members have not agreed")
                _ = try Settings.set("head_assigned_by", to: "council", at: guidance, transaction)
                #expect(try Self.gaps(transaction) == [], "the council has appointed")
            }
            try await sample.work { transaction in
                _ = try Settings.set("head_assigned_by", to: "council", at: guidance, transaction)
                #expect(try Self.propose(.init(head: "c", reason: "x"), transaction).source == "council")
                #expect(
                    try Self.answer(.agree, nil, transaction)
                        == .init(units: ["a", "b", "c"], waiting: [], state: "proposed"))
                #expect(try Self.gaps(transaction) == ["year_end next_officers_not_appointed 1 - next=2026"])
                #expect(try Self.confirm(transaction))
                #expect(
                    try OfficerProposals.list(year: 2025, cluster: nil, transaction).values("state", transaction) == [
                        "appointed"
                    ])
                #expect(try Self.gaps(transaction) == [])
            }
        }
    }

    @Test("is settled once by members who agree at the same moment, while the next year opens")
    func together() async throws {
        try await Self.with { sample async throws in
            _ = try await sample.work { try Self.propose(.init(), $0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for unit in ["a", "b", "c"] {
                    group.addTask { _ = try await sample.work { try Self.answer(.agree, unit, $0) } }
                }
                group.addTask { try await sample.work { try Self.openNext($0) } }
                try await group.waitForAll()
            }
            let next = try await sample.work { try Self.next($0) }
            #expect(next == ["head b", "deputy c"])
            let settled = try await sample.work { transaction in
                try Events.list(after: nil, limit: 100, transaction).filter {
                    $0.object == "officers/cum-1/2026" && $0.after?.text.contains("\"agreed\"") ?? false
                }
            }
            #expect(settled.count == 1)
        }
    }

    @Test("is nobody, without a word, where a unit named is no member of the new year; the agency appoints then")
    func lostMember() async throws {
        try await Self.with { sample async throws in
            try await sample.work { transaction in
                _ = try Self.propose(.init(), transaction)
                _ = try Self.answer(.agree, nil, transaction)
                let moved = try ClusterRoster(
                    csv: Array("cluster,cluster_name,kind,unit,unit_name\ncum-2,Cụm 2,khoi,b,B\n".utf8))
                _ = try Clusters.importRoster(moved, from: SampleCouncil.day(2026, 1, 1), transaction)
                try Self.openNext(transaction)
                #expect(try Self.next(transaction) == [])
            }
        }
    }

    @Test("acts at the end of this year beside who leads it, and not before, nor this year's head in the next")
    func sideBySide() async throws {
        try await Self.with { sample async throws in
            let next = Actor("n", role: .head, unit: "c")
            try await sample.work { transaction in
                try Self.openNext(transaction)
                _ = try Officers.appoint(
                    OfficerSlate(head: "c", deputies: ["b"]), year: 2026, cluster: "cum-1", document: nil, transaction)
                try Officers.require(next, toLead: "cum-1", year: 2026, document: nil, transaction)
                try Officers.require(next, toLead: "cum-1", year: 2025, document: nil, besideNext: true, transaction)
                try Officers.require(
                    Self.head, toLead: "cum-1", year: 2025, document: nil, besideNext: true, transaction)
            }
            let refused9 = await refusal(sample) {
                try Officers.require(next, toLead: "cum-1", year: 2025, document: nil, $0)
            }
            #expect(refused9 == "cluster_led_by_others")
            for beside in [false, true] {
                let denied = await refusal(sample) {
                    try Officers.require(Self.head, toLead: "cum-1", year: 2026, document: nil, besideNext: beside, $0)
                }
                #expect(denied == "cluster_led_by_others")
            }
            let refused10 = await refusal(sample) { _ = try Self.propose(.init(), by: next, $0) }
            #expect(refused10 == "cluster_led_by_others")
            try await sample.work { transaction in
                try transaction.execute("update cycle set state = 'year_end' where year = 2025")
                #expect(try Self.propose(.init(), by: next, transaction).isNew)
            }
        }
    }

    @Test("the list is replaced as a whole, the same again is no change, and mistakes name their lines")
    func rotations() async throws {
        try await Self.with { sample async throws in
            try await sample.work { transaction in
                #expect(try Self.rotate("cum-1,c\ncum-1,a\ncum-1,b\n", transaction) == 0)
                #expect(try Self.rotate("cum-2,e\ncum-1,b\ncum-1,a\n", transaction) == 2)
                let list = try Rotations.list(cluster: nil, transaction)
                #expect(
                    try list.lines("cluster", "place", "unit", "led", "member", "version", in: transaction)
                        == ["cum-1 1 b - yes 2", "cum-1 2 a 2025 yes 2", "cum-2 1 e - yes 1"])
                let events = try Events.list(after: nil, limit: 100, transaction).filter {
                    $0.command == "rotation import"
                }
                #expect(events.map(\.before?.text) == [nil, #"{"units": ["c", "a", "b"]}"#, nil])
            }
            let rejection = await #expect(throws: ImportRejection.self) {
                try await sample.work { _ = try Self.rotate("cum-9,a\ncum-1,z\ncum-1,a\n", $0) }
            }
            #expect(
                rejection?.mistakes.map { "\($0.line) \($0.column) \($0.value ?? "-") \($0.reason.code)" }
                    == ["2 cluster cum-9 rotation_cluster_unknown", "3 unit z rotation_unit_unknown"])
        }
    }

    @Test("is a matter of the year: a closed one takes no proposal, and no council sees another's")
    func frozen() async throws {
        try await Self.with { sample async throws in
            try await sample.prepare("tinh-khac")
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { transaction in
                _ = try Self.propose(.init(), transaction)
                _ = try Self.answer(.agree, nil, transaction)
                _ = try Closings.run(year: 2025, kind: .yearEnd, transaction)
                try Self.openNext(transaction)
                #expect(try Self.next(transaction) == ["head b", "deputy c"], "settled before the year closed")
            }
            let late = await refusal(sample) {
                _ = try Self.propose(.init(head: "c", reason: "x"), by: Self.secretary, document: "4", $0)
            }
            #expect(late == "cycle_frozen")
            let seen = try await sample.work("tinh-khac") { transaction in
                (
                    try OfficerProposals.list(year: 2025, cluster: nil, transaction).rows(transaction).count,
                    try Rotations.list(cluster: nil, transaction).rows(transaction).count
                )
            }
            #expect(seen == (0, 0))
        }
    }
}
