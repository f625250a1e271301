public import Councils
public import Postgres

extension Consensus {
    /// What a list of objections shows.
    public static let objectionColumns: [ListColumn] = [
        .value("objection"), .code("unit"), .code("criterion"), .code("by"), .name("reason"), .instant("at"),
        .code("outcome"), .name("answer"), .name("answered_by"),
    ]

    /// Whether the answer follows the objection.
    public enum ObjectionOutcome: String, Sendable, CaseIterable {
        /// The card is changed accordingly.
        case accepted
        /// The figure stays.
        case rejected
    }

    /// Objects to a card, as a member of its cluster. Returns the objection's number.
    public static func object(
        to scope: CardScope, criterion: String?, from unit: String, reason: String, by actor: Actor, document: String?,
        _ transaction: borrowing Transaction
    ) throws -> Int64 {
        guard let entry = try CardsAtDesk.require(scope, transaction).entries.first else { return 0 }
        try requireMember(entry, actor, document, for: unit, act: "objection_add")
        guard entry.place.place.members.contains(unit) else {
            throw CouncilError(
                .notFound, "card_missing_in_cluster",
                ["unit": unit, "year": "\(scope.year)", "cluster": entry.cluster])
        }
        let number = try number(of: criterion, cycle: entry.cycle, transaction)
        let row = try transaction.only(
            """
            with objected as (
                insert into objection (council_id, cycle_id, unit_id, criterion_no, by_unit_id, reason, author, at)
                select current_council(), \(entry.cycle), \(entry.unitID), \(number), unit.unit_id, \(reason), current_actor(),
                       current_instant()
                from unit
                where unit.code = \(unit)
                returning objection_id
            ), recorded as (
                insert into event (council_id, at, actor, command, object, after, reason)
                select current_council(), current_instant(), current_actor(), 'objection add',
                       'card/' || \(entry.unit)::text || '/' || \(scope.year)::int,
                       jsonb_build_object('objection', objection_id, 'by', \(unit)::text), \(reason)
                from objected
            )
            select objection_id from objected
            """)
        return try row["objection_id"]
    }

    /// The place of a criterion in the cycle's set; throws ``CouncilError/Kind/notFound``.
    private static func number(
        of criterion: String?, cycle: Int64, _ transaction: borrowing Transaction
    ) throws -> Int16? {
        guard let criterion else { return nil }
        let row = try transaction.first(
            """
            select criterion.criterion_no
            from cycle
            join criterion using (council_id, criteria_set_id)
            where cycle.cycle_id = \(cycle) and criterion.code = \(criterion)
            """)
        guard let row else { throw CouncilError(.notFound, "criterion_unknown") }
        return try row["criterion_no"]
    }

    /// Answers an objection, once.
    public static func answer(
        _ objection: Int64, _ outcome: ObjectionOutcome, _ text: String, year: Int, cluster: String, by actor: Actor,
        document: String?, _ transaction: borrowing Transaction
    ) throws {
        let cards = try CardsAtDesk.require(CardScope(year: year, cluster: cluster), transaction)
        let values = ["objection": "\(objection)", "cluster": cluster, "year": "\(year)"]
        let found = try transaction.first(
            """
            select objection.outcome, unit.code as unit
            from objection
            join unit using (council_id, unit_id)
            where objection_id = \(objection) and cycle_id = \(cards.entries.first?.cycle)
            """)
        guard let found, let unit = try found["unit"] as String?,
            let entry = cards.entries.first(where: { $0.unit == unit })
        else { throw CouncilError(.notFound, "objection_missing", values) }
        if let refusal = entry.place.refusal(of: .write(.agreed), by: actor, document: document) {
            throw CouncilError(refusal)
        }
        guard try found["outcome"] as String? == nil else {
            throw CouncilError(.wrongState, "objection_answered", values)
        }
        try transaction.execute(
            """
            update objection
            set outcome = \(outcome.rawValue), answer = \(text), answered_by = current_actor(), answered_at = current_instant()
            where objection_id = \(objection)
            """)
        try Events.record(
            "objection answer", "objection/\(objection)", before: [:],
            after: ["outcome": outcome.rawValue, "unit": unit], reason: text, transaction)
    }

    /// The objections of a cluster's year, for somebody who may see its table.
    public static func objections(
        year: Int, cluster: String, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> ListQuery {
        _ = try requireVisible(year: year, cluster: cluster, for: actor, transaction)
        return ListQuery(
            objectionColumns,
            """
            select objection.objection_id as objection, unit.code as unit, criterion.code as criterion, by_unit.code as by,
                   objection.reason, objection.at, objection.outcome, objection.answer, objection.answered_by
            from objection
            join cycle using (council_id, cycle_id)
            join cluster using (council_id, cluster_id)
            join unit using (council_id, unit_id)
            join unit as by_unit on by_unit.council_id = objection.council_id and by_unit.unit_id = objection.by_unit_id
            left join criterion on criterion.council_id = objection.council_id
                and criterion.criteria_set_id = cycle.criteria_set_id and criterion.criterion_no = objection.criterion_no
            where cycle.year = \(year) and cluster.code = \(cluster)
            order by objection.objection_id
            """)
    }
}
