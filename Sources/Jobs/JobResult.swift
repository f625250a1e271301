import Postgres

/// What is written into a job's row after its turn.
struct JobResult: Sendable {
    let job: Job
    let state: String
    var runAt: Timestamp?
    var result: JSONText?
    var error: String?

    init(_ job: Job, _ outcome: JobOutcome) {
        self.job = job
        switch outcome {
        case .done(let record): (state, result) = ("done", record)
        case .skipped(let record): (state, result) = ("skipped", record)
        case .held(let record, let until): (state, result, runAt) = ("held", record, until)
        }
    }

    /// A failed attempt: tried again after a pause, or dead after the last.
    init(_ job: Job, failed reason: String, at instant: Timestamp, _ settings: JobSettings) {
        self.job = job
        error = reason
        if job.attempt < job.maxAttempts {
            state = "retry"
            runAt = instant + settings.pause(afterAttempt: job.attempt)
        } else {
            state = "dead"
        }
    }
}
