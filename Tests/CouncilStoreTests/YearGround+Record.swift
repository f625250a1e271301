import Postgres
import TestSupport

extension YearGround {
    /// What stands on record after the closings.
    struct Record: Sendable {
        /// By council: its cycles, each with its units and its slots.
        var lines: [String: [String]] = [:]
        /// Digests of cards by council and unit.
        var cards: [String: [String: String]] = [:]
    }

    /// Everything that the model tells, in its words.
    func recorded() async throws -> Record {
        try await superuser.withTransaction { transaction in
            var record = Record()
            for row in try transaction.query(Self.lines) {
                record.lines[try row["council"], default: []].append(try row["line"])
            }
            for row in try transaction.query(Self.cards) {
                record.cards[try row["council"], default: [:]][try row["unit"]] = try row["digest"]
            }
            return record
        }
    }

    private static let cards: SQL = """
        select council.code as council, unit.code as unit, encode(card.digest, 'hex') as digest
        from scorecard as card
        join council using (council_id)
        join unit using (council_id, unit_id)
        where card.digest is not null
        """

    private static let lines: SQL = """
        with year as (
            select cycle.council_id, cycle.cycle_id, council.code as council, cluster.code as cluster
            from cycle
            join council using (council_id)
            join cluster using (council_id, cluster_id)
            where cycle.year = 2025
        )
        select told.council, told.line
        from (
            select year.council, year.cluster, 1 as place, '' as thing,
                   concat_ws(' ', year.cluster, recorded.outcome, coalesce(recorded.guard, '-'), coalesce(unit.code, '-'),
                             recorded.waiting_units, coalesce(recorded.policy, '-')) as line
            from closing_cycle as recorded
            join year using (council_id, cycle_id)
            left join unit on unit.council_id = recorded.council_id and unit.unit_id = recorded.unit_id
            union all
            select year.council, year.cluster, 2, unit.code,
                   concat_ws(' ', year.cluster, unit.code, coalesce(standing.rank::text, '-'),
                             case when standing.tied then 'tied' else 'alone' end, coalesce(standing.class, '-'),
                             case when standing.capped then 'capped' else 'free' end, coalesce(standing.base::text, '-'),
                             coalesce(standing.bonus::text, '-'), coalesce(standing.deduction::text, '-'),
                             coalesce(standing.total::text, '-'), coalesce(array_to_string(standing.tie_values, ','), '-'),
                             coalesce(standing.gate, '-'))
            from standing
            join year using (council_id, cycle_id)
            join unit using (council_id, unit_id)
            union all
            select year.council, year.cluster, case slot.award when 'flag' then 3 else 4 end, to_char(slot.no, '09'),
                   concat_ws(' ', year.cluster, slot.award, slot.no, coalesce(unit.code, '-'))
            from award_slot as slot
            join year using (council_id, cycle_id)
            left join unit using (council_id, unit_id)
            union all
            select year.council, year.cluster, 5, '',
                   concat_ws(' ', year.cluster, 'digests', encode(recorded.standings_digest, 'hex'),
                             encode(recorded.inputs_digest, 'hex'))
            from closing_cycle as recorded
            join year using (council_id, cycle_id)
            where recorded.outcome = 'closed'
        ) as told
        order by told.council, told.cluster collate "C", told.place, told.thing collate "C"
        """
}

extension NaiveClosing {
    /// How the cycle must come out, line by line, given the digests of its cards.
    func told(cards: [String: String]) -> [String] {
        let name = cluster.code
        let cycle = [
            name, hold == nil ? "closed" : "held", hold?.code ?? "-", hold?.unit ?? "-", "\(hold?.waiting ?? 0)",
            policy ?? "-",
        ]
        let digests = hold == nil ? ["\(name) digests \(standingsDigest) \(inputsDigest(cards: cards))"] : []
        return [cycle.joined(separator: " ")] + standings.map { "\(name) \(told($0))" }
            + slots.map { "\(name) \($0.award) \($0.number) \($0.unit ?? "-")" } + digests
    }

    /// Values that are no points have two places all the same, as the table has them.
    private func told(_ standing: Standing) -> String {
        let points = [standing.base, standing.bonus, standing.deduction, standing.total].map {
            $0.map(Self.text) ?? "-"
        }
        let values = standing.tieValues.map { values in
            zip(year.rules.tieKeys, values).map { key, value in
                Self.text(key == "cluster_ballot" ? value * 100 : value)
            }.joined(separator: ",")
        }
        let words = [
            standing.unit, standing.rank.map(String.init) ?? "-", standing.isTied ? "tied" : "alone",
            standing.yearClass ?? "-", standing.isCapped ? "capped" : "free",
        ]
        let last = [values ?? "-", standing.gates.isEmpty ? "-" : standing.gateText]
        return (words + points + last).joined(separator: " ")
    }
}
