import Testing

@testable import Postgres

@Suite struct SQLTests {
    @Test func valuesBecomeNumberedParameters() {
        let sql: SQL = "select \(1), \("x' or '1'='1"), \(true)"
        #expect(sql.text == "select $1, $2, $3")
        #expect(sql.parameters.map(\.text) == ["1", "x' or '1'='1", "t"])
        #expect(sql.parameters.map(\.type) == [.int8, .text, .bool])
    }

    @Test func partsAreSplicedWithParametersRenumbered() {
        let inner: SQL = "a = \(1) and b = '$1' and c = \(2)"
        let middle: SQL = "(\(inner)) or d = \(3)"
        let sql: SQL = "select \(0) where \(middle) and \(inner)"
        #expect(
            sql.text == "select $1 where (a = $2 and b = '$1' and c = $3) or d = $4 and a = $5 and b = '$1' and c = $6")
        #expect(sql.parameters.map(\.text) == ["0", "1", "2", "3", "1", "2"])
    }

    @Test func manyPartsAreJoined() {
        let sql = (1...12).map { number in "(\(number))" as SQL }.joined(separator: ", ")
        #expect(sql.text.hasSuffix("($9), ($10), ($11), ($12)"))
        #expect(sql.parameters.map(\.text) == (1...12).map { String($0) })
        #expect([SQL]().joined(separator: ", ").text == "")
    }

    @Test func missingValuesAreTypedNulls() {
        let none: Int? = nil
        let sql: SQL = "select \(none)"
        #expect(sql.parameters.map(\.type) == [.int8])
        #expect(sql.parameters.map(\.text) == [nil])
    }

    @Test func descriptionHoldsNoValue() {
        #expect("\("select \("secret")" as SQL)" == "select $1")
    }

    @Test func cacheGivesUpTheLeastRecentlyUsed() throws {
        var cache = StatementCache(capacity: 2)
        let keys = (["a", "b", "c"] as [SQL]).map(StatementCache.Key.init)
        #expect(cache.insert("s1", for: keys[0]) == nil)
        #expect(cache.insert("s2", for: keys[1]) == nil)
        #expect(cache.name(for: keys[0]) == "s1")
        #expect(cache.insert("s3", for: keys[2]) == "s2")
        #expect(cache.name(for: keys[1]) == nil)
        #expect(cache.count == 2)
    }
}
