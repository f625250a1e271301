import CouncilStore
import Jobs
import Postgres

/// The daily look at the dates of a year: whatever cycles may go on by the date alone are led on.
enum CycleJob {
    static let handlers: [String: JobHandler] = ["cycle.lead": lead]

    private struct Arguments: Decodable {
        let year: Int
    }

    private struct Record: Encodable {
        let led: Int
        let open: Int
    }

    private static let lead: JobHandler = { transaction, job, instant in
        let arguments: Arguments = try job.arguments.decode()
        try transaction.enterCouncil(job.lane, actor: "thiduad job \(job.id)", at: instant)
        let led = try Cycles.leadOnSchedule(year: arguments.year, transaction)
        let record = try JSONText(encoding: Record(led: led.cycles, open: led.open))
        return led.open == 0 ? .done(record) : .held(record, until: led.nextLook)
    }
}
