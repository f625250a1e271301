extension CommandTable {
    static let help = Command(
        "help",
        summary: "list the commands, or explain one",
        arguments: [.optional("command", .words, "a command's name")],
        example: "help closing run",
        isImmediate: true
    ) { invocation, reply in
        let table = invocation.table
        guard let name = invocation.optionalText("command") else {
            return try await list(table.permitted(to: invocation.session), to: reply)
        }
        return try await explain(table.named(name), to: reply)
    }

    static let may = Command(
        "may",
        summary: "say whether you may run a command, without running it",
        arguments: [.required("command", .words, "a command's name")],
        example: "may closing run",
        isImmediate: true
    ) { invocation, _ in
        let command = try invocation.table.named(invocation.text("command"))
        if let refusal = invocation.table.permission(command, invocation.session) { throw refusal }
        return .ok(fields: [("command", command.name)])
    }

    private func named(_ name: String) throws(Refusal) -> Command {
        let words = name.split(separator: " ").map { RequestWord(.plain(String($0)), column: 1) }
        let (command, rest) = try match(words)
        guard rest.isEmpty else { throw Refusal(.notFound, .noSuchCommand(nearest: command.name)) }
        return command
    }

    private static func list(_ commands: [Command], to reply: Reply) async throws -> Outcome {
        if reply.isJSON {
            for command in commands { try await reply.json(command.json) }
        } else {
            try await reply.columns(["command", "summary"])
            for command in commands { try await reply.row([command.name, command.summary]) }
        }
        return .ok(fields: [("commands", String(commands.count))], text: "\"help COMMAND\" explains one")
    }

    private static func explain(_ command: Command, to reply: Reply) async throws -> Outcome {
        if reply.isJSON {
            try await reply.json(command.json)
        } else {
            for line in command.helpLines { try await reply.line(line) }
        }
        return .ok(fields: [("command", command.name)])
    }
}

extension Command {
    /// The command on one line: required arguments plain, others in brackets.
    public var usage: String {
        let arguments = self.arguments.map { $0.isRequired ? $0.usage : "[\($0.usage)]" }
        let flags = self.flags.map { "[--\($0.name)]" }
        let marker: [String] =
            switch payload {
            case .none: []
            case .optional: ["[<{N}]"]
            case .required: ["<{N}"]
            }
        return ([name] + arguments + flags + ["[--json]"] + marker).joined(separator: " ")
    }

    fileprivate var helpLines: [String] {
        [summary, "", usage] + arguments.map { "  \($0.usage): \($0.help); \($0.kind.expectation.english)" }
            + flags.map { "  --\($0.name): \($0.help)" }
            + (payload.help.map { ["  payload: \($0)"] } ?? [])
            + (changes ? ["  changes something: who ran it is written down"] : [])
            + ["", "example: \(example)"]
    }

    fileprivate var json: JSONText {
        .object([
            ("command", .string(name)), ("summary", .string(summary)), ("usage", .string(usage)),
            ("arguments", .array(arguments.map(\.json))),
            ("flags", .array(flags.map { .object([("name", .string($0.name)), ("help", .string($0.help))]) })),
            ("payload", JSONText(payload.help)), ("changes", .bool(changes)), ("example", .string(example)),
        ])
    }
}

extension ArgumentRule {
    fileprivate var usage: String { kind == .words ? "\(name.uppercased())…" : "\(name)=…" }

    fileprivate var json: JSONText {
        .object([
            ("name", .string(name)), ("required", .bool(isRequired)), ("takes", .string(kind.expectation.english)),
            ("help", .string(help)),
        ])
    }
}
