import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

/// Leading cycles on, by people and by dates, putting them aside and opening them again.
@Suite("Leading a year on")
struct CycleLeadingTests {
    private static func with(_ body: @escaping @Sendable (SampleCouncil) async throws -> Void) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.regulate()
            try await body(sample)
        }
    }

    @Test("asks for what each state needs, and names it")
    func guards() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            #expect(try await sample.blockers() == ["criteria_not_agreed", "regulation_not_in_force"])
            try await sample.agreeToCriteria()
            #expect(try await sample.refused(to: nil) == "regulation_not_in_force")
            try await sample.regulate()
            try await sample.set("self_scoring_opens_on", "12-11")
            #expect(try await sample.blockers() == ["dates_out_of_order"])
            try await sample.set("self_scoring_opens_on", "11-15")
            #expect(try await sample.blockers().isEmpty)
            #expect(try await sample.refused(to: .selfScoring) == "cycle_without_head")
            _ = try await sample.advance(to: .secondHalf)
            try await sample.set("self_scoring_opens_on", "12-05")
            #expect(try await sample.state() == "second_half")
        }
    }

    @Test(
        "goes on by the dates as far as nothing keeps it, and no further",
        arguments: [
            ("2025-03-01", "first_half"), ("2025-07-05", "first_half"), ("2025-07-06", "mid_year"),
        ])
    func dates(day: String, reached: String) async throws {
        try await Self.with { sample async throws in
            _ = try await sample.advance(to: .covenant)
            #expect(try await sample.leadOnSchedule(on: day).cycles == 0, "there is nothing to sign yet")
            try await sample.covenant()
            #expect(try await sample.leadOnSchedule(on: "2025-02-28").cycles == 0, "the last day to sign")
            let led = try await sample.leadOnSchedule(on: day)
            #expect(led.open == 2 && led.cycles == 2)
            #expect(try await sample.state() == reached)
            #expect(try await sample.leadOnSchedule(on: day).cycles == 0, "a second look finds nothing to do")
            let next = try #require(CivilDate(day)).description
            #expect("\(led.nextLook)" == "\(next)T17:00:00Z", "midnight in Việt Nam")
        }
    }

    @Test("ends self-scoring when all attested, or with the deadline")
    func selfScoring() async throws {
        try await CardChain.with { chain async throws in
            try await chain.enter(.selfScoring)
            #expect(try await chain.sample.leadOnSchedule(on: "2025-12-10").cycles == 0)
            #expect(try await chain.sample.blockers(on: "2025-12-10") == ["cards_not_attested"])
            for unit in ["a", "b", "c"] { try await chain.put(unit, in: .attested) }
            #expect(try await chain.sample.leadOnSchedule(on: "2025-12-10").cycles == 1)
            #expect(try await chain.sample.leadOnSchedule(on: "2025-12-11").cycles == 1, "the other cluster, late")
        }
    }

    @Test("takes a year over that was led on paper only by the agency")
    func record() async throws {
        try await CardChain.with { chain async throws in
            let refused = await #expect(throws: CouncilError.self) {
                try await chain.sample.work {
                    try Cycles.advance(
                        year: 2025, clusters: ["cum-1"], to: nil, by: CardChain.head, document: nil, record: "1/BB", $0)
                }
            }
            #expect(refused?.message.code == "cycle_record_not_yours")
        }
    }

    @Test("puts a cycle aside and takes it up where it was")
    func hold() async throws {
        try await Self.with { sample async throws in
            _ = try await sample.advance(to: .firstHalf)
            let hold = try await sample.work {
                try Cycles.hold(
                    year: 2025, clusters: ["cum-1"], reason: "Thanh tra", document: "9/TB", by: .test, $0)
            }
            #expect(hold.map(\.cluster) == ["cum-1"] && hold.first?.from == .firstHalf)
            #expect(try await sample.refused(to: nil) == "cycle_on_hold")
            #expect(try await sample.leadOnSchedule(on: "2025-07-06").cycles == 1, "the other cluster only")
            let resumed = try await sample.work {
                try Cycles.resume(year: 2025, clusters: nil, reason: "Xong", document: nil, by: .test, $0)
            }
            #expect(resumed.map(\.to) == [.firstHalf])
            #expect(try await sample.state() == "first_half")
        }
    }

    @Test("keeps a cycle on hold from its closing, and says so")
    func heldClosing() async throws {
        try await Self.with { sample async throws in
            try await sample.importCards(SampleCouncil.decided)
            _ = try await sample.work {
                try Cycles.hold(
                    year: 2025, clusters: ["cum-1"], reason: "Thanh tra", document: "9/TB", by: .test, $0)
            }
            let run = try await sample.work { try Closings.close(2025, $0) }
            #expect(run.cycles.map(\.guard?.code) == ["cycle_on_hold", nil])
        }
    }

    @Test("opens a closed year as a new revision, keeps what stood, and closes it again")
    func reopen() async throws {
        try await Self.with { sample async throws in
            try await sample.importCards(SampleCouncil.decided)
            let first = try await sample.work { try Closings.close(2025, $0) }
            #expect(first.closed == 2)
            let revision = try await sample.work {
                try Cycles.reopen(
                    year: 2025, cluster: "cum-1", reason: "Sai số liệu", document: "8/QĐ", by: .test, $0)
            }
            #expect(revision == 2)
            try await sample.importCards("c,1.1,60,,Sửa\n")
            let second = try await sample.work { try Closings.close(2025, $0) }
            #expect(second.closed == 2 && second.closedNow == 1)
            #expect(second.cycles[1].standingsDigest == first.cycles[1].standingsDigest)
            #expect(second.cycles[0].standingsDigest != first.cycles[0].standingsDigest)
            func standings(_ revision: Int?) async throws -> [String] {
                try await sample.work { transaction in
                    try Standings.list(year: 2025, cluster: "cum-1", revision: revision, transaction)
                        .page(ListRequest(), transaction).rows
                        .map { row in [row[3], row[1], row[5]].map { $0 ?? "" }.joined(separator: " ") }
                }
            }
            #expect(try await standings(nil) == ["a 1 90.00", "c 1 90.00", "b 3 90.00"])
            #expect(try await standings(1) == ["a 1 90.00", "b 2 90.00", "c 3 70.00"])
        }
    }

    @Test("lets nobody open a closed year past the record, nor change another column with it")
    func reopenedPastRecord() async throws {
        try await Self.with { sample async throws in
            try await sample.importCards(SampleCouncil.decided)
            _ = try await sample.work { try Closings.close(2025, $0) }
            for statement in [
                "update cycle set state = 'appraisal', revision = 2", "update cycle set state = 'appraisal'",
                "update cycle set revision = 2", "update closing set state = 'held'",
            ] as [SQL] {
                await #expect(throws: CouncilError.self) { try await sample.work { try $0.execute(statement) } }
            }
            await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    _ = try Cycles.reopen(
                        year: 2025, cluster: "cum-1", reason: "x", document: "8/QĐ", by: .test, transaction)
                    _ = try Cycles.reopen(
                        year: 2025, cluster: "cum-1", reason: "x", document: "8/QĐ", by: .test, transaction)
                }
            }
        }
    }

    @Test("puts the conference before the appraisal where the council says so")
    func order() async throws {
        try await CardChain.with { chain async throws in
            try await chain.sample.set("appraisal_or_year_end_first", "year_end")
            try await chain.enter(.consensus)
            for unit in ["a", "b", "c"] { try await chain.put(unit, in: .agreed) }
            let steps = try await chain.sample.advance(clusters: ["cum-1"], to: nil)
            #expect(steps.map(\.to) == [.yearEnd])
            #expect(try await chain.sample.advance(clusters: ["cum-1"], to: nil).map(\.to) == [.appraisal])
            #expect(try await chain.sample.refused(clusters: ["cum-1"], to: nil) == "cycle_waits_for_closing")
        }
    }

    @Test("has one job a year that looks at the dates each midnight, once a date leads on")
    func job() async throws {
        try await Self.with { sample async throws in
            #expect(try await sample.texts("select kind as text from job").isEmpty)
            _ = try await sample.advance(to: .covenant)
            _ = try await sample.advance(to: .firstHalf)
            let jobs = try await sample.texts(
                "select concat_ws(' ', kind, key, state, run_at at time zone 'UTC') as text from job where kind = 'cycle.lead'"
            )
            #expect(jobs == ["cycle.lead 2025 ready 2026-01-31 17:00:00"])
        }
    }
}

extension SampleCouncil {
    /// Brings a regulation into force in both clusters, past its own rules.
    func regulate() async throws {
        try await work { transaction in
            try transaction.execute(
                """
                insert into regulation (council_id, cluster_id, version, title, state, digest, drafted_by, drafted_at,
                                        approved_by, approved_at, approval_document, in_force_from)
                select council_id, cluster_id, 1, 'Quy chế', 'in_force', sha256('x'), 'test', current_instant(), 'test',
                       current_instant(), '1/QĐ', '2025-01-01'
                from cluster
                """)
        }
    }

    /// Gives both cycles a covenant, past its own rules.
    fileprivate func covenant() async throws {
        try await work { transaction in
            try transaction.execute(
                """
                insert into covenant (council_id, cycle_id, text, digest, document, drafted_by, drafted_at)
                select council_id, cycle_id, 'Giao ước', sha256('x'), '1/GƯ', 'test', current_instant()
                from cycle
                """)
        }
    }

    func set(_ name: String, _ value: String) async throws {
        let place = try Settings.Place(year: 2025, layer: .guidance, cluster: nil)
        _ = try await work { try Settings.set(name, to: value, at: place, $0) }
    }

    fileprivate func advance(clusters: [String]? = nil, to target: CycleState?) async throws -> [Cycles.Step] {
        try await work {
            try Cycles.advance(year: 2025, clusters: clusters, to: target, by: .test, document: nil, record: "1/BB", $0)
        }
    }

    fileprivate func refused(clusters: [String]? = nil, to target: CycleState?) async throws -> String? {
        do {
            _ = try await advance(clusters: clusters, to: target)
            return nil
        } catch let error as CouncilError {
            return error.message.code
        }
    }

    /// What keeps `cum-1` in its state, on a day at noon in Việt Nam.
    fileprivate func blockers(on day: String? = nil) async throws -> [String] {
        try await at(day).work { try Cycles.outlook(year: 2025, cluster: "cum-1", $0).blockers.map(\.gap.code) }
    }

    fileprivate func state() async throws -> String? {
        try await work { try Cycles.show(year: 2025, cluster: "cum-1", $0).state }
    }

    fileprivate func leadOnSchedule(on day: String) async throws -> Cycles.Led {
        try await at(day).work { try Cycles.leadOnSchedule(year: 2025, $0) }
    }

    fileprivate func texts(_ query: SQL) async throws -> [String] {
        try await work { try $0.query(query).map { try $0["text"] } }
    }
}
