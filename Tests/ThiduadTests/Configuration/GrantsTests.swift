import Admin
import Councils
import Logging
import Testing

@testable import thiduad

/// From the file of grants to what a peer may do.
struct GrantsTests {
    private let scratch: ScratchDirectory

    init() throws {
        scratch = try ScratchDirectory()
    }

    /// A small system: Lan and Minh, of whom Minh is in the group `thu-ky`.
    private static let accounts = Accounts(
        userID: { ["root": 0, "lan": 1001, "minh": 1002, "nobody": 65534][$0] },
        groupID: { ["thu-ky": 2001, "doc": 2002][$0] },
        userName: { [0: "root", 900: "thidua", 1001: "lan", 1002: "minh"][$0] },
        everybody: { [0: "root", 900: "thidua", 1001: "lan", 1002: "minh"] })

    private static func grants(_ lines: String) throws -> Grants {
        try Grants(
            GrantTable(csv: Array(("who,role,council,unit\n" + lines).utf8)), accounts: accounts, own: 900)
    }

    private static func shown(_ grant: Grant?) -> String? {
        grant.map { ([$0.user, $0.role] + $0.fields.map { "\($0.0)=\($0.1)" }).joined(separator: " ") }
    }

    @Test(
        arguments: [
            ("", 0, [], "root admin"), ("", 900, [], "thidua admin"), ("", 1001, [], nil),
            ("user:lan,chair,x,\n", 1001, [], "lan chair council=x"),
            ("user:1001,member,x,u\n", 1001, [], "lan member council=x unit=u"),
            ("user:7777,viewer,,\n", 7777, [], "uid-7777 viewer"),
            ("user:lan,chair,x,\nuser:1001,viewer,,\n", 1001, [], "lan chair council=x"),
            ("group:thu-ky,secretary,x,\nuser:minh,viewer,,\n", 1002, [2001], "minh viewer"),
            ("group:doc,viewer,x,\ngroup:thu-ky,secretary,x,\n", 1002, [2001, 2002], "minh viewer council=x"),
            ("group:thu-ky,secretary,x,\n", 5555, [2001], "uid-5555 secretary council=x"),
            ("group:thu-ky,secretary,x,\n", 5555, [2002], nil),
            ("group:thu-ky,secretary,x,\n", 0, [2001], "root admin"),
            ("user:root,auditor,,\n", 0, [], "root auditor"),
        ] as [(String, UInt32, [UInt32], String?)])
    func `the first line of the user counts, then root and own, then the first line of a group`(
        lines: String, uid: UInt32, groups: [UInt32], expected: String?
    ) throws {
        let peer = PeerCredentials(pid: 1, uid: uid, gid: 9999, groups: groups)
        #expect(Self.shown(try Self.grants(lines).grant(for: peer)) == expected)
    }

    @Test func `the primary group counts like any other`() throws {
        let peer = PeerCredentials(pid: 1, uid: 5555, gid: 2001)
        #expect(try Self.grants("group:2001,viewer,,\n").grant(for: peer)?.role == "viewer")
    }

    @Test func `accounts that are not there, or are nobody's, are mistakes of their line`() throws {
        let rejection = #expect(throws: ImportRejection.self) {
            try Self.grants(
                "user:lan,viewer,,\nuser:huong,viewer,,\ngroup:lan,viewer,,\nuser:nobody,viewer,,\ngroup:65534,viewer,,\n"
                    + "user:99999999999,viewer,,\n")
        }
        #expect(rejection?.mistakes.map(\.line) == [3, 4, 5, 6, 7])
        let codes = rejection?.mistakes.map(\.reason.code)
        #expect(
            codes == [
                "account_missing", "account_missing", "account_of_nobody", "account_of_nobody", "account_missing",
            ])
    }

    private func load(_ grants: String) throws -> DaemonConfiguration {
        let file = try scratch.write(grants, "grants.csv")
        return try DaemonConfiguration.load(
            file: scratch.write("admin.grants: \(file)\n", "thiduad.yaml"), environment: [:], flags: [:])
    }

    @Test func `a mistake in the file is one of the configuration, with its line and column`() throws {
        let errors = #expect(throws: ConfigurationErrors.self) {
            try load("who,role,council,unit\nuser:0,admin,,\nuser:no-such-user,viewer,,\n")
        }
        #expect(
            errors?.problems.map { $0.description.replacing(scratch.path + "/", with: "") } == [
                "grants.csv:3: who \"user:no-such-user\": this system has no user \"no-such-user\"; create it or correct the line"
            ])
        let role = #expect(throws: ConfigurationErrors.self) { try load("who,role,council,unit\nuser:0,head,x,\n") }
        #expect(role?.description.contains("grants.csv:2: unit: a head acts for a unit") == true)
        let missing = #expect(throws: ConfigurationErrors.self) {
            try DaemonConfiguration.load(
                file: scratch.write("admin.grants: /nonexistent\n", "thiduad.yaml"), environment: [:], flags: [:])
        }
        #expect(missing?.description.hasPrefix("admin.grants: /nonexistent: ") == true)
    }

    @Test func `the sample is a table of grants`() throws {
        let sample = try RepositoryFile.read("deploy/grants.csv")
        #expect(try GrantTable(csv: Array(sample.utf8)).entries.count == 7)
        let page = try RepositoryFile.read("Sources/thiduad/thiduad.docc/Operations.md")
        #expect(page.contains(sample), "the page shows the sample as it is")
    }

    @Test func `a reload takes the file's new lines, and a refused one keeps the old`() throws {
        let holder = GrantHolder(try load("who,role,council,unit\nuser:7777,viewer,,\n").admin.grants)
        let (peer, old) = (PeerCredentials(pid: 1, uid: 7777, gid: 7777), try load("who,role,council,unit\n"))
        let reloader = Reloader(
            running: old, level: LogLevel(.info), grants: holder, notifier: ServiceNotifier(environment: [:]),
            load: { [scratch] in
                try DaemonConfiguration.load(
                    file: scratch.path + "/thiduad.yaml", environment: [:], flags: [:])
            })
        _ = try scratch.write("who,role,council,unit\nuser:7777,auditor,,\n", "grants.csv")
        #expect(try reloader.reload().applied == ["admin.grants"])
        #expect(holder.authoriser(peer)?.role == "auditor")
        #expect(try reloader.reload().applied == [])
        _ = try scratch.write("who,role,council,unit\nuser:7777,boss,,\n", "grants.csv")
        #expect(throws: ConfigurationErrors.self) { try reloader.reload() }
        #expect(holder.authoriser(peer)?.role == "auditor")
    }
}
