import CouncilStore
import Councils
import Postgres
import Testing

@Suite("The digest of a set")
struct CriteriaDigestTests {
    /// The worked example of the page "Digests", whose script prints the same.
    @Test("is the one that can be worked out without this program")
    func example() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.prepare()
            try await sample.importCriteria(
                "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\nA,100,A1,Phong trào,100,manual,0.5,5,yes\n",
                code: "mau")
            let digest: String = try await sample.work { transaction in
                try transaction.only(
                    "select encode(digest, 'hex') as digest from criteria_set where code = 'mau'")["digest"]
            }
            #expect(digest == "3a3a87d45d21a9d7cc4dfe49734c865099d3a647f2be2cb5d138d17513f2843c")
        }
    }
}
