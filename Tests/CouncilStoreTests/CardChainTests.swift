import CouncilStore
import Councils
import Postgres
import Testing

@Suite("The way of a scorecard")
struct CardChainTests {
    private static func code(_ work: () async throws -> some Any) async -> String? {
        do {
            _ = try await work()
            return nil
        } catch let error as CouncilError {
            return error.message.code
        } catch {
            return "\(error)"
        }
    }

    /// Every card of the cluster attested and reviewed; the cycle is at consensus.
    private static func review(_ chain: CardChain, daysAgo: Int32 = 0) async throws {
        try await chain.enter(.selfScoring)
        for unit in ["a", "b", "c"] {
            let own = Actor(unit, role: .member, unit: unit)
            try await chain.score(unit, "1.1", 50, .selfScored, by: own)
            try await chain.score(unit, "2.1", 30, .selfScored, by: own)
            try await chain.act(.attest, unit, by: own)
        }
        try await chain.enter(.headReview)
        #expect(try await chain.act(.take, nil, by: CardChain.head).others == ["a"])
        #expect(try await chain.act(.take, nil, by: CardChain.deputy).moved == ["a"])
        try await chain.score("b", "1.1", 45, .head, by: CardChain.head, reason: "thiếu minh chứng")
        try await chain.act(.handOn, nil, by: CardChain.head)
        try await chain.act(.handOn, "a", by: CardChain.deputy)
        try await chain.enter(.consensus, daysAgo: daysAgo)
    }

    @Test("leads from self-scoring to the council's decision; each figure starts equal to the one before")
    func walk() async throws {
        try await CardChain.with { chain async throws in
            try await Self.review(chain)
            try await chain.sample.work { transaction in
                _ = try Consensus.agree(
                    CardScope(year: 2025, cluster: "cum-1"), by: CardChain.secretary, document: "3/BB", transaction)
            }
            try await chain.act(.agree, nil, by: CardChain.head)
            try await chain.act(.agree, "a", by: CardChain.deputy)
            try await chain.enter(.appraisal)
            #expect(
                await Self.code { try await chain.act(.decide, "b", by: CardChain.secretary) } == "card_act_not_yours")
            try await chain.act(.decide, nil, by: CardChain.chair)
            let (totals, lines) = try await chain.show("b")
            #expect(totals.state == "decided" && totals.figure == "decided" && totals.total?.description == "75.00")
            #expect(lines[0].figures.map { $0.points?.description } == ["50.00", "45.00", "45.00", "45.00"])
            #expect(lines[0].figures.map(\.author) == ["test", "test", "test", "test"])
            #expect(lines[1].figures.map { $0.points?.description } == Array(repeating: "30.00", count: 4))
        }
    }

    @Test("goes back with a reason and returns to the desk that sent it; what was confirmed must be confirmed again")
    func returning() async throws {
        try await CardChain.with { chain async throws in
            try await Self.review(chain)
            try await chain.put("b", in: .inReview)
            try await chain.enter(.headReview)
            #expect(await Self.code { try await chain.act(.giveBack, "b", by: CardChain.head) } == "reason_needed")
            try await chain.act(.giveBack, "b", by: CardChain.head, reason: "bổ sung")
            try await chain.score("b", "2.1", 28, .selfScored, by: CardChain.member)
            try await chain.score("b", "1.1", 48, .selfScored, by: CardChain.member)
            let lines = try await chain.show("b").lines
            #expect(lines[0].figures[1].points?.description == "45.00", "a figure with a reason stands")
            #expect(lines[1].figures[1].points == nil, "a confirmation lapses")
            #expect(try await chain.act(.attest, "b", by: CardChain.member).moved == ["b"])
            #expect(try await chain.show("b").totals.state == "in_review")
            let events = try await chain.sample.work { try Events.list(after: nil, limit: 100, $0) }
            let lapsed = events.filter { $0.command == "card lapse" }
            #expect(lapsed.map(\.object) == ["line/b/2025/2.1"])
            #expect(lapsed.map(\.before?.text) == [#"{"head": [30.00, 0.00, null, null]}"#])
        }
    }

    @Test("may be recalled until the head takes it")
    func recall() async throws {
        try await CardChain.with { chain async throws in
            try await chain.enter(.selfScoring)
            #expect(await Self.code { try await chain.act(.attest, "b", by: CardChain.member) } == "card_not_complete")
            try await chain.score("b", "1.1", 50, .selfScored, by: CardChain.member)
            try await chain.score("b", "2.1", 30, .selfScored, by: CardChain.member)
            try await chain.act(.attest, "b", by: CardChain.member)
            #expect(
                await Self.code { try await chain.score("b", "1.1", 49, .selfScored, by: CardChain.member) }
                    == "card_in_other_state")
            try await chain.act(.recall, "b", by: CardChain.member)
            try await chain.score("b", "1.1", 49, .selfScored, by: CardChain.member)
            try await chain.act(.attest, "b", by: CardChain.member)
            try await chain.enter(.headReview)
            try await chain.act(.take, "b", by: CardChain.head)
            #expect(
                await Self.code { try await chain.act(.recall, "b", by: CardChain.member) } == "card_in_other_state")
        }
    }

    @Test("waits at the members' table for answers and for the window")
    func consensus() async throws {
        try await CardChain.with { chain async throws in
            try await Self.review(chain)
            let scope = CardScope(year: 2025, cluster: "cum-1", unit: "b")
            #expect(await Self.code { try await chain.act(.agree, "b", by: CardChain.head) } == "consensus_running")
            let number = try await chain.sample.work { transaction in
                try Consensus.object(
                    to: scope, criterion: "1.1", from: "c", reason: "nộp muộn",
                    by: Actor("c", role: .member, unit: "c"),
                    document: nil, transaction)
            }
            #expect(await Self.code { try await chain.act(.agree, "b", by: CardChain.head) } == "objection_open")
            let answer: @Sendable (Actor) async throws -> Void = { actor in
                try await chain.sample.work { transaction in
                    try Consensus.answer(
                        number, .accepted, "đúng", year: 2025, cluster: "cum-1", by: actor, document: nil, transaction)
                }
            }
            #expect(await Self.code { try await answer(CardChain.member) } == "own_card")
            try await answer(CardChain.head)
            #expect(await Self.code { try await answer(CardChain.head) } == "objection_answered")
            try await chain.score("b", "1.1", 40, .agreed, by: CardChain.head, reason: "theo ý kiến")
            #expect(await Self.code { try await chain.act(.agree, "b", by: CardChain.head) } == "consensus_running")
            _ = try await chain.sample.work { transaction in
                try Consensus.agree(
                    CardScope(year: 2025, cluster: "cum-1"), by: CardChain.secretary, document: "3/BB", transaction)
            }
            try await chain.act(.agree, "b", by: CardChain.head)
            #expect(try await chain.show("b").lines[0].figures[2].points?.description == "40.00")
        }
    }

    @Test("need not wait for members who said nothing, once the window is over")
    func window() async throws {
        try await CardChain.with { chain async throws in
            try await Self.review(chain, daysAgo: 11)
            #expect(try await chain.act(.agree, nil, by: CardChain.head).moved == ["b", "c"])
        }
    }

    @Test("stays open to members for as long as consensus_days says")
    func windowOfASetting() async throws {
        try await CardChain.with { chain async throws in
            let set: @Sendable (String) async throws -> Void = { days in
                let place = try Settings.Place(year: 2025, layer: .regulation, cluster: "cum-1")
                _ = try await chain.sample.work { try Settings.set("consensus_days", to: days, at: place, $0) }
            }
            try await Self.review(chain, daysAgo: 11)
            try await set("12")
            #expect(await Self.code { try await chain.act(.agree, "b", by: CardChain.head) } == "consensus_running")
            try await set("11")
            #expect(try await chain.act(.agree, "b", by: CardChain.head).moved == ["b"])
        }
    }

    @Test("shows a card to its own unit and its judges alone, until the table opens to the members")
    func visibility() async throws {
        try await CardChain.with { chain async throws in
            try await chain.enter(.selfScoring)
            let fellow = Actor("c", role: .member, unit: "c")
            #expect(await Self.code { try await chain.show("b", for: fellow) } == "card_not_visible")
            #expect(await Self.code { try await chain.show("b", for: CardChain.member) } == nil)
            #expect(await Self.code { try await chain.show("b", for: CardChain.head) } == nil)
            let table: @Sendable () async throws -> Int = {
                try await chain.sample.work {
                    try Consensus.table(year: 2025, cluster: "cum-1", for: CardChain.member, $0).count
                }
            }
            #expect(await Self.code { try await table() } == "table_not_visible")
            try await chain.enter(.consensus)
            #expect(try await table() == 3)
            #expect(await Self.code { try await chain.show("b", for: fellow) } == nil)
        }
    }

    @Test("is scored only by criteria that the members agreed to")
    func agreedCriteria() async throws {
        try await CardChain.with(agreeing: false) { chain async throws in
            try await chain.enter(.selfScoring)
            #expect(
                await Self.code { try await chain.score("b", "1.1", 50, .selfScored, by: CardChain.member) }
                    == "criteria_not_agreed")
            let desks = try await chain.sample.work {
                try CardStatus.list(year: 2025, cluster: "cum-1", for: CardChain.secretary, $0).rows($0).map {
                    $0["waits_for"]
                }
            }
            #expect(desks == ["criteria agree", "criteria agree", "criteria agree"])
            _ = try await chain.sample.work { try $0.execute("update cycle set criteria_set_id = null") }
            #expect(
                await Self.code { try await chain.score("b", "1.1", 50, .selfScored, by: CardChain.member) }
                    == "criteria_missing")
        }
    }

    @Test("tells in one look who has not yet done what")
    func status() async throws {
        try await CardChain.with { chain async throws in
            try await Self.review(chain)
            let entries = try await chain.sample.work {
                try CardStatus.list(year: 2025, cluster: nil, for: CardChain.secretary, $0).rows($0)
            }
            #expect(entries.map { $0["unit"] } == ["a", "b", "c", "d", "e"])
            #expect(entries.map { $0["state"] } == ["reviewed", "reviewed", "reviewed", "filling", "filling"])
            #expect(entries[1]["waits_for"] == "table agree" && entries[1]["desk"] == "b")
            #expect(entries[3]["waits_for"] == "card score figure=self" && entries[3]["desk"] == "d")
            #expect(entries[3]["lines"] == "2")
            let head = try await chain.sample.work {
                try CardStatus.list(year: 2025, cluster: nil, for: CardChain.head, $0).rows($0)
            }
            #expect(head.map { $0["unit"] } == ["a", "b", "c"])
            let agreed = try await chain.sample.work { transaction in
                _ = try Consensus.agree(
                    CardScope(year: 2025, cluster: "cum-1"), by: CardChain.secretary, document: "1", transaction)
                return try CardStatus.list(year: 2025, cluster: "cum-1", for: CardChain.secretary, transaction)
                    .rows(transaction)
            }
            #expect(agreed.map { $0["waits_for"] } == ["card agree", "card agree", "card agree"])
            #expect(agreed.map { $0["desk"] } == ["c", "a", "a"])
        }
    }

    /// (first + 2 × second) / 3 at the maximum of both halves is the maximum, whatever it divides by.
    @Test("of two halves at the maximum is the maximum, and never more", arguments: [(1, 2), (1, 1), (3, 7)])
    func halves(first: Int, second: Int) async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare(agreeing: false)
            var terms = CriteriaTerms()
            terms.aggregate = .halves(first: first, second: second)
            let halves = terms
            try await sample.importCriteria(
                SampleCouncil.criteriaHeader + """
                    1,33.35,1.1,một,33.35,manual,0.01,0,no,,
                    2,66.65,2.1,hai,66.65,manual,0.01,0,no,,
                    x,0,t,thưởng,10,bonus,,0,no,,
                    x,0,p,phạt,10,deduction,,0,no,,
                    """, terms: halves)
            try await sample.agreeToCriteria()
            _ = try await sample.work { transaction in
                try Cards.importRows(
                    Array(
                        "unit,criterion,half,points\na,1.1,1,33.35\na,1.1,2,33.35\na,2.1,1,66.65\na,2.1,2,66.65\n"
                            .utf8),
                    Cards.Writing(.decided, year: 2025, by: .test, document: "1/QĐ", isRecord: true), transaction)
            }
            let totals = try await sample.work {
                try Cards.show(CardScope(year: 2025, unit: "a"), for: .test, $0).totals
            }
            #expect(totals.base?.description == "100.00" && totals.state == "decided")
        }
    }
}
