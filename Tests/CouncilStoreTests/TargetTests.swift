import Councils
import Postgres
import TestSupport
import Testing

@testable import CouncilStore

@Suite("The targets of a covenant")
struct TargetTests {
    private func targets(_ year: CovenantYear) async throws -> [String] {
        try await year.list(
            { try Targets.list(year: 2025, cluster: nil, unit: nil, $0) },
            ["unit", "indicator", "half", "plan", "result", "percent", "criterion"])
    }

    @Test("are set for every member, or for one, which goes before; a repeat changes nothing")
    func importing() async throws {
        try await CovenantYear.with { year async throws in
            #expect(await CovenantYear.verdict { try await year.importTargets(",X,hộ,1,,\n") } == "covenant_missing")
            try await year.draft()
            let file = ",Giảm nghèo,hộ,\"1.200\",A,0\nb,Giảm nghèo,hộ,\"12,5\",A,\na,Trồng cây,cây,0,,1\n"
            #expect(try await year.importTargets(file) == .init(targets: 4, changed: 4))
            #expect(try await year.importTargets(file) == .init(targets: 4, changed: 0))
            #expect(try await year.importTargets("c,Giảm nghèo,hộ,1.3,A,\n").changed == 1)
            #expect(
                try await targets(year) == [
                    "a Giảm nghèo 0 1200 - - A", "a Trồng cây 1 0 - - -", "b Giảm nghèo 0 12.5 - - A",
                    "c Giảm nghèo 0 1.3 - - A",
                ])
            let swapped = "b,Giảm nghèo,hộ,9,B,\nb,Mới,hộ,9,A,\n"
            #expect(try await year.importTargets(swapped).changed == 2)
            #expect(
                try await year.importTargets("b,Giảm nghèo,hộ,9,A,\nb,Mới,hộ,9,B,\n").changed == 2, "they change places"
            )
        }
    }

    @Test("are refused as a whole, with every mistake")
    func mistakes() async throws {
        try await CovenantYear.with { year async throws in
            try await year.draft()
            try await year.importTargets("a,Cũ,hộ,1,A,\n")
            let file = """
                d,X,hộ,1,,
                a,Y,hộ,1,Z9,
                a,Z,hộ,1,M,
                b,U,hộ,1,A,1
                a,V,hộ,1,A,
                ,W,hộ,1,B,
                c,T,hộ,1,B,\n
                """
            let verdict = await CovenantYear.verdict { try await year.importTargets(file) }
            #expect(
                verdict.split(separator: ";") == [
                    "2 unit card_missing_in_cluster", "3 criterion criterion_unknown",
                    "4 criterion target_criterion_kind",
                    "5 half half_unexpected", "6 criterion target_criterion_taken",
                    "8 criterion target_criterion_taken",
                ])
            #expect(try await targets(year).count == 1)
        }
    }

    @Test("are set by who leads the cluster, or by a unit for itself; results come from the unit or on record")
    func voices() async throws {
        try await CovenantYear.with { year async throws in
            try await year.draft()
            let row = "b,X,hộ,10,A,\n"
            let setting: [(Actor, String, String)] = [
                (CovenantYear.member, ",X,hộ,10,A,\n", "cluster_led_by_others"), (CovenantYear.member, row, "ok"),
                (CovenantYear.deputy, ",Y,hộ,10,,\n", "ok"),
                (Actor("x", role: .head, unit: "d"), row, "cluster_led_by_others"),
            ]
            for (actor, rows, expected) in setting {
                #expect(await CovenantYear.verdict { try await year.importTargets(rows, by: actor) } == expected)
            }
            let results: [(Actor, String, String?, String)] = [
                (CovenantYear.member, "b,X,\"9,5\",\n", nil, "ok"),
                (CovenantYear.member, "a,Y,1,\n", nil, "unit_not_yours"),
                (CovenantYear.secretary, "b,X,9,\n", nil, "paper_needed"),
                (CovenantYear.secretary, "b,X,9,\n", "1/BC", "ok"),
                (CovenantYear.head, "b,X,8,\na,Y,7,\n", "1/BC", "ok"),
                (CovenantYear.secretary, "b,X,9,1\n", "1/BC", "2 indicator target_unknown"),
                (CovenantYear.secretary, "a,Y,1,\nb,Q,9,\n", "1/BC", "3 indicator target_unknown"),
            ]
            for (actor, rows, document, expected) in results {
                let verdict = await CovenantYear.verdict {
                    try await year.importResults(rows, cluster: "cum-1", by: actor, document: document)
                }
                #expect(verdict == expected, "\(actor.role) \(rows)")
            }
            #expect(try await targets(year)[1] == "b X 0 10 8 80.00 A")
            #expect(try await year.importResults("b,X,8,\n") == 0)
            let early = await CovenantYear.verdict { try await year.importResults("d,X,1,\n", cluster: "cum-2") }
            #expect(early == "covenant_missing")
        }
    }

    @Test("can be taken back while nobody has signed")
    func withdrawal() async throws {
        try await CovenantYear.with { year async throws in
            try await year.draft()
            try await year.importTargets("b,X,hộ,10,A,\n")
            let withdraw = { (actor: Actor) in
                await CovenantYear.verdict {
                    try await year.work {
                        try Targets.withdraw(
                            "X", half: 0, unit: "b", year: 2025, cluster: "cum-1", by: actor, document: nil, $0)
                    }
                }
            }
            #expect(await withdraw(Actor("x", role: .member, unit: "a")) == "cluster_led_by_others")
            #expect(await withdraw(CovenantYear.member) == "ok")
            #expect(await withdraw(CovenantYear.member) == "target_unknown")
            #expect(try await targets(year) == [])
            #expect(
                try await year.importTargets("b,Y,hộ,10,A,\nb,X,hộ,1,,\n").changed == 2, "its criterion is free again")
        }
    }
}
