public import Councils
public import Postgres

extension Cycles {
    /// Something that a closing brought about, and whether it still holds once the cycle is opened again.
    public struct Consequence: Sendable, Equatable {
        /// Whether it stays as it is; false for what no longer counts.
        public let stays: Bool
        /// What it is: `standings`, `slot`, `digest`, `bundle`, `cards`, `mid_year`, `next_year`.
        public let thing: String
        /// Which one, such as `revision 1` or `flag 1`.
        public let item: String
        /// Its unit, number or first digits.
        public let value: String?
        /// What becomes of it, as a sentence.
        public let message: Message
    }

    /// A cycle that was opened again.
    public struct Reopened: Sendable, Equatable {
        /// The revision as which it is open.
        public let revision: Int
        /// What no longer counts, then what stays.
        public let consequences: [Consequence]
    }

    /// Opens a closed cycle again as a new revision, and says what counts no more by that. The standings before stay as they are.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` for a cycle that is not closed.
    public static func reopen(
        year: Int, cluster: String, reason: String, document: String, by actor: Actor,
        _ transaction: borrowing Transaction
    ) throws -> Reopened {
        guard let cycle = try places(year: year, clusters: [cluster], locking: true, transaction).first else {
            throw ClusterYear.missing(year: year, cluster: cluster)
        }
        guard cycle.place.state == .closed else {
            let values = ["cluster": cluster, "year": "\(year)", "state": cycle.place.state.rawValue]
            throw CouncilError(.wrongState, "cycle_not_closed", values)
        }
        let consequences = try consequences(of: cycle.id, year: year, cluster: cluster, transaction)
        let revision: Int32 = try transaction.only(
            """
            select reopen_cycle(\(cycle.id), \(actor.role.rawValue), normalize(\(reason)), normalize(\(document)))
                as revision
            """)["revision"]
        return Reopened(revision: Int(revision), consequences: consequences)
    }

    private static func consequences(
        of cycle: Int64, year: Int, cluster: String, _ transaction: borrowing Transaction
    ) throws -> [Consequence] {
        let closing = try transaction.only(
            """
            select recorded.revision, left(encode(recorded.inputs_digest, 'hex'), 8) as inputs,
                   left(encode(recorded.standings_digest, 'hex'), 8) as standings,
                   (select count(*)
                    from standing
                    where standing.cycle_id = recorded.cycle_id and standing.revision = recorded.revision) as units
            from closing_cycle as recorded
            join closing using (council_id, closing_id)
            join cycle using (council_id, cycle_id, revision)
            where recorded.cycle_id = \(cycle) and closing.kind = 'year_end'
            """)
        let revision = "\(try closing["revision"] as Int16)"
        let values = ["cluster": cluster, "year": "\(year)", "revision": revision, "next": "\(year + 1)"]
        let (inputs, standings): (String, String) = (try closing["inputs"], try closing["standings"])
        func gone(_ thing: String, _ item: String, _ value: String?, _ code: String) -> Consequence {
            Consequence(stays: false, thing: thing, item: item, value: value, message: Message(code, values))
        }
        return [
            gone("standings", "revision \(revision)", "\(try closing["units"] as Int64)", "reopening_standings")
        ] + (try slots(of: cycle, values, transaction)) + [
            gone("digest", "inputs", inputs, "reopening_digest"),
            gone("digest", "standings", standings, "reopening_digest"),
            gone("bundle", "revision \(revision)", nil, "reopening_bundle"),
        ] + (try staying(of: cycle, values, transaction))
    }

    /// Slots with their units; whom the council chose says on what paper.
    private static func slots(
        of cycle: Int64, _ values: [String: String], _ transaction: borrowing Transaction
    ) throws -> [Consequence] {
        try transaction.query(
            """
            select slot.award || ' ' || slot.no as item, unit.code, slot.reason, slot.document, slot.chosen_by
            from award_slot as slot
            join cycle using (council_id, cycle_id, revision)
            left join unit using (council_id, unit_id)
            where slot.cycle_id = \(cycle)
            order by slot.award desc, slot.no
            """
        ).map { row in
            let (unit, by): (String?, String?) = (try row["code"], try row["chosen_by"])
            let choice: [String: String] =
                try by.map {
                    ["by": $0, "document": try row["document"], "reason": try row["reason"]]
                } ?? [:]
            let code = by != nil ? "reopening_choice" : unit != nil ? "reopening_slot" : "reopening_open_slot"
            return Consequence(
                stays: false, thing: "slot", item: try row["item"], value: unit,
                message: Message(code, values.merging(choice) { $1 }))
        }
    }

    /// What a reopening does not touch: cards, the mid-year, votes, and what the next year took over.
    private static func staying(
        of cycle: Int64, _ values: [String: String], _ transaction: borrowing Transaction
    ) throws -> [Consequence] {
        let found = try transaction.only(
            """
            select (select count(*) from scorecard where cycle_id = cycle.cycle_id and left_on is null) as cards,
                   (select count(*) from cluster_ballot where cycle_id = cycle.cycle_id) as ballots,
                   (select count(*) from cycle_waiver where cycle_id = cycle.cycle_id and state = 'year_end') as waivers,
                   (select array_to_string(taken_over, ',')
                    from cycle_succession
                    where cycle_id = cycle.cycle_id) as taken_over
            from cycle
            where cycle_id = \(cycle)
            """)
        func stays(_ thing: String, _ item: String, _ value: String, _ code: String) -> Consequence {
            Consequence(stays: true, thing: thing, item: item, value: value, message: Message(code, values))
        }
        let year = values["year"] ?? "-"
        let (cards, ballots, waivers): (Int64, Int64, Int64) = (
            try found["cards"], try found["ballots"], try found["waivers"]
        )
        let takenOver: String? = try found["taken_over"]
        return [
            stays("cards", year, "\(cards)", "reopening_cards"),
            ballots > 0 ? stays("ballots", year, "\(ballots)", "reopening_ballots") : nil,
            waivers > 0 ? stays("on_record", "year_end", "\(waivers)", "reopening_waivers") : nil,
            takenOver.map { stays("next_year", values["next"] ?? "-", $0, "reopening_next_year") },
        ].compactMap(\.self)
    }
}
