import CouncilStore
import Councils
import Postgres
import Testing

@Suite("The ballot of a cluster")
struct BallotTests {
    private static func prepare(_ sample: SampleCouncil) async throws {
        try await sample.prepare(units: ["a", "b", "c"])
        try await sample.importCards("a,1.1,60,,\na,2.1,30,,\nb,1.1,60,,\nb,2.1,30,,\nc,1.1,40,,\nc,2.1,30,,")
        try await sample.work { transaction in
            let slate = OfficerSlate(head: "c", deputies: ["b"])
            _ = try Officers.appoint(slate, year: 2025, cluster: "cum-1", document: nil, transaction)
        }
    }

    @Test("is recorded by those who lead the cluster or the agency, for members, and at most by all others")
    func rules() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            let cases: [(Actor, String, Int, String)] = [
                (Actor("x", role: .head, unit: "c"), "a", 1, "ok"), (Actor("x", role: .head, unit: "b"), "a", 2, "ok"),
                (Actor("x", role: .secretary), "a", 0, "ok"),
                (Actor("x", role: .head, unit: "a"), "a", 1, "cluster_led_by_others"),
                (Actor("x", role: .member, unit: "c"), "a", 1, "cluster_led_by_others"),
                (Actor("x", role: .secretary), "a", 3, "ballot_votes_beyond"),
                (Actor("x", role: .secretary), "a", -1, "ballot_votes_beyond"),
                (Actor("x", role: .secretary), "d", 1, "unit_not_in_cycle"),
            ]
            for (actor, unit, votes, expected) in cases {
                #expect(
                    await verdict { try await sample.vote(unit, votes, by: actor) } == expected,
                    "\(actor.role) \(unit) \(votes)")
            }
            #expect(await verdict { try await sample.vote("a", 1, cluster: "cum-9") } == "cluster_missing")
        }
    }

    @Test("is corrected until the year is closed, each time with an event, and repeated without one")
    func corrected() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            #expect(try await sample.vote("a", 1))
            #expect(try await sample.vote("a", 1) == false)
            #expect(try await sample.vote("a", 2))
            #expect(try await sample.vote("a", 2, document: "4/BB"))
            let (listed, events) = try await sample.work(ending: .rollback) { transaction in
                (
                    try Ballots.list(year: 2025, cluster: "cum-1", transaction).lines(
                        "cluster", "unit", "votes", "document", "author", in: transaction),
                    try transaction.query("select object from event where command = 'ballot record'").map {
                        try $0["object"] as String
                    }
                )
            }
            #expect(listed == ["cum-1 a 2 4/BB test"])
            #expect(events == ["ballot/cum-1/2025/a", "ballot/cum-1/2025/a", "ballot/cum-1/2025/a"])
            try await sample.close()
            #expect(await verdict { try await sample.vote("a", 1) } == "ballot_after_closing")
            try await sample.reopen()
            #expect(await verdict { try await sample.vote("a", 1) } == "ok")
        }
    }

    @Test("tells units apart that are equal by every other key, as the explanation says")
    func decides() async throws {
        try await SampleCouncil.with { sample async throws in
            try await Self.prepare(sample)
            try await sample.vote("a", 0)
            try await sample.vote("b", 2)
            try await sample.close()
            #expect(
                try await sample.standings() == [
                    "b 1 90.00 excellent - flag", "a 2 90.00 excellent - certificate", "c 3 70.00 fair - behind",
                ])
            let steps = try await sample.work {
                try Standings.explain(CardScope(year: 2025, unit: "a"), $0).filter { $0.item == "cluster_ballot" }
            }
            #expect(
                steps.map { $0.text(in: .english) } == [
                    "this key decides: ahead of -, behind b; equal so far to - (b 2)", "told apart by cluster_ballot",
                ])
        }
    }
}
