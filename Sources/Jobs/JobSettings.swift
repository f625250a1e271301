/// The bounds within which a daemon works on jobs.
public struct JobSettings: Sendable {
    /// At most so many jobs in one turn of a lane.
    public var batch = 50
    /// A turn takes no further job once it lasts so long.
    public var turnBudget: Duration = .milliseconds(250)
    /// A sleeping worker looks again after so long at the latest, whatever notifications say.
    public var longestSleep: Duration = .seconds(5)
    /// How long after a failure a job is tried again; doubled with each attempt, up to ``longestRetry``.
    public var firstRetry: Duration = .seconds(10)
    /// The longest pause between two attempts.
    public var longestRetry: Duration = .seconds(3600)

    /// The settings that suit a small server.
    public init() {}

    /// The pause after a failed attempt, which counts from 1.
    func pause(afterAttempt attempt: Int) -> Duration {
        let doublings = max(0, min(attempt - 1, 20))
        return min(firstRetry * (1 << doublings), longestRetry)
    }
}
