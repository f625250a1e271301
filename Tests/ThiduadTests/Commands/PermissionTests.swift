import Councils
import Testing

@testable import Admin
@testable import thiduad

/// Who may run what; the table itself stands on the page of commands.
@Suite("Permissions")
struct PermissionTests {
    private static func session(_ role: Role) -> SessionInfo {
        SessionInfo(peer: PeerCredentials(pid: 1, uid: 1, gid: 1), grant: Rights(role: role).grant(to: "lan"))
    }

    @Test("let in who has a role of the command's, and nobody else", arguments: Role.allCases)
    func roles(role: Role) {
        for command in IdleTable.table.commands {
            let roles = command.demand as? Set<Role> ?? Set(Role.allCases)
            let isAllowed = IdleTable.table.permission(command, Self.session(role)) == nil
            #expect(isAllowed == roles.contains(role), "\(command.name)")
        }
    }

    @Test("let the administrator do everything, and operators see no scores")
    func ends() {
        let operators: Set<String> = [
            "job list", "job retry", "job show", "reload", "council list", "role", "status",
        ]
        for command in IdleTable.table.commands {
            guard let roles = command.demand as? Set<Role> else { continue }
            #expect(roles.contains(.admin), "\(command.name)")
            if roles.contains(.operator) { #expect(operators.contains(command.name), "\(command.name)") }
        }
    }

    @Test("are named by every command that is not the session's own")
    func named() {
        let own = Set(CommandTable.sessionCommands.map(\.name))
        for command in IdleTable.table.commands where !own.contains(command.name) {
            #expect((command.demand as? Set<Role>)?.isEmpty == false, "\(command.name)")
        }
    }

    @Test("refused say what one has and what is needed, in one's language")
    func refusal() throws {
        var session = Self.session(.member)
        session.language = "vi"
        let command = try #require(IdleTable.table["closing run"])
        let refusal = try #require(IdleTable.table.permission(command, session))
        #expect(refusal.word == .notPermitted)
        #expect(refusal.fields.map(\.1) == ["member", "secretary,chair,admin", "role_missing"])
        #expect(refusal.text?.contains("đơn vị thành viên (member)") == true)
    }
}
