import CouncilStore
import Postgres
import TestSupport
import Testing

@Suite("A list")
struct ListQueryTests {
    private static let columns: [ListColumn] = [
        .name("name"), .code("code"), .value("amount"), .instant("at"), .flag("is_new"),
    ]

    /// Names as people write them, in no order; `Quận 10` must come behind `Quận 2`, `Đ` behind `D` and before `E`.
    private static func query(counting: ListColumn? = nil) -> ListQuery {
        ListQuery(
            columns, counting: counting,
            """
            select name, code, amount, at, is_new
            from (values
                (1, 'Quận 10', 'b-2', 10, timestamptz '2026-01-31 17:00:00+07', true),
                (2, 'Đà Nẵng', 'A-1', 9, timestamptz '2026-01-31 17:00:00.5+07', false),
                (3, 'Quận 2', 'a-1', null, null, null),
                (4, 'Én', null, 100, timestamptz '2026-01-31 17:00:00.000001+07', true),
                (5, 'Dĩ An', 'c', 9, null, null)) as given (place, name, code, amount, at, is_new)
            order by place
            """)
    }

    private static func ask(
        _ query: ListQuery = query(), change: @escaping @Sendable (inout ListRequest) -> Void
    ) async throws -> ListPage {
        var request = ListRequest()
        change(&request)
        let asked = request
        return try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            return try await sample.work { try query.page(asked, $0) }
        }
    }

    private static func names(_ page: ListPage) -> [String?] { page.rows.map { $0[0] } }

    @Test("finds a text in any column, upper and lower case alike, with the letters that Vietnamese has")
    func finding() async throws {
        let tried: [(String, [String])] = [
            ("ĐÀ", ["Đà Nẵng"]), ("đà", ["Đà Nẵng"]), ("a\u{300}", ["Đà Nẵng"]), ("da", []),
            ("QUẬN", ["Quận 10", "Quận 2"]),
            ("A-1", ["Đà Nẵng", "Quận 2"]), ("100", ["Én"]), ("%", []),
            ("", ["Quận 10", "Đà Nẵng", "Quận 2", "Én", "Dĩ An"]),
        ]
        for (text, expected) in tried {
            let page = try await Self.ask { $0.find = text }
            #expect(Self.names(page) == expected, "\(text)")
            #expect(page.total == expected.count)
        }
    }

    @Test("sorts names as Vietnamese does, codes by octets, numbers by value, and has nulls at its end both ways")
    func sorting() async throws {
        let tried: [(String, Bool, [String])] = [
            ("name", false, ["Dĩ An", "Đà Nẵng", "Én", "Quận 2", "Quận 10"]),
            ("name", true, ["Quận 10", "Quận 2", "Én", "Đà Nẵng", "Dĩ An"]),
            ("code", false, ["Đà Nẵng", "Quận 2", "Quận 10", "Dĩ An", "Én"]),
            ("code", true, ["Dĩ An", "Quận 10", "Quận 2", "Đà Nẵng", "Én"]),
            // Of equal amounts the list's own order decides, both ways.
            ("amount", false, ["Đà Nẵng", "Dĩ An", "Quận 10", "Én", "Quận 2"]),
            ("amount", true, ["Én", "Quận 10", "Đà Nẵng", "Dĩ An", "Quận 2"]),
            ("at", false, ["Quận 10", "Én", "Đà Nẵng", "Quận 2", "Dĩ An"]),
            ("is_new", true, ["Quận 10", "Én", "Đà Nẵng", "Quận 2", "Dĩ An"]),
        ]
        for (column, descending, expected) in tried {
            let page = try await Self.ask { ($0.sort, $0.isDescending) = (column, descending) }
            #expect(Self.names(page) == expected, "\(column) \(descending)")
        }
    }

    @Test("writes instants as answers write them everywhere, flags in words, and counts what it is told to")
    func writing() async throws {
        let page = try await Self.ask(Self.query(counting: .code("code"))) { $0.limit = 4 }
        let instants = ["2026-01-31T17:00:00+07:00", "2026-01-31T17:00:00.5+07:00", "2026-01-31T17:00:00.000001+07:00"]
            .map { Timestamp($0)?.description }
        #expect(page.rows.map { $0[3] } == [instants[0], instants[1], nil, instants[2]])
        #expect(page.rows.map { $0[4] } == ["yes", "no", nil, "yes"])
        #expect(page.counted == 4 && page.total == 5, "on all pages")
    }

    @Test("has nothing on a page behind its last")
    func behind() async throws {
        let page = try await Self.ask { $0.after = 5 }
        #expect(page.rows.isEmpty && page.total == 0)
        let last = try await Self.ask { ($0.after, $0.limit) = (4, 10) }
        #expect(Self.names(last) == ["Dĩ An"] && last.total == 5)
    }

    @Test(
        "is the union of its pages, whatever it is sorted by and however long they are",
        arguments: [1, 2, 3] as [UInt64])
    func paging(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let words = ["Ấp", "ấp", "Đông", "đông", "Dĩ", "Xã 2", "Xã 10", "Thị xã"]
        let names = (0..<60).map { _ in words.randomElement(using: &random) ?? "" }
        let amounts = names.map { _ in Bool.random(using: &random) ? Int64.random(in: 0...3, using: &random) : nil }
        let query = ListQuery(
            [.name("name"), .value("amount"), .value("place")],
            "select name, amount, place from unnest(\(names), \(amounts)) with ordinality as given (name, amount, place)"
        )
        let size = Int.random(in: 1...25, using: &random)
        let find = Bool.random(using: &random) ? "Đ" : nil
        try await SampleCouncil.with { sample async throws in
            try await sample.addCouncil()
            try await sample.work { transaction in
                for (sort, descending) in [
                    (nil, false), ("name", false), ("name", true), ("amount", false), ("amount", true),
                ] {
                    var request = ListRequest()
                    (request.sort, request.isDescending, request.find) = (sort, descending, find)
                    let whole = try query.page(request, transaction)
                    #expect(whole.total == names.filter { find == nil || $0.lowercased().contains("đ") }.count)
                    var pages: [[String?]] = []
                    request.limit = size
                    while pages.count < whole.total {
                        request.after = pages.count
                        let page = try query.page(request, transaction)
                        try #require(!page.rows.isEmpty, "seed \(seed)")
                        #expect(page.total == whole.total)
                        pages += page.rows
                    }
                    #expect(pages == whole.rows, "seed \(seed), \(size) rows a page, \(sort ?? "-") \(descending)")
                }
            }
        }
    }
}
