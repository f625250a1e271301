import TestSupport
import Testing

@testable import Postgres

private struct Refusal: Error {}

@Suite struct CopyTests {
    private static let texts: [String?] = [
        "", nil, #"\N"#, #"\."#, "tab\tline\nreturn\r", #"back\slash"#, "Khen thưởng", "NULL",
    ]

    @Test func rowsComeBackAsTheyWent() async throws {
        try await withTestConnection { connection, _ in
            let (count, back) = try await connection.withTransaction { transaction in
                try transaction.execute("create table t (id bigint, text text)")
                let count = try transaction.copyIn("copy t from stdin") { writer in
                    for (index, text) in Self.texts.enumerated() { try writer.writeRow([String(index), text]) }
                }
                return (
                    count, try transaction.query("select text from t order by id").map { try $0["text"] as String? }
                )
            }
            #expect(count == Self.texts.count)
            #expect(back == Self.texts)
        }
    }

    @Test func manyChunksGoOutAndIn() async throws {
        try await withTestConnection { connection, _ in
            let (sent, received, bytes, refused) = try await connection.withTransaction { transaction in
                try transaction.execute("create table t (n bigint, text text)")
                let sent = try transaction.copyIn("copy t from stdin") { writer in
                    for number in 0..<50_000 { try writer.write("\(number)\tsome text that fills chunks\n".utf8) }
                }
                var bytes = 0
                let received = try transaction.copyOut("copy t to stdout") { bytes += $0.count }
                var rows = 0
                #expect(throws: Refusal.self) {
                    try transaction.savepoint { inner in
                        _ = try inner.copyOut("copy t to stdout") { _ in
                            rows += 1
                            if rows == 10 { throw Refusal() }
                        }
                    }
                }
                return (sent, received, bytes, try transaction.value("select count(*) as value from t") as Int)
            }
            #expect(sent == 50_000 && received == 50_000 && refused == 50_000)
            #expect(bytes > 1_500_000)
        }
    }

    @Test func aFailingRowOrBodyTakesNothingAndLeavesTheConnection() async throws {
        try await withTestConnection { connection, _ in
            let count: Int = try await connection.withTransaction { transaction in
                try transaction.execute("create table t (n bigint)")
                let refused = #expect(throws: PostgresError.self) {
                    try transaction.savepoint { inner in
                        try inner.copyIn("copy t from stdin") { writer in
                            for number in 0..<100_000 { try writer.writeRow([number == 7 ? "seven" : "\(number)"]) }
                        }
                    }
                }
                #expect(refused?.sqlState == SQLState(rawValue: "22P02"))
                #expect(throws: Refusal.self) {
                    try transaction.savepoint { inner in
                        try inner.copyIn("copy t from stdin") { writer in
                            try writer.writeRow(["1"])
                            throw Refusal()
                        }
                    }
                }
                return try transaction.value("select count(*) as value from t")
            }
            #expect(count == 0)
        }
    }

    @Test func misuseIsToldAndLeavesTheConnection() async throws {
        try await withTestConnection { connection, _ in
            try await connection.withTransaction { try $0.execute("create table t (n bigint)") }
            let bodies: [@Sendable (borrowing Transaction) throws -> Void] = [
                { _ = try $0.execute("copy t from stdin") }, { _ = try $0.execute("copy t to stdout") },
                { _ = try $0.copyIn("copy t to stdout") { _ in } },
                { _ = try $0.copyOut("copy t from stdin") { _ in } },
                { _ = try $0.copyIn("select 1") { _ in } }, { _ = try $0.execute("") },
                { _ = try $0.copyIn("copy t from stdin where n = \(1)") { _ in } },
            ]
            for body in bodies {
                let error = await postgresError { try await connection.withTransaction { try body($0) } }
                guard case .misuse = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
                try await connection.ping()
            }
        }
    }
}
