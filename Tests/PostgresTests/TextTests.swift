import Testing

@testable import Postgres

@Suite struct TextTests {
    @Test(
        arguments: [
            ("0", 0, 0), ("-0.05", -5, 2), ("12.50", 1250, 2), (".5", 5, 1), ("007", 7, 0), ("1.", 1, 0),
        ] as [(String, Int128, Int)])
    func numericParses(text: String, unscaled: Int128, scale: Int) throws {
        let number = try #require(Numeric(text))
        #expect(number.unscaled == unscaled)
        #expect(number.scale == scale)
    }

    @Test(arguments: [
        "", "-", ".", "1e5", "NaN", "Infinity", "1,5", "--1", "+1", "1.2.3", "1 ",
        "170141183460469231731687303715884105728", "999999999999999999999999999999999999999999",
    ])
    func numericRefuses(text: String) { #expect(Numeric(text) == nil) }

    @Test func numericComparesByValue() throws {
        #expect(Numeric(unscaled: 15, scale: 1) == Numeric(unscaled: 1500, scale: 3))
        #expect(Numeric(unscaled: 15, scale: 1).hashValue == Numeric(unscaled: 1500, scale: 3).hashValue)
        let ordered: [Numeric] = [
            Numeric(unscaled: .min), Numeric(unscaled: -1), Numeric(unscaled: -1, scale: 38), 0,
            Numeric(unscaled: 1, scale: 38), Numeric(unscaled: 1), Numeric(unscaled: .max),
        ]
        #expect(ordered.shuffled().sorted() == ordered)
        #expect(Numeric(unscaled: 125, scale: 2).unscaled(atScale: 1) == nil)
        #expect(Numeric(unscaled: 120, scale: 2).unscaled(atScale: 1) == 12)
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-4-01", "26-04-01", "0000-01-01", "",
    ])
    func dateRefuses(text: String) { #expect(CivilDate(text) == nil) }

    @Test func daysCountOnWithoutGaps() {
        var expected = CivilDate(daysSinceEpoch: -800_000)
        for day in stride(from: -800_000, through: 800_000, by: 1) {
            let date = CivilDate(daysSinceEpoch: day)
            guard date.daysSinceEpoch == day, date >= expected else {
                Issue.record("day \(day) is \(date)")
                return
            }
            expected = date
        }
        #expect(CivilDate(daysSinceEpoch: 0).description == "1970-01-01")
        #expect(CivilDate("2024-02-29")?.daysSinceEpoch == 19_782)
    }

    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.5Z", 500_000), ("1970-01-01 07:00:00+07", 0),
            ("1969-12-31T23:59:59.999999Z", -1), ("1970-01-01T00:00:00-00:30", 1_800_000_000),
            ("1970-01-01 07:06:30+07:06:30", 0), ("0001-12-31 23:59:59+00 BC", -62_135_596_801_000_000),
        ] as [(String, Int64)])
    func timestampParses(text: String, microseconds: Int64) {
        #expect(Timestamp(text)?.microsecondsSinceEpoch == microseconds)
    }

    @Test(arguments: [
        "infinity", "-infinity", "1970-01-01", "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z", "1970-01-01T00:00:00",
        "1970-01-01T00:00:00.Z", "1970-01-01T00:00:00.1234567Z", "294276-12-31T23:59:59Z", "",
    ])
    func timestampRefuses(text: String) { #expect(Timestamp(text) == nil) }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1, "1970-01-01T00:00:00.000001Z"), (1_500_000, "1970-01-01T00:00:01.5Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)])
    func timestampPrints(microseconds: Int64, text: String) {
        #expect(Timestamp(microsecondsSinceEpoch: microseconds).description == text)
    }

    @Test(arguments: ["", "{", "}", "{a", "{a}x", "{,}", "{a,}", "{\"a}", "{{1},{2}}", "{\"a\"b}"])
    func arrayRefuses(text: String) { #expect([String](postgresText: text) == nil) }

    @Test func jsonReadsIntoValuesAndBack() throws {
        struct Standing: Codable, Equatable {
            let unit: String
            let rank: Int
        }
        let standing = Standing(unit: "Sở Y tế", rank: 1)
        let json = try JSONText(encoding: standing)
        #expect(json.text == #"{"rank":1,"unit":"Sở Y tế"}"#)
        #expect(try json.decode() == standing)
        #expect(throws: DecodingError.self) { try JSONText("[]").decode(Standing.self) }
    }

    @Test func arrayParses() {
        #expect([Int](postgresText: "{}") == [])
        #expect([Int](postgresText: "[0:1]={1,2}") == [1, 2])
        #expect([String?](postgresText: #"{NULL,"NULL","a\"b\\c,}",d}"#) == [nil, "NULL", #"a"b\c,}"#, "d"])
        #expect([Int](postgresText: "{1,NULL}") == nil)
        #expect([Int16](postgresText: "{99999}") == nil)
    }
}
