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
            try await sample.prepare(agreeing: false)
            try await sample.importCriteria(
                "group,group_max,criterion,text,max,kind,step,bonus_max,evidence\nA,100,A1,Phong trào,100,manual,0.5,5,yes\nP,0,P1,Vi phạm,10,deduction,1,0,no\n",
                code: "mau")
            let digest: String = try await sample.work { transaction in
                try transaction.only(
                    "select encode(digest, 'hex') as digest from criteria_set where code = 'mau'")["digest"]
            }
            #expect(digest == "ea36dd032138c068a2d3aad229cd1cb5238a2e87e0a98954f1268355f2c1826f")
        }
    }
}
