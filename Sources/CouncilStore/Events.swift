public import Postgres

/// What happened in a council, in the order in which it happened.
public enum Events {
    /// One event.
    public struct Entry: Sendable {
        public let id: Int64
        public let at: Timestamp
        public let actor: String
        public let command: String
        public let object: String
        public let before: JSONText?
        public let after: JSONText?
        public let reason: String?
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
                object: try row["object"], before: try row["before"], after: try row["after"], reason: try row["reason"])
        }
    }
}
