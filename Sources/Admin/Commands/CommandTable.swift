/// Every command by its name: the one place that lines are checked against and that `help` is made of.
public struct CommandTable: Sendable {
    /// Says why a session may not run a command, with `have=` and `need=`; nil lets it through.
    public typealias Permission = @Sendable (Command, SessionInfo) -> Refusal?

    /// Names have so many words at most.
    static let longestName = 3

    /// The commands, sorted by name.
    public let commands: [Command]
    let permission: Permission
    private let byName: [String: Command]

    /// A table of those commands, besides the session's own (`hello`, `help`, `may`, `ping`, `quit`, `whoami`), which every table has.
    /// Of two commands with one name the one given wins.
    public init(_ commands: [Command], permission: @escaping Permission = { _, _ in nil }) {
        let named = (Self.sessionCommands + commands).map { ($0.name, $0) }
        byName = Dictionary(named) { _, given in given }
        self.commands = byName.values.sorted { $0.name < $1.name }
        self.permission = permission
    }

    /// The command of exactly that name.
    public subscript(name: String) -> Command? { byName[name] }

    /// The commands that the session may run.
    public func permitted(to session: SessionInfo) -> [Command] {
        commands.filter { permission($0, session) == nil }
    }

    /// The command that a line begins with, by the longest match, and the words after its name.
    func match(_ words: [RequestWord]) throws(Refusal) -> (command: Command, rest: ArraySlice<RequestWord>) {
        let plain = words.prefix(Self.longestName).prefix { $0.plainText != nil }.compactMap(\.plainText)
        for count in stride(from: plain.count, to: 0, by: -1) {
            let name = count == 1 ? plain[0] : plain[..<count].joined(separator: " ")
            if let command = byName[name] { return (command, words[count...]) }
        }
        throw unknown(plain, column: words.first?.column ?? 1)
    }

    private func unknown(_ plain: [String], column: Int) -> Refusal {
        Refusal(.unknownCommand, suggestion(for: plain), fields: [("col", String(column))])
    }

    private func suggestion(for plain: [String]) -> Phrase {
        let typed = plain.joined(separator: " ")
        let candidates = commands.map(\.name)
        let nearest =
            Spelling.nearest(to: typed, among: candidates)
            ?? plain.first.flatMap { Spelling.nearest(to: $0, among: candidates) }
        let verbs = candidates.filter { name in plain.first.map { name.hasPrefix($0 + " ") } ?? false }
        if let nearest { return .didYouMean("\"\(nearest)\"") }
        if !verbs.isEmpty { return .thereIs(verbs.joined(separator: ", ")) }
        return .helpLists
    }
}

extension RequestWord {
    var plainText: String? {
        if case .plain(let text) = form { text } else { nil }
    }
}
