import Councils
import Postgres
import Testing

@testable import CouncilStore

@Suite("The digests")
struct DigestTests {
    /// The council of the worked example on the page "Digests".
    private func prepare(_ sample: SampleCouncil) async throws {
        try await sample.addCouncil()
        let roster = try ClusterRoster(
            csv: Array(
                "cluster,cluster_name,kind,unit,unit_name\ncum-1,Cụm,cum,xa-an,An\ncum-1,Cụm,cum,xa-binh,Bình\n".utf8))
        let table =
            "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\nA,100,A1,Phong trào,100,manual,0.5,5,yes\nP,0,P1,Vi phạm,10,deduction,1,0,no\n"
        try await sample.work { transaction in
            _ = try Clusters.importRoster(roster, from: SampleCouncil.day(2025, 1, 1), transaction)
            _ = try Cycles.open(
                year: 2025, clusters: nil, startsOn: SampleCouncil.day(2025, 1, 1),
                endsOn: SampleCouncil.day(2025, 12, 31), transaction)
            _ = try CriteriaSets.importTable(
                csv: Array(table.utf8), code: "bang-diem", year: 2025, clusters: nil, transaction)
        }
        try await sample.agreeToCriteria()
        try await sample.importCards("xa-an,A1,92,,\n", .selfScored)
        try await sample.importCards("xa-an,A1,91.5,,Thiếu minh chứng\nxa-binh,A1,88,2.5,\n")
    }

    @Test("of the page's worked example are what the page says")
    func example() async throws {
        try await SampleCouncil.with { sample async throws in
            try await prepare(sample)
            let run = try await sample.work { try Closings.run(year: 2025, kind: .yearEnd, $0) }
            let hex = { (bytes: [UInt8]?) in
                (bytes ?? []).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
            #expect(
                hex(run.cycles[0].inputsDigest) == "ff710fd4e47b50bdafe16714006a2bb49f0e738320d21cd00bee46165b56b661")
            #expect(
                hex(run.cycles[0].standingsDigest) == "9507efc5dbdd84ac7e5bd11db543b1173c6c5a25d03b4c2424483afefccde480"
            )
            #expect(run.digest == "31e4c37ee2f8595bd0a6f909b068c492a2e745313e4e7f80a6368ade18208cad")
        }
    }
}
