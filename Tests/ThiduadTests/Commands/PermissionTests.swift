import Councils
import Testing

@testable import Admin
@testable import thiduad

/// Who may run what. The table stands here once more by hand, so that a right given by mistake is seen.
@Suite("Permissions")
struct PermissionTests {
    /// The initial of each role that may, in the order of the roles: viewer, member, head, secretary, chair, auditor, operator,
    /// Admin.
    private static let expected = """
        card import         . . . s c . . A
        card show           v m h s c a . A
        closing list        v m h s c a . A
        closing run         . . . s c . . A
        closing schedule    . . . s c . . A
        closing show        v m h s c a . A
        cluster import      . . . s c . . A
        cluster list        v m h s c a . A
        cluster show        v m h s c a . A
        council add         . . . . . . . A
        council list        v m h s c a o A
        council show        v m h s c a . A
        criteria import     . . . s c . . A
        criteria show       v m h s c a . A
        cycle list          v m h s c a . A
        cycle open          . . . s c . . A
        cycle show          v m h s c a . A
        event list          . . . s c a . A
        hello               v m h s c a o A
        help                v m h s c a o A
        job list            . . . s c a o A
        job retry           . . . s c a o A
        job show            . . . s c a o A
        may                 v m h s c a o A
        ping                v m h s c a o A
        quit                v m h s c a o A
        reload              . . . . . . o A
        role                v m h s c a o A
        standing list       v m h s c a . A
        status              v m h s c a o A
        unit list           v m h s c a . A
        whoami              v m h s c a o A
        """

    private static func session(_ role: Role) -> SessionInfo {
        SessionInfo(peer: PeerCredentials(pid: 1, uid: 1, gid: 1), grant: Rights(role: role).grant(to: "lan"))
    }

    private static func line(of command: Command) -> String {
        let initials = Role.allCases.map { role in
            let isAllowed = IdleTable.table.permission(command, session(role)) == nil
            return isAllowed ? (role == .admin ? "A" : String(role.rawValue.prefix(1))) : "."
        }
        let name = command.name + String(repeating: " ", count: max(1, 20 - command.name.count))
        return name + initials.joined(separator: " ")
    }

    @Test("are those of the table")
    func table() {
        let actual = IdleTable.table.commands.map(Self.line)
        let expected = Self.expected.split(separator: "\n").map(String.init)
        #expect(actual.count > 25)
        for line in actual { #expect(expected.contains(line), "not in the table: \(line)") }
        for line in expected { #expect(actual.contains(line), "not so any more: \(line)") }
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
