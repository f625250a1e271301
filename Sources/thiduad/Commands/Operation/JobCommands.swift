import Admin
import CouncilStore
import Jobs
import Postgres

extension CommandCatalogue {
    static func jobCommands(_ services: Services) -> [Command] {
        [list(services), show(services), retry(services)]
    }

    private static let states = ["waiting", "ready", "retry", "held", "done", "dead", "skipped", "cancelled"]

    private static func list(_ services: Services) -> Command {
        .list(
            services,
            "job list", summary: "list a council's jobs, those to come first", columns: JobList.columns,
            arguments: [.council, .optional("state", .choice(states), "one state only")], limit: 100,
            needs: .operating, example: "job list council=ho-chi-minh"
        ) { invocation in
            let state = invocation.optionalText("state")
            return { _ in JobList.list(state: state) }
        }
    }

    private static func show(_ services: Services) -> Command {
        .guarded(
            services,
            "job show", summary: "show one job",
            arguments: [.council, .required("job", .integer(1...Int.max), "the job's number")],
            needs: .operating, example: "job show council=ho-chi-minh job=17"
        ) { invocation, reply in
            for (name, value) in try await services.job(invocation).pairs { try await reply.pair(name, value) }
            return .ok()
        }
    }

    private static func retry(_ services: Services) -> Command {
        .guarded(
            services,
            "job retry",
            summary: "run a job again now that is dead, held or waits for its next attempt",
            arguments: [.council, .required("job", .integer(1...Int.max), "the job's number")],
            changes: true,
            needs: .operating, example: "job retry council=ho-chi-minh job=17"
        ) { invocation, _ in
            let number = Int64(try invocation.integer("job"))
            let instant = services.clock()
            let before = try await services.withCouncil(invocation) { transaction in
                let before = try JobEntry.retry(number, at: instant, transaction)
                if let before {
                    try Events.record("job retry", "job/\(number)", before: ["state": before], transaction)
                }
                return before
            }
            guard before != nil else {
                let state = try await services.job(invocation).state
                throw CouncilError(.wrongState, "job_not_stopped", ["job": "\(number)", "state": state])
            }
            return .ok(fields: [("job", "\(number)")], text: "it runs at once")
        }
    }
}

extension Services {
    /// The job that the command names, of the council that it names.
    fileprivate func job(_ invocation: Invocation) async throws -> JobEntry {
        let lane = try await store.entry(council(of: invocation)).id
        let number = Int64(try invocation.integer("job"))
        let job = try await pool.withTransaction(ending: .rollback) { transaction in
            try JobEntry.show(lane: lane, job: number, transaction)
        }
        guard let job else {
            throw CouncilError(.notFound, "job_missing", ["job": "\(number)"])
        }
        return job
    }
}

extension JobEntry {
    fileprivate var pairs: [(String, String?)] {
        [
            ("job", "\(id)"), ("kind", kind), ("key", key), ("state", state), ("due_at", "\(dueAt)"),
            ("run_at", "\(runAt)"), ("not_after", notAfter.map { "\($0)" }), ("attempt", "\(attempt)"),
            ("max_attempts", "\(maxAttempts)"), ("started_at", startedAt.map { "\($0)" }),
            ("finished_at", finishedAt.map { "\($0)" }), ("error", error), ("result", result?.text),
        ]
    }
}
