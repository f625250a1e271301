import Postgres
import TestSupport
import Testing

/// What a closing left in the database: everything once, or nothing.
///
/// Councils whose audits are equal are in the same state, but for instants and for how often it was tried.
struct ClosingAudit: Sendable, Equatable {
    /// States of the council's closings, in order.
    var closings: [String] = []
    /// Cluster, outcome and digests of every cycle, in order.
    var cycles: [String] = []
    /// Cluster, year and state of every cycle, in order; those of the next year with them.
    var states: [String] = []
    var standings = 0
    /// A sum over all that the standings say.
    var standingsSum: String?
    /// What the events of the closing are about, in order.
    var events: [String] = []
    /// How many events there are of whatever was done.
    var allEvents = 0
    /// Number, state and digest of every closing job.
    var jobs: [String] = []

    /// Reads one council's; the only one's if its code is left out.
    init(_ database: CouncilDatabase, council: String? = nil) async throws {
        let rows = try await database.query("\(Self.everyCouncil) where \(council)::text is null or code = \(council)")
        self = try ClosingAudit(try #require(rows.first))
    }

    /// Reads every council's in one snapshot, by code.
    static func ofEveryCouncil(_ database: CouncilDatabase) async throws -> [String: ClosingAudit] {
        let rows = try await database.query(everyCouncil)
        return try Dictionary(uniqueKeysWithValues: rows.map { (try $0["code"], try ClosingAudit($0)) })
    }

    private init(_ row: Row) throws {
        closings = try row["closings"]
        cycles = try row["cycles"]
        states = try row["states"]
        standings = Int(try row["standings"] as Int64)
        standingsSum = try row["standings_sum"]
        events = try row["events"]
        allEvents = Int(try row["all_events"] as Int64)
        jobs = try row["jobs"]
    }

    /// Copies of one database have the same ids, so that whole rows may be compared.
    private static let everyCouncil: SQL = """
        select
            code,
            array(select state from closing where council_id = council.council_id order by 1) as closings,
            array(
                select concat_ws(' ', cluster.code, outcome, encode(inputs_digest, 'hex'),
                                 encode(standings_digest, 'hex'))
                from closing_cycle
                join cycle using (council_id, cycle_id)
                join cluster using (council_id, cluster_id)
                where council_id = council.council_id
                order by cluster.code collate "C") as cycles,
            array(
                select concat_ws(' ', cluster.code, year, state)
                from cycle
                join cluster using (council_id, cluster_id)
                where council_id = council.council_id
                order by cluster.code collate "C", year) as states,
            (select count(*) from standing where council_id = council.council_id) as standings,
            (
                select md5(string_agg(standing::text, '' order by cycle_id, unit_id, revision))
                from standing where council_id = council.council_id) as standings_sum,
            array(
                select object from event
                where council_id = council.council_id and command = 'closing run'
                order by object collate "C") as events,
            (select count(*) from event where council_id = council.council_id) as all_events,
            array(
                select concat_ws(' ', key, state, result ->> 'digest') from job
                where council_id = council.council_id order by 1) as jobs
        from council
        """

    /// Whether no part of a closing is there.
    var isUntouched: Bool { cycles.isEmpty && standings == 0 && events.isEmpty && closings == ["scheduled"] }

    /// Whether each of its cycles was closed by the one job, and no other way.
    var isClosedOnce: Bool {
        closings == ["closed"] && jobs.count == 1 && jobs[0].wholeMatch(of: /\d+ done [0-9a-f]{64}/) != nil
            && !cycles.isEmpty && cycles.allSatisfy { $0.wholeMatch(of: /\S+ closed [0-9a-f]{64} [0-9a-f]{64}/) != nil }
            && events.count == cycles.count && Set(events).count == cycles.count && standings >= cycles.count
    }
}
