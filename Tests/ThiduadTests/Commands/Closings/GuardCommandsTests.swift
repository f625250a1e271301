import Admin
import Councils
import Testing

@testable import thiduad

@Suite("What lifts a guard")
struct GuardCommandsTests {
    @Test("is a command that there is, and that the role named may run")
    func commands() throws {
        for code in ClosingGuards.codes {
            let lift = try #require(ClosingGuards.lift(of: code))
            let command = try #require(IdleTable.table[lift.command], "\(code): \(lift.command)")
            let roles = try #require(command.demand as? Set<Role>, "\(code)")
            #expect(Role(rawValue: lift.role).map(roles.contains) == true, "\(code): \(lift.role) \(lift.command)")
        }
    }
}
