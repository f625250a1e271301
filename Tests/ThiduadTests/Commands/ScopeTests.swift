import CouncilStore
import Councils
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Admin
@testable import thiduad

/// A session of one council, in a database of two.
@Suite("The scope of a grant")
struct ScopeTests {
    private static let own = "tinh-1"
    private static let other = "tinh-2"
    private static let missing = "tinh-9"

    /// Runs the body with the command table on a database that holds two councils.
    private static func withTwoCouncils(
        _ body: @escaping @Sendable (CommandTable, Services) async throws -> Void
    ) async throws {
        try await withCouncilDatabase { database in
            try await withPool(database.daemon) { pool in
                let services = try Services.forTests(pool, at: .now)
                services.health.enter(.serving)
                for code in [own, other] {
                    let council = NewCouncil(
                        code: code, name: code, level: .province, parent: nil, timeZone: "Asia/Ho_Chi_Minh")
                    _ = try await services.store.add(council, actor: "test")
                }
                try await body(CommandCatalogue.table(services), services)
            }
        }
    }

    /// An admin of one council: every command is permitted, and only the scope is in the way.
    private static func session(_ rights: Rights = Rights(role: .admin, council: own)) -> SessionInfo {
        SessionInfo(peer: PeerCredentials(pid: 1, uid: 1, gid: 1), grant: rights.grant(to: "lan"))
    }

    /// Runs a line as the server does; the lines of its reply, the final one last.
    private static func run(
        _ line: String, payload: String? = nil, on table: CommandTable, as session: SessionInfo = session()
    ) async throws -> [String] {
        let lines = Mutex<[UInt8]>([])
        let reply = Reply { octets in lines.withLock { $0 += octets } }
        let words = try RequestLine(parsing: Array(line.utf8)).words
        let request = RawRequest(line: Array(line.utf8), payload: payload.map { Array($0.utf8) })
        do {
            let (command, rest) = try table.match(words)
            let invocation = try table.invocation(of: command, with: rest, tag: nil, request: request, in: session)
            try await reply.finish(FinalLine(try await command.run(invocation, reply)))
        } catch let refusal as Refusal {
            try await reply.finish(FinalLine(refusal, in: session.language))
        }
        return lines.withLock { String(decoding: $0, as: UTF8.self) }.split(separator: "\n").map(String.init)
    }

    /// A line with everything that the command requires, about one council.
    private static func line(of command: Command, council: String) -> String {
        let arguments = command.arguments.compactMap { rule -> String? in
            if rule.name == "council" { return "council=\(council)" }
            if !rule.isRequired { return nil }
            return switch rule.kind {
            case .code, .text, .secret: "\(rule.name)=x-1"
            case .integer(let range): "\(rule.name)=\(max(range.lowerBound, min(range.upperBound, 2025)))"
            case .choice(let words): "\(rule.name)=\(words[0])"
            case .timestamp: "\(rule.name)=2026-01-31T17:00:00+07:00"
            case .date: "\(rule.name)=2026-01-31"
            case .points: "\(rule.name)=1"
            case .words: command.example.split(separator: " ").last.map(String.init)
            }
        }
        // A closing is named by its year, which only a plan may leave out.
        let more = command.arguments.contains { $0.name == "year" && !$0.isRequired } ? ["year=2025"] : []
        return ([command.name] + arguments + more).joined(separator: " ")
    }

    @Test("hides other councils from every command as if they were not there")
    func everyCommand() async throws {
        try await Self.withTwoCouncils { table, _ in
            let commands = table.commands.filter { $0.arguments.contains { $0.name == "council" } }
            #expect(commands.count >= 20)
            for command in commands {
                let payload = if case .required = command.payload { "a,b\n1,2\n" } else { String?.none }
                var answers: [[String]] = []
                for council in [Self.other, Self.missing] {
                    let line = Self.line(of: command, council: council)
                    let answer = try await Self.run(line, payload: payload, on: table)
                    answers.append(answer.map { $0.replacing(council, with: "COUNCIL") })
                }
                #expect(answers[0] == answers[1], "\(command.name)")
                #expect(answers[0].last?.hasPrefix("504 not_found rule=council_missing") == true, "\(answers[0])")
            }
        }
    }

    @Test("leaves other councils out of the list, and keeps them apart as parents")
    func lists() async throws {
        try await Self.withTwoCouncils { table, _ in
            let listed = try await Self.run("council list", on: table)
            #expect(listed.filter { $0.hasPrefix("211-") }.map { $0.prefix(10) } == ["211-tinh-1"])
            #expect(listed.last == "200 ok rows=1")
            let all = try await Self.run("council list", on: table, as: Self.session(Rights(role: .viewer)))
            #expect(all.last == "200 ok rows=2")
            for parent in [Self.other, Self.missing] {
                let line = "council add council=\(Self.own) name=x level=province parent=\(parent)"
                #expect(try await Self.run(line, on: table).last?.hasPrefix("504 not_found") == true)
            }
        }
    }

    @Test("makes another council's plan as unknown as one that never was")
    func plans() async throws {
        try await Self.withTwoCouncils { table, services in
            services.plans.remember("0a1b2c3d", PlanBook.Entry(council: Self.other, year: 2025, kind: .yearEnd))
            let answers = [
                try await Self.run("closing run plan=0a1b2c3d", on: table),
                try await Self.run("closing run plan=ffffffff", on: table),
            ]
            #expect(answers[0] == answers[1])
            #expect(answers[0].last?.hasPrefix("502 missing_argument rule=plan_forgotten") == true)
            let admin = Self.session(Rights(role: .admin))
            let known = try await Self.run("closing run plan=0a1b2c3d", on: table, as: admin)
            #expect(known.last?.contains("plan_forgotten") == false)
        }
    }

    @Test(
        "is kept when the role is lowered, and chosen only by an admin of all",
        arguments: [
            (Rights(role: .chair, council: own), "role secretary", "200 ok role=secretary council=tinh-1"),
            (Rights(role: .head, council: own, unit: "u"), "role member", "200 ok role=member council=tinh-1 unit=u"),
            (Rights(role: .auditor), "role viewer", "200 ok role=viewer"),
            (
                Rights(role: .secretary, council: own), "role chair",
                "530 not_permitted have=secretary need=chair,admin "
            ),
            (Rights(role: .operator), "role auditor", "530 not_permitted have=operator need=auditor,admin "),
            (Rights(role: .secretary, council: own), "role member", "502 missing_argument name=unit "),
            (
                Rights(role: .secretary, council: own), "role member unit=u",
                "530 not_permitted have=secretary need=admin "
            ),
            (Rights(role: .auditor), "role viewer council=tinh-1", "530 not_permitted have=auditor need=admin "),
            (Rights(role: .admin), "role secretary", "502 missing_argument name=council "),
            (Rights(role: .admin), "role admin unit=u", "502 missing_argument name=council "),
            (Rights(role: .admin), "role member council=tinh-1 unit=u", "200 ok role=member council=tinh-1 unit=u"),
            (Rights(role: .admin), "role admin council=tinh-9", "504 not_found rule=council_missing "),
            (Rights(role: .admin, council: own), "role admin council=tinh-2", "504 not_found rule=council_missing "),
            (
                Rights(role: .admin, council: own, unit: "u"), "role chair unit=v",
                "530 not_permitted have=admin need=admin "
            ),
            (Rights(role: .viewer), "role boss", "502 bad_value rule=choice_malformed "),
        ])
    func lowering(rights: Rights, line: String, answer: String) async throws {
        try await Self.withTwoCouncils { table, _ in
            let final = try await Self.run(line, on: table, as: Self.session(rights)).last ?? ""
            #expect(final == answer || answer.hasSuffix(" ") && final.hasPrefix(answer), "\(final)")
        }
    }
}
