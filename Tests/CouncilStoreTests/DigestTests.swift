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
            let run = try await sample.work { try Closings.close(2025, $0) }
            let hex = { (bytes: [UInt8]?) in
                (bytes ?? []).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
            #expect(
                hex(run.cycles[0].inputsDigest) == "a2ae43d46342ce92dba0fdba0888a578d7668f8ccc37c7fe4c96c02d309aa5f4")
            #expect(
                hex(run.cycles[0].standingsDigest) == "4d830e14d680825a3adae6fc2bb7da2963207e3e8ee45bc9451eb2892b7494a2"
            )
            #expect(run.digest == "85a51e6d55a71167967d46a0317767befcd950e51abd4ea6a4e9bee1b7e9c5b3")
        }
    }
}
