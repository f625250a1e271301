import CouncilStore
import Councils
import Postgres
import Testing

@Suite("The permission table, in the store")
struct CardPermissionTests {
    /// Somebody of each capacity towards the card of b.
    private static let actors: [(Capacity, Actor)] = [
        (.own, CardChain.member), (.reviewer, CardChain.head), (.fellow, CardChain.deputy),
        (.agency, CardChain.secretary),
        (.chair, CardChain.chair), (.admin, .test), (.onlooker, Actor("x", role: .auditor)),
        (.outsider, Actor("x", role: .member, unit: "d")),
    ]

    /// Every capacity in every state writes every figure, with and without a paper: what happens is what the table says.
    @Test("is what really happens: capacity by state by figure", arguments: CardState.allCases)
    func figures(state: CardState) async throws {
        try await CardChain.with { chain async throws in
            for figure in Figure.allCases {
                try await chain.enter(CardAct.write(figure).stages(for: state)[0])
                for (capacity, actor) in Self.actors {
                    for document in [nil, "1/BB"] {
                        try await chain.put("b", in: state)
                        let verdict = CardRules.verdict(.write(figure), by: capacity, on: state)
                        let expected = verdict == .allowed || verdict == .onRecord && document != nil
                        let done = await Self.succeeds {
                            try await chain.score(
                                "b", "1.1", Int64.random(in: 1...50), figure, by: actor, reason: "lý do",
                                document: document)
                        }
                        #expect(
                            done == expected, "\(capacity) writes \(figure) on \(state) with \(document ?? "no paper")")
                    }
                }
            }
        }
    }

    private static func succeeds(_ work: () async throws -> some Any) async -> Bool {
        do {
            _ = try await work()
            return true
        } catch {
            return false
        }
    }
}
