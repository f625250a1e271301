/// One command as given: its checked arguments, its payload, and who gave it.
public struct Invocation: Sendable {
    /// The command of the table.
    public let command: Command
    /// Who gave it.
    public let session: SessionInfo
    /// The request's tag without `@`.
    public let tag: String?
    /// The payload's octets, if one was sent.
    public let payload: [UInt8]?
    /// Whether the payload was typed with `<<WORD`, which could have ended early.
    public let payloadIsTyped: Bool
    /// The table that the command stands in, for the commands about commands.
    let table: CommandTable
    private let values: [String: String]
    private let flags: Set<String>

    /// An invocation as given; the table makes it from a request, tests make it by hand.
    public init(
        command: Command,
        session: SessionInfo,
        tag: String? = nil,
        values: [String: String] = [:],
        flags: Set<String> = [],
        payload: [UInt8]? = nil,
        payloadIsTyped: Bool = false,
        table: CommandTable = CommandTable([])
    ) {
        self.command = command
        self.session = session
        self.tag = tag
        self.values = values
        self.flags = flags
        self.payload = payload
        self.payloadIsTyped = payloadIsTyped
        self.table = table
    }

    /// Whether `--flag` was given.
    public func has(flag: String) -> Bool {
        flags.contains(flag)
    }

    /// Whether nothing may change: `--dry-run` was given, or the payload was typed by hand.
    public var plansOnly: Bool { has(flag: "dry-run") || payloadIsTyped }

    /// The value of an argument that may be left out.
    public func optionalText(_ name: String) -> String? {
        values[name]
    }

    /// The value of an argument; throws `502 missing_argument` where the table did not already demand it.
    public func text(_ name: String) throws -> String {
        guard let value = values[name] else { throw Refusal.missing(argument: name) }
        return value
    }

    /// The value of an integer argument that may be left out.
    public func optionalInteger(_ name: String) throws -> Int? {
        try values[name].map { text in
            guard let value = Int(text) else {
                throw Refusal(.badValue, .takes(name, .anInteger), fields: [("name", name)])
            }
            return value
        }
    }

    /// The value of an integer argument.
    public func integer(_ name: String) throws -> Int {
        guard let value = try optionalInteger(name) else { throw Refusal.missing(argument: name) }
        return value
    }

    /// The key under which a repeated import is recognised.
    public var key: String? { values["key"] }

    /// The command with its arguments in the table's order, secrets masked: for events and logs.
    public var maskedLine: String {
        let arguments = command.arguments.compactMap { rule in values[rule.name].map { rule.printed($0) } }
        return ([command.name] + arguments + flags.sorted().map { "--\($0)" }).joined(separator: " ")
    }
}

extension ArgumentRule {
    fileprivate func printed(_ value: String) -> String {
        switch kind {
        case .secret: "\(name)=***"
        case .words: value
        default: "\(name)=\(value.asProtocolWord)"
        }
    }
}

extension Refusal {
    static func missing(argument name: String) -> Refusal {
        Refusal(.missingArgument, .add(name), fields: [("name", name)])
    }
}
