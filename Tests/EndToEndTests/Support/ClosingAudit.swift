import Postgres
import TestSupport
import Testing

/// What a closing left in the database: everything once, or nothing.
struct ClosingAudit: Sendable, Equatable {
    /// States of the council's closings, in order.
    var closings: [String] = []
    /// Cluster, outcome and digests of every cycle, in order.
    var cycles: [String] = []
    var standings = 0
    /// What the events of the closing are about, in order.
    var events: [String] = []
    /// Number, state and digest of every closing job.
    var jobs: [String] = []

    /// Reads one council's; the only one's if its code is left out.
    init(_ database: CouncilDatabase, council: String? = nil) async throws {
        let row = try #require(
            try await database.query(
                """
                select
                    array(select state from closing where council_id = council.council_id order by 1) as closings,
                    array(
                        select concat_ws(' ', cluster.code, outcome, encode(inputs_digest, 'hex'),
                                         encode(standings_digest, 'hex'))
                        from closing_cycle
                        join cycle using (council_id, cycle_id)
                        join cluster using (council_id, cluster_id)
                        where council_id = council.council_id
                        order by cluster.code collate "C") as cycles,
                    (select count(*) from standing where council_id = council.council_id) as standings,
                    array(
                        select object from event
                        where council_id = council.council_id and command = 'closing run'
                        order by object collate "C") as events,
                    array(
                        select concat_ws(' ', key, state, result ->> 'digest') from job
                        where council_id = council.council_id order by 1) as jobs
                from council
                where \(council)::text is null or code = \(council)
                """
            ).first)
        closings = try row["closings"]
        cycles = try row["cycles"]
        standings = Int(try row["standings"] as Int64)
        events = try row["events"]
        jobs = try row["jobs"]
    }

    /// Whether no part of a closing is there.
    var isUntouched: Bool { cycles.isEmpty && standings == 0 && events.isEmpty && closings == ["scheduled"] }
}
