public import Logging
public import Postgres

/// Takes turns as long as any lane is due, and sleeps until the next one is.
public struct Worker: Sendable {
    private let pool: ConnectionPool
    private let turns: Turns
    private let wakeups: Wakeups
    private let settings: JobSettings
    private let clock: @Sendable () -> Timestamp
    private let logger: Logger

    /// A worker on a running pool; several may share the pool, the turns and the wake-ups.
    public init(
        pool: ConnectionPool, turns: Turns, wakeups: Wakeups, settings: JobSettings,
        clock: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.pool = pool
        self.turns = turns
        self.wakeups = wakeups
        self.settings = settings
        self.clock = clock
        self.logger = logger
    }

    /// Works until the task is cancelled or the wake-ups are finished; a turn under way ends first.
    ///
    /// `progress` is called after every look at the database that succeeded: it is what a watchdog may trust.
    public func run(progress: @Sendable () -> Void) async {
        var failures = 0
        while !Task.isCancelled && !wakeups.isFinished {
            let mark = wakeups.mark
            do {
                let pause = try await workUntilIdle()
                failures = 0
                progress()
                await wakeups.next(since: mark, within: pause)
            } catch {
                failures += 1
                logger.log(level: failures == 1 ? .warning : .debug, "no turn", metadata: ["error": "\(error)"])
                await wakeups.next(since: mark, within: settings.longestSleep)
            }
        }
    }

    /// Takes turns until no lane is due; returns how long the worker may sleep.
    ///
    /// An idle look at the database is one transaction, the one that asks for the next turn.
    private func workUntilIdle() async throws -> Duration {
        try await pool.withConnection { connection in
            while !Task.isCancelled && !wakeups.isFinished {
                let next = try await connection.withTransaction { try Lane.nextTurn($0) }
                guard let next, next <= clock() else { return pause(until: next) }
                guard let report = try await turns.take(on: connection, at: clock()) else {
                    return Self.pauseWhileTaken
                }
                logger.debug(
                    "turn",
                    metadata: ["done": "\(report.done)", "held": "\(report.held)", "failed": "\(report.failed)"])
            }
            return settings.longestSleep
        }
    }

    /// While all lanes that are due are held by other workers, who go on with them: long enough not to spin, short
    /// enough to take over soon from a daemon that was killed in its turn.
    private static let pauseWhileTaken = Duration.milliseconds(100)

    /// To the next turn, at most the longest sleep, with jitter so that daemons do not all ask at once.
    private func pause(until next: Timestamp?) -> Duration {
        let longest = settings.longestSleep * Double.random(in: 0.8...1)
        guard let next else { return longest }
        return max(.milliseconds(1), min(next - clock(), longest))
    }
}
