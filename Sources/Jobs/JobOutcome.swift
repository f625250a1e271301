public import Postgres

/// How a handler left its job. What it did and this commit together.
public enum JobOutcome: Sendable {
    /// Done for ever, with what is worth recording.
    case done(JSONText)
    /// Something outside must change first; tried again at an instant, without using up an attempt.
    case held(JSONText, until: Timestamp)
    /// Given up on because its time is over, with what is worth recording.
    case skipped(JSONText)
}

/// What a kind of job does: effects inside the transaction of the turn, as whatever role and council it enters.
///
/// A thrown error undoes the handler's effects and counts the attempt as failed.
public typealias JobHandler = @Sendable (borrowing Transaction, Job, _ instant: Timestamp) throws -> JobOutcome
