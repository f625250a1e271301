public import Councils
public import Postgres

extension Closings {
    /// What a dry run found, for a later run to be compared with: how each cycle comes out, and each unit of those that close.
    public struct Plan: Sendable, Equatable, Codable {
        /// A cycle's outcome and, where it is held, by what.
        public var cycles: [String: String] = [:]
        /// A unit's place by `cluster/unit`, such as `1 90.00 excellent flag`.
        public var units: [String: String] = [:]
        /// The digests of what goes in, by cluster.
        public var inputs: [String: String] = [:]

        /// What is otherwise now, in words for the session's reader: at most so many differences, the rest counted.
        func changes(to now: Plan, atMost limit: Int = 5) -> String {
            let differing = Self.differing(cycles, now.cycles) + Self.differing(units, now.units)
            let silent = differing.isEmpty ? Self.differing(inputs, now.inputs) : []
            let all = differing + silent
            let rest = all.count > limit ? "; +\(all.count - limit)" : ""
            return all.prefix(limit).joined(separator: "; ") + rest
        }

        private static func differing(_ then: [String: String], _ now: [String: String]) -> [String] {
            Set(then.keys).union(now.keys).sorted().compactMap { name in
                let (was, is_) = (then[name] ?? "-", now[name] ?? "-")
                return was == is_ ? nil : "\(name): \(was) → \(is_)"
            }
        }
    }

    /// What the run that this transaction just made is, to be kept as a plan; read before it is undone.
    public static func plan(
        of run: Run, year: Int, kind: ClosingKind, _ transaction: borrowing Transaction
    ) throws -> Plan {
        var plan = Plan()
        for cycle in run.cycles {
            plan.cycles[cycle.cluster] = ([cycle.outcome] + (cycle.guard.map { [$0.code, $0.unit ?? ""] } ?? []))
                .filter { !$0.isEmpty }.joined(separator: " ")
            plan.inputs[cycle.cluster] = cycle.inputsDigest.map { DigestText.hexadecimal(Array($0.prefix(4))) }
        }
        guard kind == .yearEnd else { return plan }
        let rows = try transaction.query(
            """
            select cluster.code || '/' || unit.code as unit,
                   concat_ws(' ', standing.rank, standing.total, standing.class, standing.gate, slot.award) as place
            from standing
            join cycle using (council_id, cycle_id, revision)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            left join award_slot as slot
                on slot.council_id = standing.council_id and slot.cycle_id = standing.cycle_id
               and slot.revision = standing.revision and slot.unit_id = standing.unit_id
            where cycle.year = \(year)
            """)
        for row in rows { plan.units[try row["unit"]] = try row["place"] }
        return plan
    }

    /// Keeps the latest plan of whoever made it. What a plan demands is its digest; this names what changed, and who planned.
    public static func keep(
        _ plan: Plan, digest: String, year: Int, kind: ClosingKind, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            insert into closing_plan (council_id, year, kind, author, digest, outcomes, at)
            values (current_council(), \(Int16(year)), \(kind.rawValue), current_actor(), \(digest),
                    \(JSONText(encoding: plan)), current_instant())
            on conflict (council_id, year, kind, author) do update
                set digest = excluded.digest, outcomes = excluded.outcomes, at = excluded.at
            """)
        try Events.change("closing plan", "closing/\(kind.rawValue)/\(year)", after: ["digest": digest], transaction)
    }

    /// Where the council asks for four eyes, who runs a closing by hand runs the plan of somebody else.
    ///
    /// Throws ``CouncilError/Kind/wrongState`` without a plan on record, and ``CouncilError/Kind/notPermitted`` for one's own.
    public static func requireFourEyes(
        year: Int, kind: ClosingKind, plan: String?, _ transaction: borrowing Transaction
    ) throws {
        let asked: String = try transaction.only(
            "select setting_value(\(Int32(year)), null, 'closing_four_eyes') as asked")["asked"]
        guard asked == "yes" else { return }
        let authors = try transaction.query(
            """
            select author, author = current_actor() as is_own
            from closing_plan
            where year = \(Int16(year))
              and kind = \(kind.rawValue)
              and starts_with(digest, \(plan ?? "-"))
            order by is_own
            """)
        guard let author = authors.first else {
            throw CouncilError(.wrongState, "closing_needs_plan", ["kind": kind.rawValue, "year": "\(year)"])
        }
        if try author["is_own"] as Bool {
            let name: String = try author["author"]
            throw CouncilError(.notPermitted, "closing_needs_other_eyes", ["author": name, "kind": kind.rawValue])
        }
    }

    /// The refusal of a plan that no longer holds.
    static func stale(
        _ plan: String, _ run: Run, year: Int, kind: ClosingKind, _ transaction: borrowing Transaction
    ) throws -> CouncilError {
        let known = try transaction.first(
            """
            select outcomes from closing_plan
            where year = \(Int16(year)) and kind = \(kind.rawValue) and starts_with(digest, \(plan))
            order by at desc
            limit 1
            """)
        let parameters = ["plan": plan, "now": String(run.digest.prefix(8))]
        guard let known else { return CouncilError(.planStale, "plan_unknown", parameters) }
        let before = try (known["outcomes"] as JSONText).decode(Plan.self)
        let now = try Self.plan(of: run, year: year, kind: kind, transaction)
        return CouncilError(.planStale, "plan_stale", parameters.merging(["changes": before.changes(to: now)]) { $1 })
    }
}
