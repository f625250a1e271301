/// How a command ended well: the final line of its reply.
public struct Outcome: Sendable {
    /// The stable word, with its code.
    public var word: ReplyWord
    /// `name=value` after the word, in order.
    public var fields: [(String, String)]
    /// What a person reads after ` : `.
    public var text: String?
    /// What the outcome does to the session besides answering; only commands about the session have any.
    public var effects: [SessionEffect]

    /// An outcome with a word of the 2xx and 3xx codes; refusals are thrown as ``Refusal``.
    public init(
        _ word: ReplyWord, fields: [(String, String)] = [], text: String? = nil, effects: [SessionEffect] = []
    ) {
        self.word = word
        self.fields = fields
        self.text = text
        self.effects = effects
    }

    /// 200: done.
    public static func ok(fields: [(String, String)] = [], text: String? = nil) -> Outcome {
        Outcome(.ok, fields: fields, text: text)
    }

    /// 204: it was already so; nothing changed.
    public static func noChange(fields: [(String, String)] = [], text: String? = nil) -> Outcome {
        Outcome(.noChange, fields: fields, text: text)
    }

    /// 202: the work runs on as a job.
    public static func accepted(job: String, fields: [(String, String)] = [], text: String? = nil) -> Outcome {
        Outcome(.accepted, fields: [("job", job)] + fields, text: text)
    }

    /// 350: nothing changed; repeating the command with `plan=` does what the rows say.
    public static func planned(plan: String, fields: [(String, String)] = [], text: String? = nil) -> Outcome {
        Outcome(.planned, fields: [("plan", plan)] + fields, text: text)
    }
}

/// What a command changes in its own session.
public enum SessionEffect: Sendable {
    /// Rows and finals as text or as JSON from the next request on.
    case json(Bool)
    /// The language that people are answered in from the next request on.
    case language(String)
    /// The user that `sudo` was run by, as the client claims; it is only recorded.
    case claimedUser(String)
    /// Other rights from the next request on.
    case grant(Grant)
    /// The session closes after this reply.
    case close
}
