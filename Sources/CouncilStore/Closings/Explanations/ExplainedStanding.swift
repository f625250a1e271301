import Councils
import Postgres

/// A standing with everything that its explanation reads: its cycle, its closing, its rivals and the settings that decided.
struct ExplainedStanding {
    /// A unit of the same cycle as it stands there.
    struct Rival {
        let unit: String
        let rank: Int?
        let total: Points?
        let tieValues: [String]
    }

    let cycle: Int64
    let unitID: Int64
    let unit: String
    let cluster: String
    let revision: Int
    /// Whether it is the standing that counts, so that the card's lines are those it was made of.
    let isCurrent: Bool
    let rank: Int?
    let isTied: Bool
    let category: String?
    let isCapped: Bool
    let totals: [(name: String, points: Points?)]
    let total: Points?
    let baseTotal: Points
    let tieValues: [String]
    let gates: [String]
    let nomination: String?
    /// What was made of work that was missing, by what it was: `card`, `report`.
    let policies: [(thing: String, policy: String)]
    let closing: Closing
    /// Everybody of the cycle, this unit among them, by rank.
    let members: [Rival]
    let settings: [String: Setting]

    /// The closing that made it.
    struct Closing {
        let at: Timestamp
        let inputsDigest: String
        let standingsDigest: String
        let isOfEarlierRelease: Bool
    }

    /// A setting as it holds for the cycle, and which layer says so.
    struct Setting {
        let name: String
        let value: String
        let layer: String

        var rule: String { "\(name)=\(value) (\(layer))" }
    }

    /// The standing of a card in a revision, or in the one that counts; `nil` where there is none.
    init?(_ entry: CardsAtDesk.Entry, year: Int, revision: Int?, _ transaction: borrowing Transaction) throws {
        let found = try transaction.first(
            """
            select standing.*, standing.revision = cycle.revision and cycle.state = 'closed' as is_current,
                   criteria_set.base_total, nomination_of(standing) as nomination, recorded.decided_at, recorded.recipe,
                   encode(recorded.inputs_digest, 'hex') as inputs_digest,
                   encode(recorded.standings_digest, 'hex') as standings_digest
            from standing
            join cycle using (council_id, cycle_id)
            join criteria_set using (council_id, criteria_set_id)
            join closing_cycle as recorded
                on recorded.council_id = standing.council_id and recorded.closing_id = standing.closing_id
               and recorded.cycle_id = standing.cycle_id and recorded.revision = standing.revision
            where standing.cycle_id = \(entry.cycle)
              and standing.unit_id = \(entry.unitID)
              and standing.revision = coalesce(\(revision), cycle.revision)
            """)
        guard let found else { return nil }
        (cycle, unitID, unit, cluster) = (entry.cycle, entry.unitID, entry.unit, entry.cluster)
        let made: Int16 = try found["revision"]
        self.revision = Int(made)
        isCurrent = try found["is_current"]
        rank = (try found["rank"] as Int16?).map(Int.init)
        isTied = try found["tied"]
        category = try found["class"]
        isCapped = try found["capped"]
        totals = try ["base", "bonus", "deduction", "total"].map { ($0, try found[$0]) }
        total = try found["total"]
        baseTotal = try found["base_total"]
        gates = (try found["gate"] as String?)?.split(separator: ",").map(String.init) ?? []
        nomination = try found["nomination"]
        closing = Closing(
            at: try found["decided_at"], inputsDigest: try found["inputs_digest"],
            standingsDigest: try found["standings_digest"], isOfEarlierRelease: try found["recipe"] as Int16 == 1)
        let closingID: Int64 = try found["closing_id"]
        policies = try Self.policies(closingID, entry, made, transaction)
        settings = try Self.settings(year: year, cluster: entry.cluster, transaction)
        members = try Self.members(entry.cycle, made, keys: settings["tie_keys"]?.words ?? [], transaction)
        tieValues = members.first { $0.unit == entry.unit }?.tieValues ?? []
    }

    private static func policies(
        _ closing: Int64, _ entry: CardsAtDesk.Entry, _ revision: Int16, _ transaction: borrowing Transaction
    ) throws -> [(thing: String, policy: String)] {
        try transaction.query(
            """
            select thing, policy
            from closing_work
            where closing_id = \(closing)
              and cycle_id = \(entry.cycle)
              and unit_id = \(entry.unitID)
              and revision = \(revision)
              and policy is not null
            order by thing
            """
        ).map { (try $0["thing"], try $0["policy"]) }
    }

    private static func members(
        _ cycle: Int64, _ revision: Int16, keys: [String], _ transaction: borrowing Transaction
    ) throws -> [Rival] {
        try transaction.query(
            """
            select unit.code, standing.rank, standing.total, tie_text(standing.tie_values, \(keys)) as tie_values
            from standing
            join unit using (council_id, unit_id)
            where standing.cycle_id = \(cycle) and standing.revision = \(revision)
            order by standing.rank nulls last, unit.code collate "C"
            """
        ).map { row in
            Rival(
                unit: try row["code"], rank: (try row["rank"] as Int16?).map(Int.init), total: try row["total"],
                tieValues: (try row["tie_values"] as String?)?.split(separator: ",").map(String.init) ?? [])
        }
    }

    private static let names = [
        "tie_keys", "key_task_group", "excellent_from", "good_from", "fair_from", "excellent_max_share",
        "missing_work_policy", "dossier_gate", "covenant_closes_on", "certificates_per_cluster",
    ]

    private static func settings(
        year: Int, cluster: String, _ transaction: borrowing Transaction
    ) throws -> [String: Setting] {
        let rows = try transaction.query(
            """
            select resolved.name, resolved.value, resolved.layer
            from cluster
            cross join lateral setting_layers(array[\(Int32(year))], array[cluster.cluster_id], \(names)) as resolved
            where cluster.code = \(cluster)
            """
        ).map { Setting(name: try $0["name"], value: try $0["value"], layer: try $0["layer"]) }
        return Dictionary(rows.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The rule that a setting is, as `good_from=80.00 (default)`.
    func rule(_ setting: String) -> String? { settings[setting]?.rule }
}

extension ExplainedStanding.Setting {
    /// The words of a list.
    var words: [String] { value.split(separator: ",").map(String.init) }
}
