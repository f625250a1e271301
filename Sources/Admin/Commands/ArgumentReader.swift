/// Holds the words after a command's name to the command's rules.
struct ArgumentReader {
    private let command: Command
    private(set) var values: [String: String] = [:]
    private(set) var flags: Set<String> = []
    private var seen: Set<String> = []
    private var plainWords: [String] = []

    init(_ words: ArraySlice<RequestWord>, for command: Command) throws(Refusal) {
        self.command = command
        for word in words { try read(word) }
        takePlainWords()
        for rule in command.arguments where rule.isRequired && values[rule.name] == nil {
            throw .missing(argument: rule, of: command)
        }
    }

    private mutating func read(_ word: RequestWord) throws(Refusal) {
        switch word.form {
        case .plain(let text): try readPlain(text, at: word.column)
        case .flag(let name): try readFlag(name, at: word.column)
        case .assignment(let name, let value): try read(value, for: name, at: word.column)
        }
    }

    private mutating func readPlain(_ text: String, at column: Int) throws(Refusal) {
        guard wordsRule != nil else {
            let names = command.arguments.map { "\($0.name)=" }.joined(separator: " ")
            let remedy: Phrase = names.isEmpty ? .takesNoArguments(command.name) : .writeAssignments(names)
            throw .option(.badOption, text, column: column, remedy)
        }
        plainWords.append(text)
    }

    private mutating func readFlag(_ name: String, at column: Int) throws(Refusal) {
        guard name == "json" || command.flags.contains(where: { $0.name == name }) else {
            throw unknown("--\(name)", among: command.flags.map { "--\($0.name)" } + ["--json"], column: column)
        }
        guard flags.insert(name).inserted else { throw duplicate("--\(name)", column: column) }
    }

    private mutating func read(_ value: String?, for name: String, at column: Int) throws(Refusal) {
        guard let rule = command.arguments.first(where: { $0.name == name && $0.kind != .words }) else {
            throw unknown("\(name)=", among: command.arguments.map { "\($0.name)=" }, column: column)
        }
        guard seen.insert(name).inserted else { throw duplicate("\(name)=", column: column) }
        guard let value = value?.normalFormC else { return }
        if let expected = rule.kind.violation(by: value) {
            throw .option(.badValue, name, column: column, .takes(name, expected))
        }
        values[name] = value
    }

    private mutating func takePlainWords() {
        guard let wordsRule, !plainWords.isEmpty else { return }
        values[wordsRule.name] = plainWords.joined(separator: " ").normalFormC
    }

    private var wordsRule: ArgumentRule? { command.arguments.first { $0.kind == .words } }

    private func unknown(_ typed: String, among known: [String], column: Int) -> Refusal {
        let remedy =
            Spelling.nearest(to: typed, among: known).map(Phrase.didYouMean)
            ?? (known.isEmpty ? .takesNone(command.name) : .thereIs(known.joined(separator: " ")))
        return .option(.badOption, typed, column: column, remedy)
    }

    private func duplicate(_ typed: String, column: Int) -> Refusal {
        .option(.duplicateArgument, typed, column: column, .givenTwice(typed))
    }
}

extension Refusal {
    fileprivate static func option(_ word: ReplyWord, _ name: String, column: Int, _ phrase: Phrase) -> Refusal {
        Refusal(word, phrase, fields: [("name", name), ("col", String(column))])
    }

    fileprivate static func missing(argument rule: ArgumentRule, of command: Command) -> Refusal {
        let remedy: Phrase =
            rule.kind == .words
            ? .addWords(rule.help, example: command.example)
            : .add(rule.name, meaning: rule.help, example: command.example)
        return Refusal(.missingArgument, remedy, fields: [("name", rule.name)])
    }
}
