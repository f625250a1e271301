import Admin
import Glibc
import Logging
import Testing

@testable import thiduactl

/// The real `thiduactl` against a real server.
@Suite(.timeLimit(.minutes(1)))
struct ProcessTests {
    @Test(
        arguments: [
            (["ping"], "", "200 ok\n", 0),
            (["rows"], "code\tname\na\tCụm\\t1\n", "200 ok\n", 0),
            (["--table", "rows"], "code  name\na     Cụm\\u{9}1\n", "200 ok\n", 0),
            (["--json", "rows"], "{\"code\":\"a\",\"name\":\"Cụm\\t1\"}\n{\"code\":200,\"word\":\"ok\"}\n", "", 0),
            (["plan", "--dry-run"], "", "350 planned plan=7\n", 0),
            (["pong"], "", "500 unknown_command col=1 : did you mean \"ping\"?\n", 64),
            (
                ["--json", "pong"],
                "{\"code\":500,\"word\":\"unknown_command\",\"col\":\"1\",\"text\":\"did you mean \\\"ping\\\"?\"}\n",
                "", 64
            ),
            (["refuse", "word=busy"], "", "409 busy\n", 75),
            (["refuse", "word=not_found"], "", "504 not_found\n", 1),
            (["refuse", "word=not_permitted"], "", "530 not_permitted\n", 77),
            (["refuse", "word=payload_rejected"], "", "553 payload_rejected\n", 65),
            (["refuse", "word=internal"], "", "554 internal\n", 70),
            (
                ["count", "--file", "/nonexistent"], "",
                "thiduactl: cannot read /nonexistent: No such file or directory\n", 66
            ),
            (["count"], "", "200 ok octets=6\n", 0),
            (["--file", "-", "count"], "", "200 ok octets=6\n", 0),
            ([], "", "thiduactl: no command; try: thiduactl help\n", 64),
        ] as [([String], String, String, Int32)])
    func answers(_ arguments: [String], _ out: String, _ error: String, _ status: Int32) async throws {
        try await withServer { path in
            let result = try await Thiduactl.process(arguments, socket: path, input: "a;b\nc\n")
            #expect(result.out == out)
            #expect(result.error == error)
            #expect(result.status == status)
        }
    }

    @Test func withoutDaemonItSaysHowToLook() async throws {
        let path = "/tmp/thidua-nobody-listens.sock"
        let result = try await Thiduactl.process(["ping"], socket: path)
        #expect(result.error == "thiduactl: thiduad is not running (no \(path)). Try: systemctl status thiduad\n")
        #expect(result.status == 69)
        let json = try await Thiduactl.process(["--json", "ping"], socket: path)
        #expect(json.out.hasPrefix("{\"word\":\"no_answer\""))
    }

    @Test func helpWorksWithoutDaemon() async throws {
        let help = try await Thiduactl.process(["--help"], socket: "/tmp/thidua-nobody-listens.sock")
        #expect(help.status == 0)
        #expect(help.out.contains("USAGE: thiduactl"))
        let word = try await Thiduactl.process(["help"], socket: "/tmp/thidua-nobody-listens.sock")
        #expect(word.status == 69)
        #expect(word.out.contains("USAGE: thiduactl"))
    }

    @Test func helpIsPassedToTheDaemon() async throws {
        try await withServer { path in
            let result = try await Thiduactl.process(["help", "rows"], socket: path)
            #expect(result.out.hasPrefix("give rows\n"))
            #expect(result.status == 0)
        }
    }

    @Test func brokenProtocolIs76() async throws {
        #expect(AdminClientError.protocolBroken("x").exitStatus == .protocolBroken)
        try await withServer(authoriser: { _ in nil }) { path in
            let result = try await Thiduactl.process(["ping"], socket: path)
            #expect(result.status == 77)
            #expect(result.error.hasPrefix("thiduactl: 530 no_grant"))
        }
    }

    private static let commands = [
        Command("rows", summary: "give rows", example: "rows") { _, reply in
            try await reply.columns(["code", "name"])
            try await reply.row(["a", "Cụm\t1"])
            return .ok()
        },
        Command("plan", summary: "plan", flags: [.dryRun], example: "plan") { _, _ in .planned(plan: "7") },
        Command("count", summary: "count octets", payload: .required("anything"), example: "count") { invocation, _ in
            .ok(fields: [("octets", String(invocation.payload?.count ?? 0))])
        },
        Command(
            "refuse", summary: "refuse", arguments: [.required("word", .text, "the word")], example: "refuse word=busy"
        ) { invocation, _ in
            throw Refusal(ReplyWord(rawValue: try invocation.text("word")) ?? .syntax)
        },
    ]

    private func withServer(
        authoriser: @escaping Authoriser = { _ in Grant(user: "lan", role: "admin") },
        _ body: @Sendable (String) async throws -> Void
    ) async throws {
        var template = Array("/tmp/thiduactl-XXXXXX".utf8CString)
        let folder = String(cString: try #require(mkdtemp(&template)))
        defer { rmdir(folder) }
        let server = AdminServer(
            table: CommandTable(Self.commands), authoriser: authoriser, version: "test/1",
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (listening, yes) = AsyncStream.makeStream(of: Void.self)
            group.addTask { try await server.run(listening: .path(folder + "/s")) { yes.yield() } }
            for await _ in listening { break }
            try await body(folder + "/s")
            await server.drain()
            try await group.waitForAll()
        }
    }
}
