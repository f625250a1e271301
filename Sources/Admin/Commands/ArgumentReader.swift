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
            let remedy = names.isEmpty ? "\(command.name) takes no arguments" : "write name=value; there is: \(names)"
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
            throw .option(.badValue, name, column: column, "\(name)= takes \(expected)")
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
            Spelling.nearest(to: typed, among: known).map { "did you mean \($0)?" }
            ?? (known.isEmpty ? "\(command.name) takes none" : "there is: \(known.joined(separator: " "))")
        return .option(.badOption, typed, column: column, remedy)
    }

    private func duplicate(_ typed: String, column: Int) -> Refusal {
        .option(.duplicateArgument, typed, column: column, "\(typed) was given before; give it once")
    }
}

extension Refusal {
    fileprivate static func option(_ word: ReplyWord, _ name: String, column: Int, _ text: String) -> Refusal {
        Refusal(word, fields: [("name", name), ("col", String(column))], text: text)
    }

    fileprivate static func missing(argument rule: ArgumentRule, of command: Command) -> Refusal {
        let remedy = rule.kind == .words ? "add \(rule.help)" : "add \(rule.name)=… (\(rule.help))"
        return Refusal(.missingArgument, fields: [("name", rule.name)], text: "\(remedy), as in: \(command.example)")
    }
}
