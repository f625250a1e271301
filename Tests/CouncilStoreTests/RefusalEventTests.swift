import CouncilStore
import Postgres
import Testing

@Suite("Events of refusals")
struct RefusalEventTests {
    @Test("keep a payload's digest as the server would give it, and none where there was no payload")
    func digests() async throws {
        try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            let refused = Events.Refused(
                uid: 1, user: "u", role: "admin", sudo: nil, line: "card import", code: 503, word: "wrong_state",
                rule: nil, elapsedMilliseconds: 1)
            let same = try await sample.work { transaction in
                try Events.record(refused, of: "with", payload: [1, 2, 255], transaction)
                try Events.record(refused, of: "without", payload: nil, transaction)
                return try transaction.query(
                    """
                    select case command when 'with' then after ->> 'payload_sha256' = encode(sha256('\\x0102ff'), 'hex')
                                        else not after ? 'payload_sha256' end as same
                    from event
                    where object = 'refused'
                    """
                ).map { try $0["same"] as Bool }
            }
            #expect(same == [true, true])
        }
    }
}
