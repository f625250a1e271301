import Councils
public import Postgres

/// What happened in a council, in the order in which it happened.
public enum Events {
    /// One event.
    public struct Entry: Sendable {
        /// The number in the database.
        public let id: Int64
        /// When.
        public let at: Timestamp
        /// Who acted.
        public let actor: String
        /// The command that did it.
        public let command: String
        /// What it was done to, such as `cycle/cum-1/2025`.
        public let object: String
        /// How it was, where that matters.
        public let before: JSONText?
        /// How it is since.
        public let after: JSONText?
        /// Why; `nil` where nobody had to say.
        public let reason: String?
    }

    /// Who was refused what, and by which answer.
    public struct Refused: Sendable, Encodable {
        private let uid: UInt32
        private let user: String
        private let role: String
        private let sudo: String?
        private let line: String
        private let code: Int
        private let word: String
        private let rule: String?
        private let elapsed: Int

        private enum CodingKeys: String, CodingKey {
            case uid, user, role, sudo, line, code, word, rule
            case elapsed = "elapsed_ms"
        }

        /// A refusal: `sudo` is the user who called sudo, as the client claims; `line` is the command with secrets masked; code,
        /// word and rule are those of the final line.
        public init(
            uid: UInt32, user: String, role: String, sudo: String?, line: String, code: Int, word: String,
            rule: String?,
            elapsedMilliseconds elapsed: Int
        ) {
            self.uid = uid
            self.user = user
            self.role = role
            self.sudo = sudo
            self.line = line
            self.code = code
            self.word = word
            self.rule = rule
            self.elapsed = elapsed
        }
    }

    /// Records that a command was refused; of its payload only the digest is kept.
    public static func record(
        _ refused: Refused, of command: String, payload: [UInt8]?, _ transaction: borrowing Transaction
    ) throws {
        let digest = payload.map(SHA256.digest(of:))
        try transaction.execute(
            """
            select record_event(\(command), 'refused', null,
                                jsonb_strip_nulls(\(JSONText(encoding: refused))::jsonb
                                    || jsonb_build_object('payload_sha256', encode(\(digest), 'hex'))))
            """)
    }

    /// Records what a command did that has no SQL function of its own to record it.
    public static func record(
        _ command: String, _ object: String, before: [String: String] = [:], after: [String: String] = [:],
        reason: String? = nil, _ transaction: borrowing Transaction
    ) throws {
        let (before, after) = try (JSONText(encoding: before), JSONText(encoding: after))
        try transaction.execute(
            "select record_event(\(command), \(object), nullif(\(before), '{}'), nullif(\(after), '{}'), \(reason))")
    }

    /// The newest events behind none, or those that came after an id, oldest first.
    public static func list(after: Int64?, limit: Int, _ transaction: borrowing Transaction) throws -> [Entry] {
        try transaction.query(
            """
            select *
            from (
                select event_id, at, actor, command, object, before, after, reason
                from event
                where event_id > coalesce(\(after), 0)
                order by case when \(after)::bigint is null then -event_id else event_id end
                limit \(limit)
            ) as page
            order by event_id
            """
        ).map { row in
            Entry(
                id: try row["event_id"], at: try row["at"], actor: try row["actor"], command: try row["command"],
                object: try row["object"], before: try row["before"], after: try row["after"], reason: try row["reason"]
            )
        }
    }
}
