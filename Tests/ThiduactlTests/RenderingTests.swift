import Admin
import Testing

@testable import thiduactl

struct RenderingTests {
    @Test(arguments: [
        ("abc", 3), ("Nguyễn Thị Huệ", 14), ("Nguye\u{302}\u{303}n Thi\u{323} Hue\u{302}\u{323}", 14), ("越南", 4),
        ("👩‍👩‍👧", 2),
        ("❤️", 2), ("\u{301}", 0), ("한글", 4), ("", 0), ("Đ–…", 3), ("ａ", 2),
    ])
    func widths(_ text: String, _ width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test func tableAlignsByWidthAndNumbersToTheRight() {
        let table = TextTable(
            header: ["unit", "name", "total"],
            rows: [
                ["so-y-te", "Nguye\u{302}\u{303}n Thi\u{323} Hue\u{302}\u{323}", "962.50"], ["xa", "越南", "9.5"],
                ["b", nil, nil],
            ])
        #expect(
            table.lines == [
                "unit     name             total",
                "so-y-te  Nguye\u{302}\u{303}n Thi\u{323} Hue\u{302}\u{323}  962.50",
                "xa       越南               9.5",
                "b        -                    -",
            ])
    }

    static let reply = [
        "210-unit\ttitle", "211-a\tCụm\\t1", "212-key\t\\N", "213-plain", "214-{\"a\":1}", "110-a notice",
        "299-from the future",
        "503 wrong_state state=closed : reopen it",
    ]

    static func show(_ lines: [String], _ style: OutputStyle) throws -> (
        out: [String], error: [String], status: SysExit
    ) {
        var out: [String] = []
        var error: [String] = []
        var view = ReplyView(style: style, out: { out.append($0) }, error: { error.append($0) })
        for line in lines { view.show(try ReplyLine(parsing: line)) }
        return (out, error, view.status)
    }

    @Test func withoutTerminalRowsAreTSV() throws {
        let shown = try Self.show(Self.reply, OutputStyle())
        #expect(shown.out == ["unit\ttitle", "a\tCụm\\t1", "key\t\\N", "plain", "{\"a\":1}"])
        #expect(shown.error == ["a notice", "503 wrong_state state=closed : reopen it"])
        #expect(shown.status == .refused)
    }

    @Test func onATerminalRowsAndPairsAreAligned() throws {
        let lines = ["210-code\ttitle", "211-a\tx", "211-bcd\tCụm\\t1", "200 ok"]
        #expect(try Self.show(lines, OutputStyle(isTable: true)).out == ["code  title", "a     x", "bcd   Cụm\\u{9}1"])
        let pairs = ["212-a\t1", "212-bcd\tx", "200 ok"]
        #expect(try Self.show(pairs, OutputStyle(isTable: true)).out == ["a    1", "bcd  x"])
    }

    @Test func colourOnlyRepeatsTheCode() throws {
        let shown = try Self.show(["200 ok : done"], OutputStyle(hasColour: true))
        #expect(shown.error == ["\u{1B}[32m200\u{1B}[0m ok : done"])
    }

    @Test func jsonFinalIsAnObjectOnStandardOutput() throws {
        let shown = try Self.show([#"504 not_found : {"code":504}"#], OutputStyle(isJSON: true))
        #expect(shown.out == [#"{"code":504}"#])
        #expect(shown.error.isEmpty)
    }

    @Test func progressWaitsAndThenSaysEveryTenth() {
        var written = ""
        var now = ContinuousClock.now
        var view = ProgressView(draws: false, clock: { now }, write: { written += $0 })
        view.show(["1", "100", "units", nil])
        #expect(written.isEmpty)
        now += .seconds(1)
        for done in 10...32 { view.show([String(done), "100", "units", "ranking"]) }
        #expect(written == "10/100 units ranking\n20/100 units ranking\n30/100 units ranking\n")
    }

    @Test func progressIsDrawnOverOnATerminal() {
        var written = ""
        var now = ContinuousClock.now
        var view = ProgressView(draws: true, clock: { now }, write: { written += $0 })
        now += .seconds(1)
        view.show(["1", nil, "units", ""])
        view.clear()
        #expect(written == "\r\u{1B}[K1 units\r\u{1B}[K")
    }

    @Test(arguments: [
        (["ping"], "ping"), (["council", "add", "title=Cụm thi đua 1"], "council add title=\"Cụm thi đua 1\""),
        (["a", "--dry-run", "x="], "a --dry-run x="), (["a", "--not ok"], "a \"--not ok\""),
        (["a", "<{5}"], "a \"<{5}\""),
        (["a", "x=\"\n"], #"a x="\"\n""#),
    ])
    func shellWordsAreQuotedAsProtocolWords(_ words: [String], _ line: String) {
        #expect(CommandWords.line(words) == line)
    }
}
