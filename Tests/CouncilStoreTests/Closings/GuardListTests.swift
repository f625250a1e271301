import Councils
import Postgres
import Testing

@testable import CouncilStore

/// The guards of the closings stand in Swift and in SQL: both say the same, in the same order.
@Suite("The lists of guards")
struct GuardListTests {
    @Test("have the gaps of the reviews in one order, behind what a closing asks first")
    func order() async throws {
        let codes = try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            return try await sample.work { transaction in
                try transaction.query("select unnest(review_gap_codes()) as code").map { try $0["code"] as String }
            }
        }
        #expect(ClosingGuards.codes.suffix(codes.count) == codes[...])
        for state in [CycleState.midYear, .yearEnd] {
            let kept = CycleRules.codes(leaving: state)
            #expect(Set(kept).isSubset(of: codes), "\(state): \(kept)")
            #expect(codes.filter(kept.contains) == kept, "\(state)")
        }
    }

    @Test("name a sentence, a role and a command for each")
    func lifts() {
        #expect(Set(ClosingGuards.codes).count == ClosingGuards.codes.count)
        for code in ClosingGuards.codes {
            #expect(Catalogue.entries.contains { $0.code == code }, "\(code)")
            #expect(ClosingGuards.lift(of: code).flatMap { Role(rawValue: $0.role) } != nil, "\(code)")
        }
        #expect(ClosingGuards.lift(of: "no_such_guard") == nil)
    }
}
