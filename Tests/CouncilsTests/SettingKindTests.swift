import Councils
import Testing

@Suite("Kinds of settings")
struct SettingKindTests {
    @Test(
        "are read as definitions write them",
        arguments: [
            ("integer 0..365", .integer(0...365)), ("integers 1..90", .integers(1...90)), ("fraction", .fraction),
            ("yes_no", .yesNo), ("day", .day), ("time", .time), ("choice a|b_2", .choice(["a", "b_2"])),
            ("words a|b!|c", .words(["a", "b", "c"], needed: ["b"])), ("words a|b", .words(["a", "b"], needed: [])),
            ("integer 5", nil), ("integer 9..1", nil), ("integer", nil), ("share", nil), ("choice a", nil),
            ("choice a|a", nil), ("choice a||b", nil), ("choice A|b", nil), ("day 1..2", nil), ("date", nil), ("", nil),
        ] as [(String, SettingKind?)])
    func kind(text: String, kind: SettingKind?) {
        #expect(SettingKind(text) == kind)
    }

    @Test(
        "give one text for a value, or none",
        arguments: [
            ("integer 0..365", "007", "7"), ("integer 0..365", " 365 ", "365"), ("integer 0..365", "366", nil),
            ("integer 0..365", "-1", nil), ("integer 0..365", "+1", nil), ("integer 0..365", "", nil),
            ("integer 0..365", "1.5", nil), ("integers 1..90", "14, 07,1", "14,7,1"), ("integers 1..90", "7,7", nil),
            ("integers 1..90", "7,07", nil), ("integers 1..90", "7,", nil), ("integers 1..90", "91", nil),
            ("share 0..100", "5", "5.00"), ("share 0..100", "12,5", "12.50"), ("share 0..100", "100", "100.00"),
            ("share 0..100", "100.01", nil), ("share 0..100", "1.005", nil), ("share 0..100", "5%", nil),
            ("share 100..200", "99.99", nil), ("points 0.01..100", "0", nil), ("points 0.01..100", "0.25", "0.25"),
            ("choice annual|halves", "halves", "halves"), ("choice annual|halves", "Halves", nil),
            ("words a|b!|c", "c,b", "c,b"), ("words a|b!|c", "b, a", "b,a"), ("words a|b!|c", "a,c", nil),
            ("words a|b!|c", "b,b", nil), ("words a|b!|c", "b,d", nil), ("words a|b", "", nil),
            ("fraction", "2/3", "2/3"), ("fraction", "80%", "4/5"), ("fraction", "80 %", "4/5"),
            ("fraction", "4/6", "2/3"), ("fraction", "1/1", "1/1"), ("fraction", "100%", "1/1"),
            ("fraction", "0/3", nil), ("fraction", "3/2", nil), ("fraction", "1/0", nil), ("fraction", "0.5", nil),
            ("yes_no", "yes", "yes"), ("yes_no", "true", nil), ("day", "02-28", "02-28"), ("day", "02-29", nil),
            ("day", "12-31", "12-31"), ("day", "13-01", nil), ("day", "04-31", nil), ("day", "00-10", nil),
            ("day", "next:01-31", "next:01-31"), ("day", "previous:12-01", "previous:12-01"),
            ("day", "2026-01-31", nil), ("day", "later:01-31", nil), ("time", "17:00", "17:00"), ("time", "24:00", nil),
            ("time", "7:00", nil), ("time", "17:60", nil),
        ] as [(String, String, String?)])
    func canonical(kind: String, value: String, stored: String?) throws {
        let kind = try #require(SettingKind(kind))
        #expect(kind.canonical(value) == stored)
        if let stored { #expect(kind.canonical(stored) == stored, "what is stored reads back as itself") }
    }

    @Test("say what may be written, in both languages")
    func range() throws {
        let kind = try #require(SettingKind("share 0..100"))
        #expect(kind.range.text() == "percent from 0.00 to 100.00 with at most 2 decimal places")
        #expect(
            kind.range.text(in: .vietnamese) == "tỷ lệ phần trăm từ 0.00 đến 100.00, nhiều nhất 2 chữ số thập phân")
        let words = try #require(SettingKind("words a|b!"))
        #expect(words.range.text().hasSuffix("a, b; always with: b"))
        let definition = try #require(
            SettingDefinition(
                name: "x", kind: "time", defaultValue: "17:00", unit: nil, layers: ["cycle"], isUsed: true,
                english: "e",
                vietnamese: "v"))
        let mistake = #expect(throws: SettingMistake.self) { try definition.canonical("y") }
        #expect(
            mistake?.message(in: .vietnamese).text(in: .vietnamese)
                == "x không thể là \"y\"; giá trị hợp lệ: giờ trong ngày như 17:00")
    }
}
