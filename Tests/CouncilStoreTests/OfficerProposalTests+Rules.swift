import Councils
import Postgres
import Testing

@testable import CouncilStore

/// Who decides, when, and what the list must be.
extension OfficerProposalTests {
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
            let refused9 = await Self.refusal(sample) {
                try Officers.require(next, toLead: "cum-1", year: 2025, document: nil, $0)
            }
            #expect(refused9 == "cluster_led_by_others")
            for beside in [false, true] {
                let denied = await Self.refusal(sample) {
                    try Officers.require(Self.head, toLead: "cum-1", year: 2026, document: nil, besideNext: beside, $0)
                }
                #expect(denied == "cluster_led_by_others")
            }
            let refused10 = await Self.refusal(sample) { _ = try Self.propose(.init(), by: next, $0) }
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
                _ = try Closings.close(2025, transaction)
                try Self.openNext(transaction)
                #expect(try Self.next(transaction) == ["head b", "deputy c"], "settled before the year closed")
            }
            let late = await Self.refusal(sample) {
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
