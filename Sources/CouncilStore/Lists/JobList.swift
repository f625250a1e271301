import Postgres

/// What people see of a council's jobs in a list.
public enum JobList {
    /// What the list shows.
    public static let columns: [ListColumn] = [
        .value("job"), .code("kind"), .code("key"), .code("state"), .instant("run_at"), .value("attempt"),
        .instant("finished_at"), .name("error"),
    ]

    /// The council's jobs, those that wait first, in the order of their time; one state only, if given.
    public static func list(state: String?) -> ListQuery {
        ListQuery(
            columns,
            """
            select job_id as job, kind, key, state, run_at, attempt, finished_at, error
            from job
            where council_id = current_council()
              and (\(state)::text is null or state = \(state))
            order by finished_at is not null, run_at, job_id
            """)
    }
}
