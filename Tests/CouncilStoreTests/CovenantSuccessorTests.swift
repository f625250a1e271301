import CouncilStore
import Councils
import Postgres
import TestSupport
import Testing

@Suite("The covenant of units that merge or split within the year")
struct CovenantSuccessorTests {
    private static let merger = UnitChange(
        .merge, ["b", "c"], into: [.init("bc", name: "Đơn vị bc")], on: "2025-03-03", document: "1/NQ")
    private static let split = UnitChange(
        .split, ["b"], into: [.init("b1", name: "Đơn vị b1"), .init("b2", name: "Đơn vị b2")], on: "2025-03-03",
        document: "2/NQ")

    /// What changes, who signed before, and how everybody stands with the signature afterwards.
    private static let cases: [(UnitChange, [String], [String])] = [
        (merger, ["a", "b", "c"], ["a done", "b done", "bc done", "c done"]),
        (merger, ["a", "b"], ["a done", "b done", "bc late"]),
        (merger, ["a"], ["a done", "bc late"]),
        (split, ["a", "b", "c"], ["a done", "b done", "b1 done", "b2 done", "c done"]),
        (split, ["a", "c"], ["a done", "b1 late", "b2 late", "c done"]),
    ]

    @Test("binds who came of units that all signed", arguments: cases)
    func successors(change: UnitChange, signers: [String], wanted: [String]) async throws {
        try await CovenantYear.with { year async throws in
            try await year.draft()
            for unit in signers { try await year.sign(unit) }
            year.move(toDay: 70)
            try await year.work { _ = try UnitChanges.perform(change, reason: nil, $0) }
            let filter = {
                var filter = ObligationFilter(year: 2025)
                (filter.cluster, filter.kind) = ("cum-1", "covenant_signature")
                return filter
            }()
            let owed = try await year.list({ try Obligations.list(filter, $0) }, ["unit", "state"])
            #expect(owed.sorted() == wanted)
            let listed = try await year.list(
                { try Covenants.signatures(year: 2025, cluster: "cum-1", $0) }, ["unit", "late"])
            #expect(
                listed.sorted() == wanted.map { $0.replacing(" done", with: " no").replacing(" late", with: " yes") })
            let shown = try await year.work { try Covenants.show(year: 2025, cluster: "cum-1", $0) }
            let late = wanted.count { $0.hasSuffix(" late") }
            #expect(Int(shown.members - shown.signed) == late)
            let gates = try await year.work(ending: .rollback) { transaction in
                try transaction.query(
                    """
                    select unit.code
                    from standing_gates(closing_rules(
                        array(select cycle_id from cycle where year = 2025),
                        array(select null::text from cycle where year = 2025))) as gate
                    join unit using (unit_id)
                    where gate.gate = 'covenant_unsigned'
                    order by unit.code
                    """
                ).map { try $0["code"] as String }
            }
            #expect(gates == wanted.filter { $0.hasSuffix(" late") }.map { String($0.split(separator: " ")[0]) })
        }
    }

    @Test("lets a unit that came of a merger set targets of its own, until it signs them")
    func targets() async throws {
        try await CovenantYear.with { year async throws in
            try await year.draft()
            for unit in ["a", "b", "c"] { try await year.sign(unit) }
            year.move(toDay: 70)
            try await year.work { _ = try UnitChanges.perform(Self.merger, reason: nil, $0) }
            #expect(await CovenantYear.verdict { try await year.importTargets("bc,X,hộ,11,,\n") } == "ok")
            #expect(await CovenantYear.verdict { try await year.importTargets("a,X,hộ,11,,\n") } == "covenant_binding")
        }
    }
}
