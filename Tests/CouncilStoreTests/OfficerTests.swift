import Councils
import Postgres
import Testing

@testable import CouncilStore

@Suite("Who leads a cluster, and who decides in the council's place")
struct OfficerTests {
    private static func appoint(
        _ head: String, _ deputies: [String], cluster: String = "cum-1", _ transaction: borrowing Transaction
    ) throws -> Bool {
        try Officers.appoint(
            OfficerSlate(head: head, deputies: deputies), year: 2025, cluster: cluster, document: "1/QĐ", transaction)
    }

    private static func list(_ transaction: borrowing Transaction) throws -> [String] {
        try Officers.list(year: 2025, cluster: "cum-1", transaction).rows(transaction).map { row in
            "\(row["role"] ?? "-") \(row["unit"] ?? "-")\(row["ended_at"] == nil ? "" : " ended")"
        }
    }

    @Test("changes by who steps down and who steps in; whoever stays keeps the office, the past stays on record")
    func appointing() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.work { transaction in
                #expect(try Officers.leading("cum-1", transaction) == [])
                #expect(try Self.appoint("a", ["b", "c"], transaction))
                #expect(try !Self.appoint("a", ["c", "b"], transaction), "the same again, in any order")
                #expect(try Self.list(transaction) == ["head a", "deputy b", "deputy c"])
                #expect(try Self.appoint("b", ["c"], transaction))
                #expect(try Self.list(transaction) == ["head b", "deputy c", "head a ended", "deputy b ended"])
                #expect(try Officers.leading("cum-1", transaction) == ["b", "c"])
                let events = try Events.list(after: nil, limit: 100, transaction).filter {
                    $0.command == "cycle appoint"
                }
                #expect(events.map(\.before?.text) == [nil, #"{"head": "a", "deputies": "b,c"}"#])
            }
        }
    }

    @Test("is refused for who is no member, for one name twice, and without a deputy")
    func refusals() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let tried: [(String, @Sendable (borrowing Transaction) throws -> Bool)] = [
                ("officer_not_member", { try Self.appoint("d", ["a"], $0) }),
                ("officer_twice", { try Self.appoint("a", ["a"], $0) }),
                ("deputy_needed", { try Self.appoint("a", [], $0) }),
                ("cluster_missing", { try Self.appoint("a", ["b"], cluster: "x", $0) }),
                (
                    "cycle_missing",
                    {
                        try Officers.appoint(
                            OfficerSlate(head: "a", deputies: ["b"]), year: 2024, cluster: "cum-1", document: nil, $0)
                    }
                ),
            ]
            for (expected, body) in tried {
                let error = await #expect(throws: CouncilError.self) { try await sample.work { _ = try body($0) } }
                #expect(error?.message.code == expected)
            }
            #expect(try await sample.work { try Self.list($0) } == [])
        }
    }

    @Test("is named by one of two at the same moment, then by the other; never two heads")
    func together() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            async let first = sample.work { try Self.appoint("a", ["b"], $0) }
            async let second = sample.work { try Self.appoint("b", ["c"], $0) }
            let both = try await (first, second)
            #expect(both == (true, true))
            let present = try await sample.work { try Self.list($0).filter { !$0.hasSuffix("ended") } }
            #expect(present == ["head a", "deputy b"] || present == ["head b", "deputy c"])
        }
    }

    @Test("a closed year keeps its officers as they were")
    func closed() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCards(SampleCouncil.decided)
            try await sample.work { _ = try Closings.close(2025, $0) }
            let error = await #expect(throws: CouncilError.self) {
                try await sample.work { _ = try Self.appoint("a", ["b"], $0) }
            }
            #expect(error?.kind == .frozen)
        }
    }

    private static func delegated(_ transaction: borrowing Transaction) throws -> [String] {
        try transaction.query(
            """
            select cluster.code || ' ' || is_delegated(cycle.cycle_id) as said
            from cycle join cluster using (council_id, cluster_id)
            order by 1
            """
        ).map { try $0["said"] }
    }

    @Test("delegation reaches a cluster or the year, until it is revoked; the same paper again changes nothing")
    func delegation() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.prepare("tinh-khac")
            try await sample.work("tinh-khac") {
                _ = try Delegations.add(year: 2025, cluster: nil, document: "9/QĐ", $0)
            }
            try await sample.work { transaction in
                #expect(try Self.delegated(transaction) == ["cum-1 false", "cum-2 false"])
                #expect(try Delegations.add(year: 2025, cluster: "cum-2", document: "1/QĐ", transaction))
                #expect(try !Delegations.add(year: 2025, cluster: "cum-2", document: "1/QĐ", transaction))
                #expect(try Self.delegated(transaction) == ["cum-1 false", "cum-2 true"])
                #expect(try Delegations.add(year: 2025, cluster: nil, document: "2/QĐ", transaction))
                #expect(try Delegations.add(year: 2024, cluster: nil, document: "2/QĐ", transaction))
                try Delegations.revoke(year: 2025, cluster: "cum-2", transaction)
                #expect(try Self.delegated(transaction) == ["cum-1 true", "cum-2 true"])
                try Delegations.revoke(year: 2025, cluster: nil, transaction)
                #expect(try Self.delegated(transaction) == ["cum-1 false", "cum-2 false"])
                let kept = try Delegations.list(year: 2025)
                    .lines("cluster", "document", "revoked_by", in: transaction)
                #expect(kept == ["cum-2 1/QĐ test", "- 2/QĐ test"])
            }
        }
    }

    @Test("delegation by another paper needs the first revoked, and only what is given can be revoked")
    func delegationRefusals() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            let given = await #expect(throws: CouncilError.self) {
                try await sample.work { transaction in
                    _ = try Delegations.add(year: 2025, cluster: nil, document: "1/QĐ", transaction)
                    _ = try Delegations.add(year: 2025, cluster: nil, document: "2/QĐ", transaction)
                }
            }
            #expect(given?.message.code == "delegation_given" && given?.message.parameters["document"] == "1/QĐ")
            let missing = await #expect(throws: CouncilError.self) {
                try await sample.work { try Delegations.revoke(year: 2025, cluster: "cum-1", $0) }
            }
            #expect(missing?.message.code == "delegation_missing" && missing?.kind == .notFound)
        }
    }
}
