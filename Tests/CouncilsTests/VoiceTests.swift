import Councils
import Testing

@Suite("Who speaks for members")
struct VoiceTests {
    @Test(
        "is the unit itself, or others with a paper",
        arguments: [
            // role, for the own unit, for another unit or all, the same where it leads the cluster
            (Role.member, Voice.allowed, Voice.ofAnotherUnit, Voice.ofAnotherUnit),
            (.head, .allowed, .ofAnotherCluster, .needsDocument),
            (.secretary, .allowed, .needsDocument, .needsDocument), (.chair, .allowed, .needsDocument, .needsDocument),
            (.admin, .allowed, .needsDocument, .needsDocument),
            (.viewer, .ofAnotherUnit, .ofAnotherUnit, .ofAnotherUnit),
            (.auditor, .ofAnotherUnit, .ofAnotherUnit, .ofAnotherUnit),
            (.operator, .ofAnotherUnit, .ofAnotherUnit, .ofAnotherUnit),
        ])
    func table(role: Role, own: Voice, others: Voice, led: Voice) {
        let actor = Actor("x", role: role, unit: "a")
        for hasDocument in [false, true] {
            let voice = { (unit: String?, leads: Bool) in
                Voice(of: actor, for: unit, leadsCluster: leads, hasDocument: hasDocument)
            }
            let expected = { (voice: Voice) in hasDocument && voice == .needsDocument ? .allowed : voice }
            #expect(voice("a", false) == own)
            for unit in ["b", nil] {
                #expect(voice(unit, false) == expected(others))
                #expect(voice(unit, true) == expected(led))
            }
        }
        #expect(Voice(of: Actor("x", role: role), for: nil, leadsCluster: false, hasDocument: false) == others)
    }
}
