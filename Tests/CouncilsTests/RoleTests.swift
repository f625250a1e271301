import Testing

@testable import Councils

@Suite("Roles")
struct RoleTests {
    /// Every role and what a session of it may go on as.
    private static let lowered: [(Role, Set<Role>)] = [
        (.viewer, [.viewer]), (.member, [.viewer, .member]), (.head, [.viewer, .member, .head]),
        (.secretary, [.viewer, .member, .head, .secretary]), (.chair, [.viewer, .member, .head, .secretary, .chair]),
        (.auditor, [.viewer, .auditor]), (.operator, [.viewer, .operator]), (.admin, Set(Role.allCases)),
    ]

    @Test("are only lowered")
    func lowering() {
        #expect(Self.lowered.map(\.0) == Role.allCases)
        for (role, allowed) in Self.lowered {
            #expect(Set(Role.allCases.filter(role.mayBecome)) == allowed, "\(role)")
        }
    }

    @Test("never come back once lowered, but for an admin's")
    func transitive() {
        for role in Role.allCases where role != .admin {
            for lower in Role.allCases where lower != role && role.mayBecome(lower) {
                #expect(!lower.mayBecome(role))
                for lowest in Role.allCases where lower.mayBecome(lowest) { #expect(role.mayBecome(lowest)) }
            }
        }
    }
}
