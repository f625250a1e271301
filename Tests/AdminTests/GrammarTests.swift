import Admin
import Testing

struct GrammarTests {
    @Test(
        arguments: [
            ("ping", nil, [.plain("ping")]),
            ("  closing   run ", nil, [.plain("closing"), .plain("run")]),
            ("@a1 x", "a1", [.plain("x")]),
            ("@toolongtagtoolong x", nil, [.plain("@toolongtagtoolong"), .plain("x")]),
            ("c title=\"Cụm thi đua 1\"", nil, [.plain("c"), .assignment("title", "Cụm thi đua 1")]),
            (
                "c a= b=\"\" --dry-run", nil,
                [.plain("c"), .assignment("a", nil), .assignment("b", ""), .flag("dry-run")]
            ),
            (#"c a="\\\"\n\r\t\u{1EC5}""#, nil, [.plain("c"), .assignment("a", "\\\"\n\r\t\u{1EC5}")]),
            (#"c a=x"y z"w"#, nil, [.plain("c"), .assignment("a", "xy zw")]),
            (#"c "a=b" "--x""#, nil, [.plain("c"), .plain("a=b"), .plain("--x")]),
            ("c x <{12}", nil, [.plain("c"), .plain("x")]),
            ("c x <<END", nil, [.plain("c"), .plain("x")]),
            ("c tờ/=1", nil, [.plain("c"), .plain("tờ/=1")]),
        ] as [(String, String?, [RequestWord.Form])])
    func reads(_ line: String, _ tag: String?, _ forms: [RequestWord.Form]) throws {
        let read = try RequestLine(parsing: Array(line.utf8))
        #expect(read.tag == tag)
        #expect(read.words.map(\.form) == forms)
    }

    @Test(arguments: [
        ("", 1), ("@a ", 4), ("c \"x", 3), (#"c a="\q""#, 6), (#"c a="\u{0}""#, 6), (#"c a="\u{110000}""#, 6),
        (#"c \x"#, 3), ("c --", 3), ("c --x=y", 3), ("c\tx", 2), ("c Nguyễn\u{7F}", 9), ("c \u{202E}x", 3),
        ("Nguye\u{302}\u{303}n \u{FEFF}", 8), ("<{5}", 1), ("c <{5} x", 3), ("c <<A <{5}", 3), ("@t c \u{85}", 6),
    ])
    func refusesAtColumn(_ line: String, _ column: Int) {
        let refusal = #expect(throws: Refusal.self) { try RequestLine(parsing: Array(line.utf8)) }
        #expect(refusal?.word == .syntax)
        #expect(refusal?.fields.first { $0.0 == "col" }?.1 == String(column))
    }

    @Test func refusesWhatIsNotUTF8AtItsColumn() {
        let refusal = #expect(throws: Refusal.self) { try RequestLine(parsing: Array("tờ ".utf8) + [0xFF]) }
        #expect(refusal?.fields.first?.1 == "4")
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func printingAndReadingIsIdentity(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        let forms = (0..<Int.random(in: 1...6, using: &random)).map { _ in random.form() }
        let tag = Bool.random(using: &random) ? "t.\(seed)" : nil
        let read = try RequestLine(parsing: Array(RequestLine(tag: tag, forms).description.utf8))
        #expect(read.tag == tag, "seed \(seed)")
        #expect(read.words.map(\.form) == forms, "seed \(seed)")
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func finalLinesAreReadAsWritten(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        let value = random.text()
        let line = FinalLine(.conflict, fields: [("a", value), ("b", "")], text: "x : y \"z")
        let read = try ReplyLine(parsing: "@t " + line.serialised())
        guard case .final(let final) = read.content else { throw Refusal(.syntax) }
        #expect(read.tag == "t")
        #expect(final.code == 451 && final.word == "conflict" && final.text == "x : y \"z")
        #expect(final.fields.map(\.1) == [value, ""], "seed \(seed)")
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func copyTextIsReadAsWritten(_ seed: UInt64) {
        var random = SeededRandom(seed)
        let values = [random.text(), nil, random.text(), ""]
        let line = CopyText.line(values)
        #expect(!line.contains("\n"))
        #expect(CopyText.fields(ofLine: line) == values, "seed \(seed)")
    }

    @Test(arguments: [
        (200, SysExit.success), (204, .success), (350, .success), (408, .tryAgain), (429, .tryAgain), (451, .tryAgain),
        (500, .usage), (501, .usage), (502, .usage), (503, .refused), (504, .refused), (505, .refused),
        (530, .noPermission),
        (552, .refused), (553, .data), (554, .software), (555, .refused), (100, .protocolBroken),
        (999, .protocolBroken),
    ])
    func exitStatuses(_ code: Int, _ status: SysExit) {
        #expect(SysExit(code: code) == status)
    }

    @Test func everyWordIsAProtocolWordWithACodeOfItsClass() {
        for word in ReplyWord.allCases {
            #expect(word.rawValue.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") })
            #expect(SysExit(code: word.code) != .protocolBroken)
            #expect(word.isRefusal == (word.code >= 400))
        }
    }

    @Test func valuesComeInNormalFormC() {
        #expect(Array("Nguye\u{302}\u{303}n".normalFormC.unicodeScalars) == Array("Nguyễn".unicodeScalars))
    }
}
