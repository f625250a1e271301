import Admin
import Glibc
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ServerTests {
    static let greeting = "220 ready server=test/1 proto=1 role=secretary council=nghe-an : try \"help\""

    @Test(
        arguments: [
            ("ping\n", ["200 ok"]),
            ("ping\r\n", ["200 ok"]),
            ("# a comment\nping\n", ["200 ok"]),
            ("@a.1 ping\n@a.2 ping\n", ["@a.1 200 ok", "@a.2 200 ok"]),
            ("quit\nping\n", ["221 bye"]),
            ("pong\n", ["500 unknown_command col=1 : did you mean \"ping\"?"]),
            ("cluster\n", ["500 unknown_command col=1 : there is: cluster list"]),
            ("ping", ["501 unterminated_line : the last line had no end and was not run"]),
            ("length <{5}\nab\ncd\nping\n", ["213-line one", "213-line two", "200 ok octets=5", "200 ok"]),
            (
                "@t nothing <{5}\nquit\n\nping\n",
                ["@t 500 unknown_command col=4 : \"help\" lists the commands", "200 ok"]
            ),
            ("ping <{1}\nx\n", ["502 payload_unexpected : ping takes no payload; it was dropped and nothing was run"]),
            ("criteria import\n", ["502 payload_missing : send CSV after the line: end it with <{N} or <<END"]),
            (
                "@x cluster list council=\"nghe-an\"\n",
                [
                    "@x 210-code\ttitle\tpoints", "@x 211-nghe-an\tCụm\\tthi đua 1\t962.50", "@x 211-cum-2\t\\N\t9.5",
                    "@x 200 ok rows=2 title=\"Cụm 1\" : done",
                ]
            ),
            (
                "cluster list council=nghe-an --json\n",
                [
                    #"214-{"code":"nghe-an","title":"Cụm\tthi đua 1","points":"962.50"}"#,
                    #"214-{"code":"cum-2","title":null,"points":"9.5"}"#,
                    #"200 ok : {"code":200,"word":"ok","rows":"2","title":"Cụm 1","text":"done"}"#,
                ]
            ),
            (
                "cluster list --json\n",
                [
                    #"502 missing_argument : {"code":502,"word":"missing_argument","name":"council","text":"add council=… (the council), as in: cluster list council=nghe-an"}"#
                ]
            ),
            (
                "hello format=json\nping \"\n",
                [
                    "200 ok",
                    #"501 syntax : {"code":501,"word":"syntax","col":"6","text":"the quote that opens here is not closed"}"#,
                ]
            ),
            (
                "criteria import <<END\na\nEND\nquit\n",
                [
                    "130-send the lines, then the word alone on a line", "212-octets\t2", "212-plans_only\tyes",
                    "350 planned plan=90a2dc14",
                    "110-a typed payload ends its session, lest the rest of it run as commands", "221 bye",
                ]
            ),
            (
                "criteria import --json <{1}\nx\n",
                [
                    #"214-{"octets":"1","plans_only":"no"}"#,
                    #"350 planned : {"code":350,"word":"planned","plan":"90a2dc14"}"#,
                ]
            ),
            ("hello proto=2\n", ["505 bad_proto proto=1 : this daemon speaks version 1 only"]),
            (
                "hello sudo=hoa\nwhoami\n",
                ["200 ok", "200 ok user=lan uid=\(getuid()) role=secretary council=nghe-an sudo=hoa"]
            ),
            (
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                ["500 not_http : this socket speaks lines, not HTTP; try thiduactl help"]
            ),
            (
                "length <{1}\nabc\nping\n",
                ["501 desync : after a payload of N octets one LF must follow; count octets, not characters"]
            ),
            (
                "length <{9}\nabc",
                ["501 desync : after a payload of N octets one LF must follow; count octets, not characters"]
            ),
            (
                "refuse\n",
                [
                    "210-line\tcolumn\tvalue\treason", "211-3\tpoints\tx\tnot points",
                    "553 payload_rejected errors=1 : correct the line and send it again",
                ]
            ),
        ] as [(String, [String])])
    func answers(_ input: String, _ expected: [String]) async throws {
        try await TestServer.run(commands: SampleCommands.all) { server in
            let answer = try await server.exchange(input)
            #expect(answer == [Self.greeting] + expected)
        }
    }

    @Test func failureNamesItsIncident() async throws {
        try await TestServer.run(commands: SampleCommands.all) { server in
            let answer = try await server.exchange("fail\nping\n")
            #expect(answer[1].hasPrefix("554 internal incident="))
            #expect(answer[2] == "200 ok")
        }
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() async throws {
        var limits = AdminLimits()
        limits.queuedRequests = 4
        try await TestServer.run(limits: limits) { server in
            let requests = (0..<1000).map { "@\($0) ping\n" }.joined()
            let answer = try await server.exchange(requests)
            #expect(answer == [Self.greeting] + (0..<1000).map { "@\($0) 200 ok" })
        }
    }

    @Test func manySessionsAtOnce() async throws {
        var limits = AdminLimits()
        limits.sessionsPerUser = 32
        try await TestServer.run(limits: limits) { server in
            try await withThrowingTaskGroup(of: [String].self) { group in
                for number in 0..<20 { group.addTask { try await server.exchange("@\(number) ping\n") } }
                let answers = try await group.reduce(into: Set<String>()) { $0.insert($1[1]) }
                #expect(answers == Set((0..<20).map { "@\($0) 200 ok" }))
            }
        }
    }

    @Test func tooLongLineIsDroppedAndTheSessionGoesOn() async throws {
        try await TestServer.run(commands: SampleCommands.all) { server in
            let long = String(repeating: "x", count: 9000)
            let answer = try await server.exchange("@l \(long) <{5}\nping\n\nping\n")
            #expect(
                answer.dropFirst() == [
                    "@l 552 line_too_long limit=8192 : the line was dropped; long data is a payload", "200 ok",
                ])
        }
    }

    @Test func tooLongPayloadIsSwallowedAndTheSessionGoesOn() async throws {
        var limits = AdminLimits()
        limits.payload = 10
        limits.swallowedPayload = 100
        try await TestServer.run(commands: SampleCommands.all, limits: limits) { server in
            let swallowed = try await server.exchange("length <{50}\n\(String(repeating: "x", count: 50))\nping\n")
            #expect(
                swallowed.dropFirst() == [
                    "552 payload_too_long limit=10 : the payload was dropped; split it", "200 ok",
                ])
            let closed = try await server.exchange("length <{101}\nping\n")
            #expect(closed.count == 2)
            #expect(closed[1].hasPrefix("552 payload_too_long limit=10"))
        }
    }

    @Test func lastReplyArrivesThoughTheClientKeepsSending() async throws {
        try await TestServer.run { server in
            let rest = String(repeating: "ping\n", count: 100_000)
            let answer = try await server.exchange("quit\n" + rest, keepsInputOpen: true)
            #expect(answer == [Self.greeting, "221 bye"])
        }
    }

    @Test func changesAndRefusalsAreRecorded() async throws {
        let seen = Seen<String>()
        let audit: AuditHook = { record in
            let stage = if case .ended(let word, _) = record.stage { word.rawValue } else { "begins" }
            seen.note("\(record.session.user) \(record.line) \(record.payload?.count ?? 0) \(stage)")
        }
        try await TestServer.run(commands: SampleCommands.all, audit: audit) { server in
            let lines =
                "ping\ncriteria import key=7 <{1}\nx\ncluster list council=a password=geheim\ncluster list\nrefuse\n"
            _ = try await server.exchange(lines)
        }
        #expect(
            seen.all == [
                "lan criteria import key=7 1 begins", "lan criteria import key=7 1 planned",
                "lan cluster list 0 missing_argument",
                "lan refuse 0 begins", "lan refuse 0 payload_rejected",
            ])
    }

    @Test func nothingRunsWithoutItsEvent() async throws {
        try await TestServer.run(commands: SampleCommands.all, audit: { _ in throw SampleCommands.Broken() }) {
            server in
            let answer = try await server.exchange("criteria import <{1}\nx\n")
            #expect(answer.count == 2)
            #expect(answer[1].hasPrefix("450 db_unavailable"))
        }
    }

    @Test func permissionIsAskedBeforeRunningAndByHelpAndMay() async throws {
        let permission: CommandTable.Permission = { command, _ in
            command.name == "refuse" ? Refusal(.notPermitted, fields: [("have", "viewer"), ("need", "admin")]) : nil
        }
        try await TestServer.run(commands: SampleCommands.all, permission: permission) { server in
            let answer = try await server.exchange("refuse\nmay refuse\nmay cluster list\nhelp\n")
            #expect(
                answer[1...2] == [
                    "530 not_permitted have=viewer need=admin", "530 not_permitted have=viewer need=admin",
                ])
            #expect(answer[3] == "200 ok command=\"cluster list\"")
            #expect(!answer.contains { $0.hasPrefix("211-refuse") })
            #expect(answer.contains { $0.hasPrefix("211-length\tcount octets") })
        }
    }
}
