import Testing

@testable import Admin

@Suite("The sentences of the protocol")
struct PhraseTests {
    private static let limits: AdminLimits = {
        var limits = AdminLimits()
        limits.line = 64
        return limits
    }()

    /// What a session gets to hear that asked for a language before it went wrong.
    private func answers(_ lines: String, in language: String) async throws -> [String] {
        try await TestServer.run(commands: SampleCommands.all, limits: Self.limits) { server in
            Array(try await server.exchange("hello lang=\(language)\n\(lines)").dropFirst(2))
        }
    }

    @Test(
        "are said in the session's language",
        arguments: [
            ("\"a\n", "501 syntax col=1 : dấu ngoặc kép mở ở đây chưa đóng"),
            ("a\\n\n", "501 syntax col=2 : dấu \\ chỉ dùng trong dấu ngoặc kép"),
            (
                "# \n@x \u{8}\n",
                #"501 syntax col=4 : không được dùng ký tự U+8 trong dòng lệnh; trong ngoặc kép hãy ghi \u{…}"#
            ),
            ("clustr list\n", "500 unknown_command col=1 : có phải bạn muốn ghi \"cluster list\"?"),
            (
                "cluster list\n",
                "502 missing_argument name=council : hãy ghi thêm council=…, ví dụ: cluster list council=nghe-an"
            ),
            (
                "cluster list council=a limit=0\n",
                "502 bad_value name=limit col=24 : limit= phải là số nguyên từ 1 đến 100"
            ),
            ("ping x\n", "502 bad_option name=x col=6 : lệnh ping không có tham số"),
            ("hello proto=9\n", "505 bad_proto proto=1 : dịch vụ này chỉ dùng phiên bản 1 của giao thức"),
            (
                String(repeating: "x", count: 80) + "\n",
                "552 line_too_long limit=64 : dòng lệnh quá dài nên bị bỏ; dữ liệu dài phải gửi kèm sau lệnh"
            ),
            ("ping", "501 unterminated_line : dòng cuối không có dấu xuống dòng nên không chạy"),
            ("may xyz\n", "500 unknown_command col=1 : \"help\" liệt kê các lệnh"),
        ])
    func vietnamese(_ lines: String, _ answer: String) async throws {
        let found = try await answers(lines, in: "vi").map { $0.replacing("@x ", with: "") }
        #expect(found == [answer])
    }

    @Test("are said in English again when asked")
    func english() async throws {
        let answer = try await answers("ping x\nhello lang=en\nping x\n", in: "vi")
        #expect(answer.count == 3)
        #expect(answer.last == "502 bad_option name=x col=6 : ping takes no arguments")
    }

    @Test("that turn somebody away at the greeting are said in both languages")
    func greeting() async throws {
        try await TestServer.run(authoriser: { _ in nil }) { server in
            let answer = try await server.exchange("")
            #expect(answer.count == 1)
            let texts = [Phrase.noGrant.text(in: "en"), Phrase.noGrant.text(in: "vi")]
            #expect(answer.first?.hasSuffix(" : " + texts.joined(separator: " / ")) == true)
        }
    }

    @Test("of a refusal that brings its own text are left as they are")
    func given() {
        #expect(Refusal(.notFound, text: "không có").text(in: "en") == "không có")
        #expect(Refusal(.notFound).text(in: "vi") == nil)
    }
}
