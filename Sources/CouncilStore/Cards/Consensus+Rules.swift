import Councils
import Postgres

extension Consensus {
    /// The cycle of a cluster's year, if the actor may see its whole table.
    static func requireVisible(
        year: Int, cluster: String, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> Int64 {
        _ = try Cycles.show(year: year, cluster: cluster, transaction)
        let cards = try CardsAtDesk.load(year: year, cluster: cluster, units: nil, lock: .none, transaction)
        guard let entry = cards.entries.first else {
            throw ClusterYear.missing(year: year, cluster: cluster)
        }
        guard cards.entries.allSatisfy({ $0.place.showsTable(to: actor) }) else {
            throw CouncilError(
                .notPermitted, "table_not_visible", ["cluster": cluster, "stage": entry.place.stage.rawValue])
        }
        return entry.cycle
    }

    /// Throws unless the table is open to its members and the actor speaks for the unit, itself or on record. `speaker` is the unit
    /// that speaks; the card's own if left out.
    static func requireMember(
        _ entry: CardsAtDesk.Entry, _ actor: Actor, _ document: String?, for speaker: String? = nil,
        act: String = "table_agree"
    ) throws {
        let unit = speaker ?? entry.unit
        let values = [
            "unit": unit, "act": act, "state": entry.state.rawValue, "stage": entry.place.stage.rawValue,
        ]
        guard entry.place.stage == .consensus else {
            let stage = entry.place.stage
            let code =
                stage < .consensus || stage == .onHold
                ? "cycle_in_other_state" : stage == .closed ? "cycle_past_scoring" : "cycle_past_act"
            throw CouncilError(
                .wrongState, code, values.merging(["stages": CycleState.consensus.rawValue]) { $1 })
        }
        if let denial = SpeakingRule.denial(of: actor, forUnit: unit, document: document) { throw CouncilError(denial) }
    }

    /// Throws while an objection of these cards' cycles is open, or while members may still object.
    static func requireEnd(
        of cards: [CardsAtDesk.Entry], at year: Int, _ transaction: borrowing Transaction
    ) throws {
        let cycles = Array(Set(cards.map(\.cycle)))
        let open = try transaction.first(
            """
            select cluster.code as cluster, count(*) as count, min(objection_id) as first
            from objection
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join scorecard as card using (council_id, cycle_id, unit_id)
            where objection.cycle_id = any (\(cycles)) and objection.outcome is null and card.left_on is null
            group by cluster.code
            order by cluster.code
            limit 1
            """)
        if let open {
            let count: Int64 = try open["count"]
            let first: Int64 = try open["first"]
            throw CouncilError(
                .wrongState, "objection_open",
                ["cluster": try open["cluster"], "count": "\(count)", "first": "\(first)"])
        }
        try requireWindow(cycles, transaction)
    }

    /// Every member agreed, or the window is over.
    private static func requireWindow(_ cycles: [Int64], _ transaction: borrowing Transaction) throws {
        let row = try transaction.first(
            """
            select cluster.code as cluster,
                   to_char(window_end.at at time zone council.time_zone, 'YYYY-MM-DD HH24:MI') as until, count(*) as count, min(unit.code) as first
            from cycle
            join cluster using (council_id, cluster_id)
            join council using (council_id)
            join scorecard as card using (council_id, cycle_id)
            join unit using (council_id, unit_id)
            cross join lateral (
                select max(moved.at) + make_interval(days => setting_of(cycle.cycle_id, 'consensus_days')::int) as at
                from cycle_transition as moved
                where moved.council_id = cycle.council_id and moved.cycle_id = cycle.cycle_id and moved.to_state = 'consensus'
            ) as window_end
            where cycle.cycle_id = any (\(cycles))
              and window_end.at > current_instant()
              and card.left_on is null
              and not exists (
                  select from table_response as agreed
                  where agreed.council_id = card.council_id and agreed.cycle_id = card.cycle_id
                    and agreed.unit_id = card.unit_id)
            group by cluster.code, window_end.at, council.time_zone
            order by cluster.code
            limit 1
            """)
        guard let row else { return }
        let count: Int64 = try row["count"]
        throw CouncilError(
            .wrongState, "consensus_running",
            ["cluster": try row["cluster"], "until": try row["until"], "count": "\(count)", "first": try row["first"]])
    }
}
