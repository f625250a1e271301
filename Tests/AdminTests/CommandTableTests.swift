import Testing

@testable import Admin

struct CommandTableTests {
    static let table = CommandTable([
        .sample("closing", []), .sample("closing run", []), .sample("closing run now", []),
        .sample(
            "card set",
            [
                .optional("unit", .code, "u"), .optional("points", .points, "p"), .optional("on", .date, "d"),
                .optional("at", .timestamp, "t"), .optional("limit", .integer(1...10), "l"),
                .optional("kind", .choice(["mid_year", "year_end"]), "k"), .optional("title", .text, "t"),
            ]),
    ])

    static func invocation(_ line: String) throws -> Invocation {
        let read = try RequestLine(parsing: Array(line.utf8))
        let (command, words) = try table.match(read.words)
        let session = SessionInfo(
            peer: PeerCredentials(pid: 1, uid: 1, gid: 1), grant: Grant(user: "lan", role: "admin"))
        return try table.invocation(
            of: command, with: words, tag: read.tag, request: RawRequest(line: Array(line.utf8)), in: session)
    }

    @Test(arguments: [
        ("closing", "closing"), ("closing run", "closing run"), ("closing run now", "closing run now"),
        ("help x", "help"),
        ("closing run --dry-run", "closing run"),
    ])
    func theLongestNameMatches(_ line: String, _ name: String) throws {
        #expect(try Self.invocation(line).command.name == name)
    }

    @Test(arguments: [
        "unit=so-y-te", "points=962.50", "points=-1", "points=0", "points=1234567.89", "on=2028-02-29",
        "at=2026-12-31T17:00:00Z",
        "at=2026-12-31T17:00:00.5+07:00", "limit=10", "limit=", "kind=mid_year", "title=\"\"", "title=Đ",
    ])
    func rightValues(_ argument: String) throws {
        #expect(try Self.invocation("card set \(argument)").command.name == "card set")
    }

    @Test(arguments: [
        "unit=Sở", "unit=A", "unit=\"\"", "points=9,5", "points=1.234", "points=.5", "points=12345678", "points=1e3",
        "on=2026-02-29", "on=2026-13-01", "on=31/12/2026", "at=2026-12-31", "at=2026-12-31T17:00:00",
        "at=2026-12-31T24:00:00Z",
        "at=2026-12-31T17:00:00+7", "limit=0", "limit=11", "limit=+1", "limit=x", "kind=MID_YEAR", "kind=\"\"",
    ])
    func wrongValues(_ argument: String) throws {
        let refusal = #expect(throws: Refusal.self) { try Self.invocation("@t card set \(argument)") }
        #expect(refusal?.word == .badValue)
        #expect(refusal?.fields.last?.1 == "13")
    }

    @Test(arguments: [
        ("card set unti=x", ReplyWord.badOption, "did you mean unit=?"),
        ("card set --dryrun", .badOption, "did you mean --dry-run?"),
        ("card set x", .badOption, "write name=value; there is: unit="),
        ("card set unit=a unit=b", .duplicateArgument, "unit= was given before"),
        ("card set --json --json", .duplicateArgument, "--json was given before"),
        ("ping x", .badOption, "ping takes no arguments"),
        ("closng run", .unknownCommand, "did you mean \"closing run\"?"),
        ("card", .unknownCommand, "there is: card set"),
        ("may", .missingArgument, "add a command's name, as in: may closing run"),
        ("xyzzy", .unknownCommand, "\"help\""),
    ])
    func refusalsNameTheRemedy(_ line: String, _ word: ReplyWord, _ remedy: String) {
        let refusal = #expect(throws: Refusal.self) { try Self.invocation(line) }
        #expect(refusal?.word == word)
        #expect(refusal?.text?.hasPrefix(remedy) == true, "\(refusal?.text ?? "")")
    }

    @Test(arguments: [("", "", 0), ("rum", "run", 1), ("clsing", "closing", 1), ("abc", "xyz", 3), ("", "abc", 3)])
    func editDistance(_ one: String, _ other: String, _ distance: Int) {
        #expect(Spelling.distance(one, other) == distance)
        #expect(Spelling.distance(other, one) == distance)
    }

    @Test func valuesReachTheCommandInNormalFormC() throws {
        let title = try Self.invocation("card set title=Nguye\u{302}\u{303}n").text("title")
        #expect(Array(title.unicodeScalars) == Array("Nguyễn".unicodeScalars))
    }

    @Test func everyCommandIsHelpedWithItsUsage() {
        for command in Self.table.commands { #expect(command.usage.hasPrefix(command.name)) }
        #expect(Self.table["may"]?.usage == "may COMMAND… [--json]")
    }
}

extension Command {
    fileprivate static func sample(_ name: String, _ arguments: [ArgumentRule]) -> Command {
        Command(name, summary: "s", arguments: arguments, flags: [.dryRun], example: name) { _, _ in .ok() }
    }
}
