import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct TypeTests {
    private enum Level: String, PostgresCodable { case central, ministry, province }

    /// What the server gives back for a parameter of the type, and for an array with it and NULL.
    private func roundTrip<Value: PostgresCodable & Equatable>(_ values: [Value]) async throws {
        let configuration = try TestServer.current.configuration
        let connection = try await Connection.connect(configuration, logger: TestServer.silentLogger)
        for value in values {
            let (back, missing, list) = try await connection.withTransaction { transaction in
                let none: Value? = nil
                let row = try transaction.only(
                    "select \(value) as value, \(none) as missing, \([value, nil, value]) as list")
                return (try row["value"] as Value, try row["missing"] as Value?, try row["list"] as [Value?])
            }
            #expect(back == value)
            #expect(missing == nil)
            #expect(list == [value, nil, value])
        }
        await connection.close()
    }

    @Test func bool() async throws { try await roundTrip([true, false]) }
    @Test func int16() async throws { try await roundTrip([Int16.min, -1, 0, .max]) }
    @Test func int32() async throws { try await roundTrip([Int32.min, -1, 0, .max]) }
    @Test func int64() async throws { try await roundTrip([Int64.min, -1, 0, .max]) }
    @Test func int() async throws { try await roundTrip([Int.min, -1, 0, .max]) }
    @Test func uuid() async throws {
        try await roundTrip([UUID(), UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))])
    }
    @Test func stringEnum() async throws { try await roundTrip([Level.central, .ministry, .province]) }
    @Test func json() async throws { try await roundTrip([JSONText(#"{"a": [1, "\"x\\y", null]}"#)]) }
    @Test func bytea() async throws { try await roundTrip([[], [0], Array(0...255), Array("\\x{}\"".utf8)]) }

    @Test func numeric() async throws {
        try await roundTrip(
            ["0", "-0.05", "9999999.99", "-170141183460469231731687303715884105728", "0.00000000000000000000000001"]
                .compactMap { Numeric($0) })
    }

    @Test func string() async throws {
        try await roundTrip([
            "", "NULL", "null", "a,b", #"quote " and \ backslash"#, "{}", " space ", "line\nbreak\ttab\r", "$1 '; --",
            "Hội đồng Thi đua - Khen thưởng", "Nguyễn Thị Huệ", "🏅",
        ])
    }

    @Test func date() async throws {
        try await roundTrip(
            ["2026-11-20", "2024-02-29", "0001-01-01", "0001-12-31 BC", "4713-01-01 BC", "5874897-12-31"]
                .compactMap { CivilDate($0) })
    }

    @Test func timestamp() async throws {
        try await roundTrip(
            [0, 1, -1, 1_795_536_000_123_456, -62_135_596_800_000_001, -210_866_803_200_000_000, Int64.max]
                .map { Timestamp(microsecondsSinceEpoch: $0) })
    }
}
