import Councils
import Testing

@testable import thiduad

extension Rights {
    /// Somebody of the council that ``CommandDesk/prepareCluster(year:)`` makes.
    static func of(_ role: Role, _ unit: String? = nil) -> Rights {
        Rights(role: role, council: role == .admin ? nil : "tinh", unit: unit)
    }
}

extension CommandDesk {
    /// A council with one cluster of three units in an open year, led by a with b.
    func prepareCluster(year: Int = 2025) async throws {
        let roster = ["a", "b", "c"].map { "cum-1,Cụm 1,cum,\($0),Đơn vị \($0)\n" }.joined()
        for (line, payload) in [
            ("council add council=tinh name=Tỉnh level=province", nil),
            ("cluster import council=tinh from=\(year)-01-01", "cluster,cluster_name,kind,unit,unit_name\n" + roster),
            ("cycle open council=tinh year=\(year)", nil),
            ("cycle appoint council=tinh year=\(year) cluster=cum-1 head=a deputies=b document=1/QĐ", nil),
        ] as [(String, String?)] {
            let answer = try await ask(line, payload: payload)
            #expect(answer.word == "ok", "\(line): \(answer.text)")
        }
    }

    /// Gives lines one after the other, each by somebody, and expects their words and rules.
    func walk(_ steps: [(Rights, String, String, String?)]) async throws {
        for (rights, line, word, rule) in steps {
            let answer = try await ask(line, as: rights)
            #expect(answer.word == word && answer.rule == rule, "\(rights.role) \(line): \(answer)")
        }
    }
}
