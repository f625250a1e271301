import Testing

@testable import Councils

@Suite("The table of grants")
struct GrantTableTests {
    private static func read(_ lines: String) throws -> GrantTable {
        try GrantTable(csv: Array(("who,role,council,unit\n" + lines).utf8))
    }

    @Test("is read line by line, in the order of the file")
    func reads() throws {
        let table = try Self.read("user:lan,secretary,nghe-an,so-y-te\n\ngroup:1001,auditor,,\nuser:a.b-c,admin,x,\n")
        #expect(
            table.entries == [
                .init(
                    line: 2, who: .user("lan"), role: .secretary, council: Code(rawValue: "nghe-an"),
                    unit: Code(rawValue: "so-y-te")),
                .init(line: 4, who: .group("1001"), role: .auditor, council: nil, unit: nil),
                .init(line: 5, who: .user("a.b-c"), role: .admin, council: Code(rawValue: "x"), unit: nil),
            ])
        #expect(try Self.read("").entries.isEmpty)
    }

    @Test(
        "names the line, the column and the reason of a mistake",
        arguments: [
            ("lan,viewer,,", "who", "grant_who_malformed"), ("user:,viewer,,", "who", "grant_who_malformed"),
            ("role:lan,viewer,,", "who", "grant_who_malformed"), ("user:a b,viewer,,", "who", "grant_who_malformed"),
            ("user:a:b,viewer,,", "who", "grant_who_malformed"), (",viewer,,", "who", "value_missing"),
            ("user:lan,,,", "role", "value_missing"), ("user:lan,boss,,", "role", "choice_malformed"),
            ("user:lan,viewer,Nghe An,", "council", "code_malformed"),
            ("user:lan,viewer,x,Y", "unit", "code_malformed"),
            ("user:lan,member,x,", "unit", "grant_without_unit"), ("user:lan,head,x,", "unit", "grant_without_unit"),
            ("user:lan,member,,u", "council", "grant_without_council"),
            ("user:lan,secretary,,", "council", "grant_without_council"),
            ("user:lan,chair,,", "council", "grant_without_council"),
            ("user:lan,admin,,u", "council", "unit_without_council"), ("user:lan,viewer", "who", "field_count"),
        ])
    func mistakes(line: String, column: String, code: String) {
        let rejection = #expect(throws: ImportRejection.self) { try Self.read("user:an,viewer,,\n\(line)\n") }
        #expect(rejection?.count == 1)
        #expect(rejection?.mistakes.first?.line == 3)
        #expect(rejection?.mistakes.first?.column == column)
        #expect(rejection?.mistakes.first?.reason.code == code)
    }

    @Test("demands its four columns")
    func header() {
        let rejection = #expect(throws: ImportRejection.self) { try GrantTable(csv: Array("who,role\n".utf8)) }
        #expect(rejection?.mistakes.map(\.column) == ["council", "unit"])
    }
}
