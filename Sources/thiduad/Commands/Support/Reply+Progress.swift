import Admin
import CouncilStore
import Synchronization

extension Reply {
    /// How far the work is.
    private struct Progress: Sendable {
        var unit: String
        var done: Int
        var total: Int?
    }

    private final class LastReport: Sendable {
        let progress = Mutex<Progress?>(nil)
    }

    /// Runs long work and sends a `100` line whenever it reports, and the last one again while a single step takes long: nobody
    /// waits longer than `interval` for a sign of life. The work itself never waits for the client.
    nonisolated func whileReporting<Result: Sendable>(
        every interval: Duration = .seconds(4),
        _ work: @escaping @Sendable (ProgressReport) async throws -> Result
    ) async throws -> Result {
        let (reports, source) = AsyncStream<Progress>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let last = LastReport()
        let report = ProgressReport { unit, done, total in
            let progress = Progress(unit: unit, done: done, total: total)
            last.progress.withLock { $0 = progress }
            source.yield(progress)
        }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await report in reports {
                    try await self.progress(done: report.done, total: report.total, unit: report.unit)
                }
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: interval)
                    if let progress = last.progress.withLock({ $0 }) { source.yield(progress) }
                }
            }
            defer { group.cancelAll() }
            let result = try await work(report)
            source.finish()
            return result
        }
    }
}
