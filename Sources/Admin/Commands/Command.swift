/// One command of the table: its name, the rules its line is held to, and what it does.
///
/// The line is checked against the rules before `run` is called, so a handler never sees an unknown option, a missing argument or
/// a malformed value.
public struct Command: Sendable {
    /// What the command does. It writes rows to the reply and returns the final line; it throws ``Refusal`` to say no. Any other
    /// error is answered `554 internal` and logged under the incident that the answer names.
    public typealias Handler = @Sendable (Invocation, Reply) async throws -> Outcome

    /// One to three words: `closing run`.
    public let name: String
    /// One line for the list of commands.
    public let summary: String
    /// The `name=value` it takes.
    public let arguments: [ArgumentRule]
    /// The `--name` it takes besides `--json`.
    public let flags: [FlagRule]
    /// Whether it takes a payload.
    public let payload: PayloadRule
    /// Whether it changes something: then an event is written before it runs, and it does not run without.
    public let changes: Bool
    /// A line that works, for `help`.
    public let example: String
    /// Whether it answers from memory at once, so that it may run on the connection's own thread.
    public let isImmediate: Bool
    /// Who may run it, in the daemon's own terms; this module only carries it to the table's permission.
    public let demand: any Sendable
    /// What it does.
    public let run: Handler

    /// A command; see the properties. `isImmediate` is for handlers that never block and never compute for long.
    public init(
        _ name: String,
        summary: String,
        arguments: [ArgumentRule] = [],
        flags: [FlagRule] = [],
        payload: PayloadRule = .none,
        changes: Bool = false,
        example: String,
        isImmediate: Bool = false,
        demand: any Sendable = (),
        run: @escaping Handler
    ) {
        self.name = name
        self.summary = summary
        self.arguments = arguments
        self.flags = flags
        self.payload = payload
        self.changes = changes
        self.example = example
        self.isImmediate = isImmediate
        self.demand = demand
        self.run = run
    }
}
