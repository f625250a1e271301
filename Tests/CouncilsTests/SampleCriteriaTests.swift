import Councils
import Foundation
import Testing

@Suite("The sample's tables of criteria")
struct SampleCriteriaTests {
    private func table(_ name: String) throws -> CriteriaTable {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try CriteriaTable(
            csv: Array(Data(contentsOf: root.appending(path: "deploy/sample/\(name).csv"))),
            step: Points(hundredths: 50))
    }

    @Test(
        "can be read and agreed to, with the base that they have in print",
        arguments: [
            ("criteria-hcmc-2008", "90.00"), ("criteria-long-bien-2017", "100.00"),
            ("synthetic-criteria-1000", "1000.00"),
        ])
    func reading(name: String, base: String) throws {
        let table = try table(name)
        #expect(table.baseTotal.description == base)
        let kinds = Set(table.criteria.map(\.kind))
        #expect(kinds.isSuperset(of: [.bonus, .deduction]))
    }

    @Test("know every kind")
    func kinds() throws {
        #expect(try Set(table("synthetic-criteria-1000").criteria.map(\.kind)) == Set(CriterionKind.allCases))
    }
}
