import CouncilStore
import Councils
import Jobs
import Postgres

/// The job of a closing: the same call as `closing run`, when its date comes.
enum ClosingJob {
    /// How long after a run that held cycles they are looked at again.
    static let retryInterval: Duration = .seconds(3600)

    /// The handlers of every kind of closing.
    static let handlers: [String: JobHandler] = Dictionary(
        uniqueKeysWithValues: ClosingKind.allCases.map { ("closing.\($0.rawValue)", handler(of: $0)) })

    private struct Arguments: Decodable {
        let year: Int
    }

    private struct Record: Encodable {
        let closed: Int
        let held: Int
        let digest: String
    }

    private static func handler(of kind: ClosingKind) -> JobHandler {
        { transaction, job, instant in
            let arguments: Arguments = try job.arguments.decode()
            try transaction.enterCouncil(job.lane, actor: "thiduad job \(job.id)", at: instant)
            let run = try Closings.run(year: arguments.year, kind: kind, transaction)
            let record = try JSONText(encoding: Record(closed: run.closed, held: run.held, digest: run.digest))
            if run.held == 0 { return .done(record) }
            return outcome(held: record, job: job, at: instant)
        }
    }

    /// Held cycles are tried again until the cut-off, a last time just then; after it the council runs the closing itself.
    private static func outcome(held record: JSONText, job: Job, at instant: Timestamp) -> JobOutcome {
        let cutOff = job.notAfter ?? instant
        guard instant < cutOff else { return .skipped(record) }
        return .held(record, until: min(instant + retryInterval, cutOff))
    }
}
