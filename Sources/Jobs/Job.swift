public import Postgres

/// One occurrence of scheduled work, as its handler sees it.
///
/// The row is the ledger: its natural key (council, kind, key, occurrence) makes it impossible to create or run it twice.
public struct Job: Sendable {
    /// The job's number.
    public let id: Int64
    /// The lane, which is the council whose work this is.
    public let lane: Int64
    /// What is to be done, such as `closing.year_end`; names the handler.
    public let kind: String
    /// What it is done for, such as the award year.
    public let key: String
    /// The date that was meant, before delays and retries.
    public let dueAt: Timestamp
    /// After this instant it makes no sense any more, or a policy takes over.
    public let notAfter: Timestamp?
    /// Which attempt this is, from 1; counted before the turn, so that a job which kills the daemon is counted too.
    public let attempt: Int
    /// The last attempt that is made.
    public let maxAttempts: Int
    /// What the handler is told.
    public let arguments: JSONText

    init(_ row: Row) throws {
        id = try row["job_id"]
        lane = try row["council_id"]
        kind = try row["kind"]
        key = try row["key"]
        dueAt = try row["due_at"]
        notAfter = try row["not_after"]
        attempt = Int(try row["attempt"] as Int16)
        maxAttempts = Int(try row["max_attempts"] as Int16)
        arguments = try row["arguments"]
    }
}
