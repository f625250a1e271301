import ArgumentParser
import BenchBaseline
import Postgres
import TestSupport

/// One prepared query of one row against a C loop on libpq, inside one transaction and with its own transaction.
struct RoundTrip: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prepared query round trips beside a C loop on libpq.")

    @Option(help: "How many round trips each side makes in a round.")
    var count = 200
    @Option(help: "How many rounds each side makes.")
    var rounds = 100

    func run() async throws {
        let configuration = try TestServer.current.configuration
        let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
        try await compare("query inside a transaction", bareTransactions: false) {
            try await queries(on: connection)
        }
        try await compare("begin, query, commit", bareTransactions: true) { try await transactions(on: connection) }
        await connection.close()
    }

    private func compare(
        _ title: String, bareTransactions: Bool, ours measure: () async throws -> [UInt64]
    ) async throws {
        var (baseline, ours) = (Latencies(), Latencies())
        let bare = bench_open(try TestServer.current.configuration.connectionString)
        defer { bench_close(bare) }
        for _ in 0..<rounds {
            baseline.append(try bareLoop(bare, transactions: bareTransactions))
            ours.append(try await measure())
        }
        let ratio = Double(ours.median) / Double(max(1, baseline.median))
        print("\(title)\n  C loop  \(baseline.summary)\n  Thidua  \(ours.summary)")
        print("  ratio   \(Double(Int(ratio * 1_000)) / 1_000) (reach: 1.3)")
    }

    private func bareLoop(_ connection: UnsafeMutableRawPointer?, transactions: Bool) throws -> [UInt64] {
        var nanoseconds = [UInt64](repeating: 0, count: count)
        guard connection != nil, bench_round_trips(connection, transactions, &nanoseconds, count) else {
            throw ValidationError("the C loop cannot talk to the server")
        }
        return nanoseconds
    }

    private func queries(on connection: Connection) async throws -> [UInt64] {
        try await connection.withTransaction { [count] transaction in
            try (0..<count).map { number in
                let start = bench_now()
                try Self.query(transaction, number)
                return bench_now() - start
            }
        }
    }

    private func transactions(on connection: Connection) async throws -> [UInt64] {
        var nanoseconds: [UInt64] = []
        for number in 0..<count {
            let start = bench_now()
            try await connection.withTransaction { transaction in try Self.query(transaction, number) }
            nanoseconds.append(bench_now() - start)
        }
        return nanoseconds
    }

    private static func query(_ transaction: borrowing Transaction, _ number: Int) throws {
        let row = try transaction.only("select \(number) as number, 'x' as label")
        guard try row["number"] == number else { throw ValidationError("the server cannot count") }
    }
}
