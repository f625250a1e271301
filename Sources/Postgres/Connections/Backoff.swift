/// Pauses that double up to a limit, each shortened by chance so that many callers do not come back at once.
struct Backoff {
    let first: Duration
    let limit: Duration

    /// Between attempts of a transaction that met another.
    static let conflict = Backoff(first: .milliseconds(10), limit: .seconds(1))
    /// Between attempts to reach a server.
    static let reconnect = Backoff(first: .milliseconds(100), limit: .seconds(5))

    /// The pause before the attempt counted from 0: between half of the doubled duration and all of it.
    func delay(beforeAttempt attempt: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let full = min(limit, first * (1 << min(attempt, 16)))
        return full * Double.random(in: 0.5...1, using: &generator)
    }

    /// As above, by the system's randomness.
    func delay(beforeAttempt attempt: Int) -> Duration {
        var generator = SystemRandomNumberGenerator()
        return delay(beforeAttempt: attempt, using: &generator)
    }

    /// Sleeps for the delay; throws `cancelled` when the task is cancelled meanwhile.
    func pause(beforeAttempt attempt: Int) async throws {
        do {
            try await Task.sleep(for: delay(beforeAttempt: attempt))
        } catch {
            throw PostgresError.cancelled
        }
    }
}
