import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("Obligations")
struct ObligationTests {
    private static func list(
        _ transaction: borrowing Transaction, kind: String? = nil, for unit: String? = nil,
        _ columns: [String] = ["unit", "thing", "due_on", "done_on", "state"]
    ) throws -> [String] {
        var filter = ObligationFilter(year: 2025)
        filter.kind = kind
        filter.ofClustersWith = unit
        return try SampleCouncil.texts(try Obligations.list(filter, transaction), columns, transaction)
    }

    private static func step(
        _ unit: String, _ act: String, _ from: String, _ to: String, on day: String,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            insert into scorecard_step (council_id, cycle_id, unit_id, act, from_state, to_state, author, role, at, reason)
            select council_id, cycle_id, unit_id, \(act), \(from), \(to), 't', 'member',
                   (\(day + "T12:00:00+07:00"))::timestamptz, 'x'
            from scorecard join unit using (council_id, unit_id)
            where unit.code = \(unit)
            """)
        try transaction.execute(
            """
            update scorecard
            set state = \(to), returned_by = \(to == "returned" ? "head" : nil)
            where unit_id = (select unit_id from unit where code = \(unit))
            """)
    }

    @Test("to attest the card are done on the first attestation, and open again while the card lies with its unit")
    func scoring() async throws {
        try await CardChain.with { chain async throws in
            let found = try await chain.sample.on("2025-12-11") { transaction in
                try Self.step("a", "attest", "filling", "attested", on: "2025-12-10", transaction)
                try Self.step("b", "attest", "filling", "attested", on: "2025-12-09", transaction)
                try Self.step("b", "return", "attested", "returned", on: "2025-12-10", transaction)
                let returned = try Self.list(transaction, kind: "self_scoring", for: "a")
                try Self.step("b", "attest", "returned", "attested", on: "2025-12-11", transaction)
                try Self.step("c", "attest", "filling", "attested", on: "2025-12-11", transaction)
                return (returned, try Self.list(transaction, kind: "self_scoring", for: "a"))
            }
            #expect(
                found.0 == [
                    "a card/a/2025 2025-12-10 2025-12-10 done", "b card/b/2025 2025-12-10 - late",
                    "c card/c/2025 2025-12-10 - late",
                ])
            #expect(
                found.1 == [
                    "a card/a/2025 2025-12-10 2025-12-10 done", "b card/b/2025 2025-12-10 2025-12-09 done",
                    "c card/c/2025 2025-12-10 2025-12-11 done_late",
                ])
        }
    }

    @Test("of the head are the review of all cards, done when it hands them on")
    func review() async throws {
        try await CardChain.with { chain async throws in
            let found = try await chain.sample.on("2025-12-21") { transaction in
                let open = try Self.list(transaction, kind: "head_review")
                for unit in ["a", "b", "c"] {
                    try Self.step(unit, "forward", "in_review", "reviewed", on: "2025-12-18", transaction)
                }
                let reviewed = try Self.list(transaction, kind: "head_review")
                try transaction.execute(
                    """
                    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at)
                    select council_id, cycle_id, 'head_review', 'consensus', 't', 'head', '2025-12-21T12:00:00+07:00'
                    from cycle
                    """)
                return [open, reviewed, try Self.list(transaction, kind: "head_review")]
            }
            #expect(
                found == [
                    ["a cycle/cum-1/2025 2025-12-20 - late"], ["a cycle/cum-1/2025 2025-12-20 2025-12-18 done"],
                    ["a cycle/cum-1/2025 2025-12-20 2025-12-21 done_late"],
                ])
        }
    }

    @Test("to answer objections are the head's, and a deputy's where they are about the head's own card")
    func objections() async throws {
        try await CardChain.with { chain async throws in
            let found = try await chain.sample.on("2026-01-02") { transaction in
                try transaction.execute(
                    """
                    insert into cycle_transition (council_id, cycle_id, from_state, to_state, author, role, at)
                    select council_id, cycle_id, 'head_review', 'consensus', 't', 'head', '2025-12-20T12:00:00+07:00'
                    from cycle
                    """)
                for (about, answered) in [("a", nil), ("c", "2025-12-24T23:00:00Z")] as [(String, String?)] {
                    try transaction.execute(
                        """
                        insert into objection (council_id, cycle_id, unit_id, by_unit_id, reason, author, at, outcome, answer,
                                               answered_by, answered_at)
                        select card.council_id, card.cycle_id, card.unit_id, other.unit_id, 'x', 't', current_instant(),
                               case when given.at is not null then 'rejected' end, case when given.at is not null then 'y' end,
                               case when given.at is not null then 't' end, given.at
                        from scorecard as card
                        join unit using (council_id, unit_id)
                        join unit as other on other.council_id = card.council_id and other.code = 'b'
                        cross join (select (\(answered)::text)::timestamptz as at) as given
                        where unit.code = \(about)
                        """)
                }
                return try Self.list(transaction, kind: "objection", ["unit", "due_on", "done_on", "state"])
            }
            #expect(found == ["a 2025-12-30 2025-12-25 done", "c 2025-12-30 - late"])
        }
    }

    @Test("to agree have no day and stand last, for members of what is proposed and drafted only")
    func agreements() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.agreeable())
            try await sample.agree(["cum-2"])
            try await sample.agree(["cum-1"], unit: "b", document: nil)
            try await sample.work { transaction in
                _ = try transaction.query(
                    "select draft_regulation('cum-2', 'Quy chế', array['principles'], array['x'])")
                _ = try transaction.query(
                    "select draft_regulation('cum-2', 'Quy chế', array['principles'], array['y'])")
                let all = try Self.list(transaction, ["kind", "unit", "due_on", "done_on", "state"])
                #expect(
                    all.suffix(5) == [
                        "criteria_agreement a - - open", "criteria_agreement b - 2026-01-31 done",
                        "criteria_agreement c - - open", "regulation_agreement d - - open",
                        "regulation_agreement e - - open",
                    ])
                #expect(all.count == 10 && all[0].hasPrefix("self_scoring"))
                #expect(
                    try Self.list(transaction, kind: "regulation_agreement", ["thing"])
                        == ["regulation/cum-2/2", "regulation/cum-2/2"])
            }
        }
    }

    @Test("are summed up by unit, with the deduction, and shown to members for their own clusters")
    func summary() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(SampleCouncil.lateness)
            try await sample.agreeToCriteria()
            try await sample.call(criterion: "2.1", clusters: nil)
            try await sample.file("a", on: "2025-07-05")
            try await sample.file("b", on: "2025-07-06")
            let columns = Obligations.summaryColumns.map(\.name).filter { $0 != "name" }
            let (all, own, late) = try await sample.on("2025-07-09") { transaction in
                var filter = ObligationFilter(year: 2025)
                let all = try SampleCouncil.texts(try Obligations.summary(filter, transaction), columns, transaction)
                filter.ofClustersWith = "e"
                let own = try SampleCouncil.texts(
                    try Obligations.summary(filter, transaction), ["unit"], transaction)
                filter.state = .late
                filter.unit = "d"
                let late = try SampleCouncil.texts(
                    try Obligations.list(filter, transaction), ["unit", "thing", "days_late", "deduction"], transaction)
                return (all, own, late)
            }
            #expect(
                all == [
                    "cum-1 a 1 0 1 0 0.00", "cum-1 b 1 0 0 1 10.00", "cum-1 c 1 1 0 0 20.00", "cum-2 d 1 1 0 0 20.00",
                    "cum-2 e 1 1 0 0 20.00",
                ])
            #expect(own == ["d", "e"] && late == ["d report/mid_year 4 20.00"])
        }
    }
}
